import type { Instant } from '#kernel/ground'

/** 送檢 Check: what one person lays on the inspection desk together. */
export interface Check {
  readonly id: string
  readonly person: string
  readonly at: Instant
  /** When everything of it is destroyed, whether looked at or not. */
  readonly until: Instant
  readonly gone: Instant | null
}

/**
 * waiting: on the desk, nobody has read it yet · reading: a thread is at it · read: there is a report · cleaning: a clean file is being
 * made · lost: it could not be inspected at all · gone: destroyed; only its digest and figures are left.
 */
export const fileStates = {
  waiting: { zh: '等候檢查', en: 'Waiting' },
  reading: { zh: '檢查中', en: 'Being read' },
  read: { zh: '已檢查', en: 'Inspected' },
  cleaning: { zh: '清理中', en: 'Being cleaned' },
  lost: { zh: '無法檢查', en: 'Could not be inspected' },
  gone: { zh: '已銷毀', en: 'Destroyed' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>
export type FileState = keyof typeof fileStates

export const verdicts = {
  COMPLETE: { zh: '全部讀過', en: 'Read to the end' },
  PARTIAL: { zh: '部分未讀', en: 'Partly unread' },
  SKIPPED: { zh: '未檢查', en: 'Not inspected' },
  ENCRYPTED: { zh: '已加密，未檢查', en: 'Encrypted, not inspected' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>

export const cleaningStyles = {
  bar: { zh: '塗黑', en: 'Black bars' },
  pseudonym: { zh: '代號（甲、乙、丙）', en: 'Pseudonyms' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>
export type CleaningStyle = keyof typeof cleaningStyles
