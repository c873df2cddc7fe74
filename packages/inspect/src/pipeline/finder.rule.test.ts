import { describe, expect, it } from 'vitest'
import { nationalId } from '../detect/detectors/national-id.ts'
import type { Finding } from '../words/finding.ts'
import type { Span } from '../words/span.ts'
import { Finder } from './finder.ts'

const span = (id: number, text: string, more: Partial<Span> = {}): Span => ({
  id,
  text,
  place: { part: ['file'], address: `¶${id}`, box: null },
  sight: 'visible',
  offset: 0,
  own: { from: 0, to: text.length },
  line: null,
  heading: '',
  grid: null,
  ...more,
})

function found(spans: readonly Span[]): readonly Finding[] {
  const findings: Finding[] = []
  const finder = new Finder([nationalId], new Uint8Array(32), {
    count: () => true,
    list: (one) => findings.push(one),
  })
  for (const one of spans) finder.add(one)
  finder.flush()
  return findings
}

describe('the finder', () => {
  it('finds nothing across two spans', () => expect(found([span(0, 'A1234'), span(1, '56789')])).toEqual([]))

  it('hears a label in the span before, but not in the part before', () => {
    const [near] = found([span(0, '身分證字號'), span(1, 'A123456789')])
    expect(near?.reasons.map(({ code }) => code)).toContain('KEYWORD')
    const other = { part: ['file', 'other'], address: '', box: null }
    const [far] = found([span(0, '身分證字號', { place: other }), span(1, 'A123456789')])
    expect(far?.reasons.map(({ code }) => code)).not.toContain('KEYWORD')
  })

  it('takes no control character of the document for a wall, time after time', () => {
    const text = '身分證\u001dA123456789'
    for (const { reasons } of [...found([span(0, text)]), ...found([span(0, text)])])
      expect(reasons.map(({ code }) => code)).toContain('KEYWORD')
  })

  it('tells a hit once: by the span in which it starts', () => {
    const text = 'A123456789 B246813570'
    const findings = found([
      span(0, text, { own: { from: 0, to: 5 } }),
      span(1, text, { own: { from: 5, to: 21 } }),
    ])
    expect(findings.map(({ extent }) => [extent.span, extent.start, extent.end])).toEqual([
      [0, 0, 10],
      [1, 11, 21],
    ])
  })

  it('masks, marks and never tells the value', () => {
    const [finding] = found([span(0, 'ａ１２３-４５６-７８９')])
    expect(finding).toMatchObject({ masked: 'A12****789', extent: { start: 0, end: 12 } })
    expect(JSON.stringify(finding)).not.toContain('A123456789')
    expect(found([span(0, 'A123456789')])[0]?.mark).toBe(finding?.mark)
  })
})
