import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginningsOf, type Beginning } from './beginnings.ts'
import { pairsOf, treeOf, type UnitSet } from './regex-tree.ts'

const has = (set: UnitSet | undefined, char: string): boolean =>
  set === undefined || char === '' || pairsOf(set).some(([from, to]) => char >= chr(from) && char <= chr(to))
const chr = (code: number): string => String.fromCharCode(code)
const allows = ({ before, at }: Beginning, text: string, start: number): boolean =>
  has(before, text.charAt(start - 1)) && at.every((set, n) => has(set, text.charAt(start + n)))

const atom = fc.constantFrom(
  'a',
  'b',
  '[ab]',
  '[^a]',
  '\\d',
  '[0-9a]',
  '(?:ab|b)',
  '(?:a|bc|)',
  '\\u0063',
  '.',
)
const piece = fc
  .tuple(atom, fc.constantFrom('', '', '?', '*', '{2}', '{0,2}', '{1,9}', '{7}', '+?'))
  .map(([one, count]) => one + count)
const row = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''))
const pattern = fc
  .tuple(
    fc.constantFrom('', '(?<!a)', '(?<=^|[ab])', '(?<!ab)(?<!c)', '(?=[ab])'),
    fc.array(row, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '(?!b)', '(?=b|$)', '$', '(?=(?:a|bc))'),
  )
  .map(([front, rows, behind]) => `${front}(?:${rows.join('|')})${behind}`)

describe('the beginnings of a pattern', () => {
  it('allow every place where it matches', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.string({ unit: fc.constantFrom(...'abc0 1'), maxLength: 24 }),
        (source, text) => {
          const lanes = beginningsOf(source)
          const here = new RegExp(source, 'y')
          for (let start = 0; start < text.length; start++) {
            here.lastIndex = start
            if (here.test(text)) expect(lanes.some((lane) => allows(lane, text, start))).toBe(true)
          }
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('say what a reader of the pattern would', () => {
    const [lane, ...others] = beginningsOf('(?<![0-9])[A-Z][12](?:-?\\d){8}(?=年|$)')
    expect(others).toEqual([])
    expect(allows(lane as Beginning, 'A12', 0)).toBe(true)
    expect(['A32', '1A1', 'A1年'].map((text) => allows(lane as Beginning, text, 0))).toEqual([
      false,
      false,
      false,
    ])
    expect(allows(lane as Beginning, '9A12', 1)).toBe(false)
  })

  it('keep a short word from opening the long ones', () => {
    const lanes = beginningsOf('父|申請人|申訴人')
    expect(lanes.some((lane) => allows(lane, '申報', 0))).toBe(false)
    expect(lanes.some((lane) => allows(lane, '父子', 0))).toBe(true)
  })
})

describe('a pattern that is not understood', () => {
  it('is refused, never guessed at', () => {
    for (const source of ['\\p{L}', 'a\\b', '(?i:a)', '(a', 'a)', '\\k<a>'])
      expect(() => treeOf(source)).toThrow('not understood')
  })
})
