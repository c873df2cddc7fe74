import { roomScreens } from '#kernel/ui'

const stamp = { deeds: ['queries.line.stamp'] }
const imports = { deeds: ['queries.import.read'] }

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
    {
      path: '/queries/import',
      title: { zh: '匯入', en: 'Import' },
      icon: 'import',
      rail: 12,
      enter: imports,
      also: '日誌 日曆 紀錄 CSV calendar log upload',
      load: () => import('./screens/import/import.tsx'),
    },
    {
      path: '/queries/import/$import',
      enter: imports,
      load: () => import('./screens/import/one-import.tsx'),
    },
  ],
})
