import { describe, expect, it } from 'vitest'
import type { Day, Instant } from '#kernel/ground'
import { lawBook } from '#kernel/law'
import { decideEntry, type EntryCommand, type EntryFactsForWriting } from './entry.ts'

const law = lawBook().at('2026-11-20' as Day)
const now = '2026-11-20T02:00:00.000Z' as Instant
const actor = { person: 'me', name: '林', posts: [], current: null, session: null }
const facts: EntryFactsForWriting = {
  systems: new Map<string, { zh: string; retired: boolean }>([
    ['hr', { zh: '戶役政', retired: false }],
    ['old', { zh: '舊系統', retired: true }],
    ...['b', 'c', 'd'].map((id) => [id, { zh: id, retired: false }] as const),
  ]),
  requesterUnit: 'north',
  unit: 'north',
}
const command: EntryCommand = {
  at: '2026-11-20T01:58:00.000Z' as Instant,
  systems: ['hr'],
  keyKind: 'national_id',
  target: 'ａ123456789 ',
  purpose: 'investigation',
  caseNo: '115-1',
  noCase: null,
  requester: null,
  behalfDocument: null,
  printed: false,
}
const decide = (more: Partial<EntryCommand>, other: Partial<EntryFactsForWriting> = {}) =>
  decideEntry({ ...facts, ...other }, { ...command, ...more }, { now, actor, law })
const code = (more: Partial<EntryCommand>, other?: Partial<EntryFactsForWriting>): string => {
  const decided = decide(more, other)
  return decided.ok ? 'written' : decided.error.code
}

describe('writing in the log book', () => {
  it('normalises what was typed', () => {
    const decided = decide({ systems: ['hr', 'hr'] })
    expect(decided).toMatchObject({ ok: true, value: { target: 'A123456789', systems: ['hr'] } })
  })
  it.each([
    ['written', { caseNo: null, noCase: 'on_the_spot' }],
    ['QUERIES_CASE_OR_REASON', { caseNo: null }],
    ['QUERIES_CASE_OR_REASON', { caseNo: '  ' }],
    ['QUERIES_CASE_OR_REASON', { noCase: 'urgent' }],
    ['QUERIES_NO_SUCH_SYSTEM', { systems: ['nope'] }],
    ['QUERIES_SYSTEM_RETIRED', { systems: ['old'] }],
    ['QUERIES_TOO_MANY_SYSTEMS', { systems: ['hr', 'b', 'c', 'd'] }],
    ['written', { at: '2026-11-20T02:04:00.000Z' as Instant }],
    ['QUERIES_ENTRY_IN_FUTURE', { at: '2026-11-20T02:06:00.000Z' as Instant }],
    ['QUERIES_EMPTY_TARGET', { target: ' - ' }],
    ['written', { requester: 'colleague' }],
  ] as const)('answers %s', (expected, more) => expect(code(more)).toBe(expected))

  it('wants a document for somebody of another unit, and a person who exists', () => {
    expect(code({ requester: 'other' }, { requesterUnit: 'south' })).toBe('QUERIES_BEHALF_DOCUMENT')
    expect(code({ requester: 'other', behalfDocument: ' ' }, { requesterUnit: 'south' })).toBe(
      'QUERIES_BEHALF_DOCUMENT',
    )
    expect(code({ requester: 'other', behalfDocument: '北市警字第1號' }, { requesterUnit: 'south' })).toBe(
      'written',
    )
    expect(code({ requester: 'ghost' }, { requesterUnit: undefined })).toBe('QUERIES_NO_SUCH_PERSON')
  })
  it('does not take oneself for somebody who asked', () => {
    expect(decide({ requester: 'me' }, { requesterUnit: 'south' })).toMatchObject({
      ok: true,
      value: { requester: null },
    })
  })
})
