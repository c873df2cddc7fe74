import type { OpenedLine } from '../api.ts'

export const decisions = ['approve', 'ask', 'refer'] as const
export type Decision = (typeof decisions)[number]
export type Given =
  | { readonly decision: 'approve'; readonly reason?: string }
  | { readonly decision: 'ask'; readonly question: string }
  | { readonly decision: 'refer'; readonly reason: string }

/** Whether the decision asks for words. The server rules; this only puts the field in its place beforehand. */
export const needsWords = (decision: Decision, { line }: OpenedLine): boolean =>
  decision !== 'approve' || line.review?.needsReason === true

export function givenOf(decision: Decision, words: string): Given {
  const text = words.trim()
  if (decision === 'ask') return { decision, question: text }
  if (decision === 'refer') return { decision, reason: text }
  return text === '' ? { decision } : { decision, reason: text }
}

/** An unregistered look-up is approved only on an answered explanation with a document (M17). */
export const lacksExplanation = ({ line, task }: OpenedLine): boolean =>
  line.review?.needsExplanation === true && (task?.state === 'open' || task?.text == null)

/** The stamp that a correction would follow: the latest that nothing corrects. */
export const latestStamp = ({ stamps }: OpenedLine) =>
  stamps.findLast((stamp) => stamp.correctedBy === null) ?? null
