import { roomScreens } from '#kernel/ui'

export const screens = roomScreens({
  id: 'outflow',
  title: { zh: '檢核台', en: 'Inspection desk' },
  enter: { deeds: ['outflow.file.bring'] },
  screens: [
    {
      path: '/outflow/desk',
      title: { zh: '檢核台', en: 'Inspection desk' },
      icon: 'export',
      rail: 20,
      also: '檔案 隱藏 個資 遮蔽 塗黑 公開 外流 file hidden personal data redact publish',
      load: () => import('./screens/desk/desk.tsx'),
    },
    { path: '/outflow/files/$file', load: () => import('./screens/file/file.tsx') },
  ],
})
