import type { Words } from '#kernel/ui'
import type { zh } from './zh-TW.ts'

export const en = {
  title: 'Today',
  purpose: '{name}, these things wait for you, by due date.',
  overdue: 'Overdue',
  today: 'Due today',
  soon: 'Due soon',
  later: 'Other',
  late: 'Overdue',
  due: 'Due',
  count: '{n}',
  emptyTitle: 'Everything for today is done',
  empty: 'New stamps, explanations or findings appear here by themselves.',
} as const satisfies Words<typeof zh>
