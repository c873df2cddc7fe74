export const zh = {
  title: '今日應辦',
  purpose: '{name}，以下事項等您處理，依期限先後排列。',
  overdue: '已逾期',
  today: '今日到期',
  soon: '近日到期',
  later: '其他待辦',
  late: '逾期',
  due: '期限',
  count: '{n} 件',
  emptyTitle: '今日應辦事項已全部完成',
  empty: '新的核章、說明或異常會自動出現在這裡。',
} as const
