import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editsBetween } from '../rules/reconcile/index.ts'
import { TargetMarks } from './target-marks.ts'

const marks = new TargetMarks(new Uint8Array(32).fill(7))
const edits = (a: string, b: string): number | null => {
  const { words, starts } = marks.near.many(['他', a, b])
  return editsBetween(words.subarray(starts[1]), words.subarray(starts[2]))
}

describe('keyed marks of targets', () => {
  it('depends on key and value, and shows neither', () => {
    const other = new TargetMarks(new Uint8Array(32).fill(8))
    expect(marks.mark('A123456789')).toMatch(/^[\w-]{22}$/)
    expect(marks.mark('A123456789')).toBe(marks.mark('A123456789'))
    expect(marks.mark('A123456789')).not.toBe(marks.mark('A123456788'))
    expect(marks.mark('A123456789')).not.toBe(other.mark('A123456789'))
    expect(Buffer.from(marks.near.one('A123456789').buffer).includes('A12')).toBe(false)
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
    ['A123456789', '1A23456789', 1],
    ['ABC1234', 'ABD1235', 2],
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
    expect(edits('台北市中正區重慶南路一段122號', '台北市中正區重慶南路二段122號')).toBe(null)
    expect(edits('', 'A123456789')).toBe(null)
  })

  it('marks alone as it marks among others, and differently under another key', () => {
    const { words, starts } = marks.near.many(['B223456789', 'A123456789'])
    const alone = marks.near.one('A123456789')
    expect([...alone]).toEqual([...words.subarray(starts[1])])
    expect(editsBetween(alone, new TargetMarks(new Uint8Array(32).fill(9)).near.one('A123456789'))).toBe(null)
  })

  it('marks the rows of a file as it marks each alone, also where a target comes again', () => {
    const targets = ['A123456789', '', 'ABC1234', 'A123456789', '台北市中正區重慶南路一段122號']
    const fresh = new TargetMarks(new Uint8Array(32).fill(7))
    for (const some of [targets, targets.toReversed()])
      for (const [i, { mark, words, from, to }] of fresh.many(some).entries()) {
        expect(mark).toBe(marks.mark(some[i] ?? ''))
        expect([...words.subarray(from, to)]).toEqual([...marks.near.one(some[i] ?? '')])
      }
  })

  it('takes no two random targets for a slip', () => {
    const id = fc.stringMatching(/^[A-Z][12]\d{8}$/)
    fc.assert(
      fc.property(id, id, (a, b) => {
        const wrong = [...a].filter((char, k) => char !== b[k]).length
        if (a !== b && edits(a, b) === 1) expect(wrong).toBeGreaterThan(0)
        if (a === b) expect(edits(a, b)).toBe(0)
        else expect(edits(a, b)).not.toBe(0)
      }),
    )
  })
})
