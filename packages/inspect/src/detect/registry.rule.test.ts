import { describe, expect, it } from 'vitest'
import { nationalId } from './detectors/national-id.ts'
import { findIn } from './find-in.ts'
import { normalText } from './normal-text.ts'
import { complaintsAbout, registry } from './registry.ts'

describe('the registry refuses a detector', () => {
  const refused = (change: Partial<typeof nationalId>): string =>
    complaintsAbout({ ...nationalId, ...change }).join('\n')

  it('without misses, or without hits', () => {
    expect(refused({ misses: [] })).toBe('no misses')
    expect(refused({ hits: [] })).toBe('no hits')
    expect(() => registry([{ ...nationalId, misses: [] }])).toThrow('tw.national-id: no misses')
  })
  it('that fails its own examples', () => {
    expect(refused({ hits: ['A123456788'] })).toContain('not found')
    expect(refused({ misses: ['A123456789'] })).toContain('is a miss')
    expect(refused({ hits: [{ text: 'A123456789', value: 'B' }] })).toContain('not B')
  })
  it('with a pattern that remembers where it stopped', () =>
    expect(refused({ keywords: { pattern: /身分證/g, weight: 0.2 } })).toContain('flag g'))
  it('whose mask shows the value', () =>
    expect(refused({ mask: (value) => `<${value}>` })).toContain('the mask shows'))
  it('whose id is taken', () => expect(() => registry([nationalId, nationalId])).toThrow('twice'))
})

describe('a score', () => {
  const reasonsFor = (text: string, heading = ''): readonly string[] =>
    findIn([nationalId], normalText(text), () => heading).flatMap(({ score, reasons }) => [
      String(score),
      ...reasons.map(({ code, weight }) => `${code} ${weight}`),
    ])

  it('is the sum of its reasons', () => {
    expect(reasonsFor('A123456789')).toEqual(['0.7', 'PATTERN 0.3', 'CHECKSUM 0.4'])
    expect(reasonsFor('身分證：a123-456789')).toEqual([
      '0.85',
      'PATTERN 0.3',
      'CHECKSUM 0.4',
      'LOWER_CASE 0',
      'WRITTEN_APART -0.05',
      'KEYWORD 0.2',
    ])
    expect(reasonsFor('A123456789', '身分證字號')).toContain('HEADING 0.2')
  })
  it('hears no word from another part', () => {
    expect(reasonsFor('身分證\u001dA123456789')).not.toContain('KEYWORD 0.2')
    expect(reasonsFor('身分證\u001fA123456789')).toContain('KEYWORD 0.2')
  })
})
