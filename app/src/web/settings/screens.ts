import { roomScreens } from '#kernel/ui'

export const screens = roomScreens({
  id: 'settings',
  title: { zh: '設定', en: 'Settings' },
  enter: { deeds: ['people.settings'] },
  screens: [
    {
      path: '/settings',
      title: { zh: '設定', en: 'Settings' },
      icon: 'settings',
      rail: 90,
      also: '閒置 參數 資料庫 idle parameters database',
      load: () => import('./settings.tsx'),
    },
    {
      path: '/law',
      title: { zh: '法令參數', en: 'Law parameters' },
      icon: 'law',
      enter: 'everybody',
      also: '法令 依據 版本 核對 law edition',
      load: () => import('./law-parameters.tsx'),
    },
  ],
})
