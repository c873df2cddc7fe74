import { roomScreens } from '#kernel/ui'

export const screens = roomScreens({
  id: 'findings',
  title: { zh: '異常發現', en: 'Findings' },
  enter: { deeds: ['findings.finding.read'] },
  screens: [
    {
      path: '/findings/{-$finding}',
      title: { zh: '異常發現', en: 'Findings' },
      icon: 'flag',
      rail: 30,
      also: '徵候 異常 findings 結案 複查',
      load: () => import('./screens/inbox.tsx'),
    },
    {
      path: '/actions',
      title: { zh: '我的改善措施', en: 'My corrective actions' },
      icon: 'check',
      enter: 'everybody',
      load: () => import('./screens/my-actions.tsx'),
    },
  ],
})
