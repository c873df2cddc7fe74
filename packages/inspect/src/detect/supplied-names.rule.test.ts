import { describe, expect, it } from 'vitest'
import { findIn } from './find-in.ts'
import { normalText } from './normal-text.ts'
import { registry } from './registry.ts'
import { suppliedNames } from './supplied-names.ts'

const found = (names: readonly string[], text: string): readonly string[] => {
  const detector = suppliedNames(names)
  if (detector === null) return []
  return findIn(registry([detector]).detectors, normalText(text), () => '').map(({ candidate }) =>
    text.slice(candidate.start, candidate.end),
  )
}

describe('names that the caller supplies', () => {
  it('are found without any cue, however they are written', () => {
    expect(found(['林大文'], '昨日與林大文談過')).toEqual(['林大文'])
    expect(found(['林大文'], '林　大　文、林大\n文')).toEqual(['林　大　文', '林大\n文'])
    expect(found(['台生明'], '臺生明')).toEqual(['臺生明'])
    expect(found(['Chen Ta-Wen'], 'with ｃｈｅｎ　ｔａ-ｗｅｎ today')).toEqual(['ｃｈｅｎ　ｔａ-ｗｅｎ'])
  })
  it('are not found within other words', () => {
    expect(found(['Lin'], 'Linda')).toEqual([])
    expect(found(['林大文'], '林大同')).toEqual([])
  })
  it('need two characters at least', () => expect(suppliedNames(['林', ''])).toBeNull())
})
