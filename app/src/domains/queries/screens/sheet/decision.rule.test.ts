import { describe, expect, it } from 'vitest'
import type { OpenedLine } from '../api.ts'
import { givenOf, lacksExplanation, latestStamp, needsWords } from './decision.ts'

const review = {
  state: 'open',
  decision: null,
  needsReason: false,
  needsExplanation: false,
  sheet: 's',
  route: 'head',
  desk: 'd',
}
const opened = (more: object, task: object | null = null, stamps: readonly object[] = []): OpenedLine =>
  ({ line: { review: { ...review, ...more } }, task, stamps }) as unknown as OpenedLine

describe('a decision', () => {
  it('asks for words where something stands out, and always to ask or refer', () => {
    expect(needsWords('approve', opened({}))).toBe(false)
    expect(needsWords('approve', opened({ needsReason: true }))).toBe(true)
    expect(needsWords('ask', opened({}))).toBe(true)
    expect(needsWords('refer', opened({}))).toBe(true)
  })
  it('carries its words trimmed, in the field of its kind, and no empty reason', () => {
    expect(givenOf('approve', '  ')).toEqual({ decision: 'approve' })
    expect(givenOf('approve', ' 已核對 ')).toEqual({ decision: 'approve', reason: '已核對' })
    expect(givenOf('ask', '事由？')).toEqual({ decision: 'ask', question: '事由？' })
    expect(givenOf('refer', '疑點')).toEqual({ decision: 'refer', reason: '疑點' })
  })
  it('waits for the explanation of an unregistered look-up', () => {
    const late = { needsExplanation: true }
    expect(lacksExplanation(opened(late))).toBe(true)
    expect(lacksExplanation(opened(late, { state: 'open', text: null }))).toBe(true)
    expect(lacksExplanation(opened(late, { state: 'answered', text: '補登' }))).toBe(false)
    expect(lacksExplanation(opened({}))).toBe(false)
  })
  it('is corrected at its latest stamp, never at one that was corrected before', () => {
    const stamps = [
      { id: 'a', correctedBy: 'b' },
      { id: 'b', correctedBy: null },
    ]
    expect(latestStamp(opened({}, null, stamps))?.id).toBe('b')
    expect(latestStamp(opened({}))).toBeNull()
  })
})
