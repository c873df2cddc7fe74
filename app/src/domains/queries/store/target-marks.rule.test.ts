import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editsBetween } from '../rules/reconcile/index.ts'
import { TargetMarks } from './target-marks.ts'

const marks = new TargetMarks(new Uint8Array(32).fill(7))
const edits = (a: string, b: string): number | null => {
  const [x, y] = marks.near([a, b])
  return editsBetween(x ?? new Uint8Array(), y ?? new Uint8Array())
}

describe('keyed marks of targets', () => {
  it('depends on key and value, and shows neither', () => {
    const other = new TargetMarks(new Uint8Array(32).fill(8))
    expect(marks.mark('A123456789')).toMatch(/^[\w-]{22}$/)
    expect(marks.mark('A123456789')).toBe(marks.mark('A123456789'))
    expect(marks.mark('A123456789')).not.toBe(marks.mark('A123456788'))
    expect(marks.mark('A123456789')).not.toBe(other.mark('A123456789'))
    expect(Buffer.from(marks.near(['A123456789'])[0] ?? []).includes('A12')).toBe(false)
  })

  it('refuses a key that is too short', () => {
    expect(() => new TargetMarks(new Uint8Array(16))).toThrow('shorter')
  })

  it.each([
    ['A123456789', 'A123456789', 0],
    ['A123456789', 'A123456780', 1],
    ['A123456789', 'A12345678', 1],
    ['A123456789', 'A132456789', 1],
    ['A123456789', 'A120456780', 2],
    ['A123456789', 'A1234567', 2],
    ['A123456789', 'B229999789', null],
    ['王小明', '王小名', 1],
    ['王小明', '王大名', null],
    ['12', '13', null],
  ])('tells how far %s is from %s', (a, b, expected) => expect(edits(a, b)).toBe(expected))

  it('finds every slip of one or two characters in a long target', () => {
    const id = fc.stringMatching(/^[A-Z][12]\d{8}$/)
    fc.assert(
      fc.property(id, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), (text, i, j) => {
        const slip = [...text].map((char, k) => (k === i || k === j ? '#' : char)).join('')
        expect(edits(text, slip)).toBe(i === j ? 1 : 2)
      }),
    )
  })

  it('compares a target of 16 characters or more only as a whole', () => {
    expect(edits('台北市中正區重慶南路一段', '台北市中正區重慶南路二段')).toBe(null)
    expect(edits('', 'A123456789')).toBe(null)
  })
})
