import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finding } from './finding.testing.ts'
import { piecesOf } from './pieces.ts'

const at = (no: number, start: number, end: number) => finding(no, 'd', String(no), { start, end })
const shown = (text: string, ...of: ReturnType<typeof at>[]) =>
  piecesOf(text, of).map((piece) => [piece.text, piece.findings.map(({ no }) => no)])

describe('the pieces of a text', () => {
  it('cuts where findings begin and end', () => {
    expect(shown('姓名王小明電話', at(1, 2, 5))).toEqual([
      ['姓名', []],
      ['王小明', [1]],
      ['電話', []],
    ])
  })
  it('lets findings overlap', () => {
    expect(shown('abcdef', at(1, 0, 4), at(2, 2, 6))).toEqual([
      ['ab', [1]],
      ['cd', [1, 2]],
      ['ef', [2]],
    ])
  })
  it('passes over what lies outside, as where only the beginning of a text is kept', () => {
    expect(shown('abc', at(1, 3, 9), at(2, -4, 0), at(3, 2, 2))).toEqual([['abc', []]])
  })
  it('loses no text and covers each finding exactly', () => {
    const place = fc.tuple(fc.integer({ min: -3, max: 30 }), fc.integer({ min: -3, max: 30 }))
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), fc.array(place, { maxLength: 6 }), (text, places) => {
        const findings = places.map(([start, end], no) => at(no, start, end))
        const pieces = piecesOf(text, findings)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        for (const one of findings) {
          const covered = pieces.filter(({ findings: over }) => over.includes(one)).map((piece) => piece.text)
          const meant = one.start < one.end ? text.slice(Math.max(0, one.start), Math.max(0, one.end)) : ''
          expect(covered.join('')).toBe(meant)
        }
      }),
    )
  })
})
