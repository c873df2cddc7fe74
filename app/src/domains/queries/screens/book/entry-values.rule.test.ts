import { describe, expect, it } from 'vitest'
import type { Instant } from '#kernel/ground'
import { blankEntry, bodyOf, lacking, type EntryValues } from './entry-values.ts'

const now = '2026-11-21T01:00:00.000Z' as Instant
const whole: EntryValues = {
  ...blankEntry(now),
  systems: ['household'],
  purpose: 'investigation',
  hasCase: 'yes',
  caseNo: ' 115-1042 ',
}

describe('an entry of the log book', () => {
  it('lacks what was not filled in, in the order of the form', () => {
    expect(lacking({ ...blankEntry(now), at: null }, '', false)).toEqual([
      'at',
      'systems',
      'target',
      'purpose',
      'hasCase',
    ])
    expect(lacking(whole, 'A123456789', false)).toEqual([])
  })
  it('needs the number of its case, or the reason for none', () => {
    expect(lacking({ ...whole, caseNo: ' ' }, 'x', false)).toEqual(['caseNo'])
    expect(lacking({ ...whole, hasCase: 'no' }, 'x', false)).toEqual(['noCase'])
  })
  it('keeps its target in a correction that gives none, but says why', () => {
    expect(lacking(whole, '', true)).toEqual(['why'])
    expect(lacking({ ...whole, why: '末碼誤植' }, '', true)).toEqual([])
  })
  it('sends a case number or a reason, never both', () => {
    expect(bodyOf({ ...whole, noCase: 'test' })).toMatchObject({ caseNo: '115-1042', noCase: null })
    expect(bodyOf({ ...whole, hasCase: 'no', noCase: 'test' })).toMatchObject({
      caseNo: null,
      noCase: 'test',
    })
  })
  it('sends a document only with somebody who asked', () => {
    const asked = { ...whole, behalfDocument: '中市警字第1號', requester: { value: 'p9', label: '周志遠' } }
    expect(bodyOf(asked)).toMatchObject({ requester: 'p9', behalfDocument: '中市警字第1號' })
    expect(bodyOf({ ...asked, requester: null })).toMatchObject({ requester: null, behalfDocument: null })
  })
})
