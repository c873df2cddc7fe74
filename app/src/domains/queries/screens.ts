import { roomScreens } from '#kernel/ui'

const stamp = { deeds: ['queries.line.stamp'] }

export const screens = roomScreens({
  id: 'queries',
  title: { zh: '查詢', en: 'Look-ups' },
  enter: { deeds: ['queries.entry.write'] },
  screens: [
    {
      path: '/queries/sheet',
      title: { zh: '逐筆核對', en: 'Line review' },
      icon: 'stamp',
      rail: 10,
      enter: stamp,
      also: '核章 日表 審核 stamp sheet',
      load: () => import('./screens/sheet/sheet.tsx'),
    },
  ],
})
