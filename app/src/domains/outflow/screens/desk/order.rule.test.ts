import { describe, expect, it } from 'vitest'
import type { Check, DeskFile } from '../api.ts'
import { sumOf, takesMore, worstFirst } from './order.ts'

const file = (name: string, more: Partial<DeskFile> = {}): DeskFile => ({
  id: name,
  check: 'c',
  name,
  size: 1,
  digest: '',
  state: 'read',
  kind: null,
  verdict: 'COMPLETE',
  findings: 0,
  hidden: 0,
  persons: 0,
  progress: null,
  cleaned: null,
  refused: null,
  ...more,
})
const names = (files: readonly DeskFile[]) => worstFirst(files).map(({ name }) => name)

describe('the order of a check', () => {
  it('puts what nobody could read first, and what is destroyed last', () => {
    expect(
      names([
        file('gone', { state: 'gone', findings: 9 }),
        file('nothing'),
        file('waiting', { state: 'waiting', verdict: null }),
        file('carrying', { hidden: 1 }),
        file('encrypted', { verdict: 'ENCRYPTED' }),
        file('lost', { state: 'lost', verdict: null }),
      ]),
    ).toEqual(['encrypted', 'lost', 'carrying', 'waiting', 'nothing', 'gone'])
  })
  it('ranks by persons, then findings, then hidden things; a part unread is never among the clean', () => {
    expect(
      names([
        file('hidden', { hidden: 50 }),
        file('partial', { verdict: 'PARTIAL' }),
        file('findings', { findings: 3 }),
        file('persons', { persons: 2, findings: 2 }),
        file('clean'),
      ]),
    ).toEqual(['persons', 'findings', 'hidden', 'partial', 'clean'])
  })
  it('counts every file once', () => {
    const files = [
      file('a', { verdict: 'SKIPPED' }),
      file('b', { hidden: 1 }),
      file('c'),
      file('d', { state: 'reading', verdict: null }),
      file('e', { state: 'gone' }),
    ]
    expect(sumOf(files)).toEqual({ unread: 1, carrying: 1, nothing: 1, underWay: 1 })
  })
})

describe('a check on the desk', () => {
  const check = { at: '2026-11-29T10:00:00Z', gone: null } as Check
  const later = (minutes: number) => Date.parse(check.at) + minutes * 60_000
  it('takes more files within the hour, up to the limit, and none once it is destroyed', () => {
    expect(takesMore(check, 3, 10, later(59))).toBe(true)
    expect(takesMore(check, 3, 10, later(60))).toBe(false)
    expect(takesMore(check, 10, 10, later(1))).toBe(false)
    expect(takesMore({ ...check, gone: check.at }, 3, 10, later(1))).toBe(false)
  })
})
