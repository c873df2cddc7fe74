import { roomScreens } from '#kernel/ui'

const stamp = { deeds: ['queries.line.stamp'] }
const imports = { deeds: ['queries.import.read'] }
const days = { deeds: ['queries.day.read'] }
const cases = { deeds: ['queries.case.read'] }
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
      path: '/queries/days',
      title: { zh: '每日勾稽', en: 'Days' },
      icon: 'clock',
      rail: 15,
      enter: days,
      also: '勾稽 逾期 有登記無查詢 reconcile overdue phantom',
      load: () => import('./screens/days/days.tsx'),
    },
    { path: '/queries/days/$day', enter: days, load: () => import('./screens/days/one-day.tsx') },
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
    {
      path: '/queries/subject',
      title: { zh: '誰查過此人', en: 'Who looked up' },
      icon: 'search',
      rail: 17,
      enter: { deeds: ['queries.subject.trace'] },
      also: '追查 對象 trace subject',
      load: () => import('./screens/subject/subject.tsx'),
    },
    {
      path: '/queries/cases',
      title: { zh: '案件', en: 'Cases' },
      icon: 'law',
      rail: 18,
      enter: cases,
      also: '案號 當事人 case party',
      load: () => import('./screens/cases/cases.tsx'),
    },
    { path: '/queries/cases/$case', enter: cases, load: () => import('./screens/cases/cases.tsx') },
    {
      path: '/queries/systems',
      title: { zh: '查詢系統', en: 'Look-up systems' },
      icon: 'settings',
      rail: 19,
      enter: { deeds: ['queries.system.arrange'] },
      also: '系統 匯入期限 欄位對應 profile mapping',
      load: () => import('./screens/systems/systems.tsx'),
    },
    {
      path: '/queries/systems/$system',
      enter: { deeds: ['queries.system.arrange'] },
      load: () => import('./screens/systems/systems.tsx'),
    },
  ],
})
