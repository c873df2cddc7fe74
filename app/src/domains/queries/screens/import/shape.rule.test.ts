import { describe, expect, it } from 'vitest'
import {
  asSuggested,
  choose,
  chosenFor,
  isDone,
  LEFT_OUT,
  sameShape,
  samplesOf,
  setDefault,
  setWords,
  undone,
  wordsFor,
  type FieldTerm,
  type Shape,
} from './shape.ts'

const blank: Shape = {
  encoding: 'auto',
  delimiter: 'auto',
  columns: {},
  ignore: [],
  values: {},
  defaults: {},
}
const field = (name: string, required = false): FieldTerm => ({
  kind: 'log',
  field: name,
  type: 'code',
  zh: name,
  en: name,
  required,
  values: [],
})
const fields = [field('time', true), field('target', true), field('keyKind'), field('caseNo')]

describe('the mapping of columns', () => {
  it('moves a header between a field, left out and undecided', () => {
    const mapped = choose(blank, '時間', 'time')
    expect(chosenFor(mapped, '時間')).toBe('time')
    const left = choose(mapped, '時間', LEFT_OUT)
    expect([chosenFor(left, '時間'), left.columns, left.ignore]).toEqual([LEFT_OUT, {}, ['時間']])
    expect(choose(left, '時間', '')).toEqual(blank)
  })
  it('is done when every header is decided, no field comes twice and none that is required is missing', () => {
    const headers = ['時間', '對象', '備註']
    const one = choose(choose(blank, '時間', 'time'), '對象', 'time')
    expect(undone(one, headers, fields)).toMatchObject({
      headers: ['備註'],
      twice: ['time'],
      missing: [{ field: 'target' }],
    })
    const two = choose(choose(one, '對象', 'target'), '備註', LEFT_OUT)
    expect(isDone(undone(two, headers, fields))).toBe(true)
  })
  it('names columns that the file does not have, and takes the suggestion instead', () => {
    const saved = choose(choose(choose(blank, '序號', 'time'), '對象', 'target'), '備註', LEFT_OUT)
    expect(undone(saved, ['時間', '對象'], fields)).toMatchObject({ absent: ['序號'], headers: ['時間'] })
    const preview = {
      encoding: null,
      delimiter: null,
      headers: ['時間', '對象'],
      suggested: { columns: { 時間: 'time', 對象: 'target' }, unknown: [], missing: [] },
      shape: saved,
      rows: [],
      faults: [],
    }
    const made = asSuggested(saved, preview)
    expect([isDone(undone(made, preview.headers, fields)), made.ignore]).toEqual([true, []])
  })
  it('takes a fixed value for what the file does not carry', () => {
    const fixed = setDefault(choose(blank, '時間', 'time'), 'target', 'x')
    expect(undone(fixed, ['時間'], fields).missing).toEqual([])
    expect(setDefault(fixed, 'target', '').defaults).toEqual({})
  })
  it('keeps the words of each value apart', () => {
    const words = setWords(setWords(blank, 'keyKind', 'plate', ['車號', ' 牌照 ', '']), 'keyKind', 'name', [
      '姓名',
    ])
    expect(wordsFor(words, 'keyKind', 'plate')).toEqual(['車號', '牌照'])
    expect(wordsFor(setWords(words, 'keyKind', 'plate', []), 'keyKind', 'name')).toEqual(['姓名'])
  })
  it('is the same in any order', () => {
    const ab = choose(choose(blank, 'a', 'time'), 'b', 'target')
    const ba = choose(choose(blank, 'b', 'target'), 'a', 'time')
    expect(sameShape(ab, ba)).toBe(true)
    expect(sameShape(ab, blank)).toBe(false)
  })
  it('shows samples of mapped and unmapped columns', () => {
    const shape = choose(blank, '時間', 'time')
    const preview = {
      encoding: 'utf-8',
      delimiter: ',',
      headers: ['時間', '備註'],
      suggested: { columns: {}, unknown: [], missing: [] },
      shape,
      faults: [],
      rows: [
        { line: 2, cells: { time: '08:00', 備註: 'a' } },
        { line: 3, cells: { time: '08:00', 備註: null } },
      ],
    }
    expect([samplesOf(preview, '時間'), samplesOf(preview, '備註')]).toEqual([['08:00'], ['a']])
  })
})
