import { roomScreens } from '#kernel/ui'

const stamp = { deeds: ['queries.line.stamp'] }
const imports = { deeds: ['queries.import.read'] }
const register = { roles: ['head', 'chief', 'ethics', 'it_auditor'] as const }

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
      path: '/queries/explain',
      title: { zh: '待我說明', en: 'To explain' },
      icon: 'note',
      rail: 11,
      also: '說明 附件 補登 explanation answer attachment',
      load: () => import('./screens/explain/explain.tsx'),
    },
    { path: '/queries/explain/$task', load: () => import('./screens/explain/explain.tsx') },
    {
      path: '/queries/book',
      title: { zh: '查詢紀錄簿', en: 'Log book' },
      icon: 'book',
      rail: 12,
      also: '登記 補登 更正 entry register',
      load: () => import('./screens/book/book.tsx'),
    },
    {
      path: '/queries/mine',
      title: { zh: '我的查詢', en: 'My look-ups' },
      icon: 'person',
      rail: 13,
      also: '自己的查詢 own',
      load: () => import('./screens/lines/mine.tsx'),
    },
    {
      path: '/queries/import',
      title: { zh: '匯入', en: 'Import' },
      icon: 'import',
      rail: 14,
      enter: imports,
      also: '日誌 日曆 紀錄 CSV calendar log upload',
      load: () => import('./screens/import/import.tsx'),
    },
    {
      path: '/queries/import/$import',
      enter: imports,
      load: () => import('./screens/import/one-import.tsx'),
    },
    {
      path: '/queries/lines',
      title: { zh: '查詢明細', en: 'Register' },
      icon: 'lines',
      rail: 16,
      enter: register,
      also: '查詢紀錄 明細 lines',
      load: () => import('./screens/lines/lines.tsx'),
    },
    { path: '/queries/lines/$line', load: () => import('./screens/lines/one-line.tsx') },
  ],
})
