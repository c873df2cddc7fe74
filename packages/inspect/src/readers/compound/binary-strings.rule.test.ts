import { expect, it } from 'vitest'
import { big5, utf8 } from '../../fixtures/encodings.ts'
import { stringsIn } from './binary-strings.ts'

const within = (bytes: Uint8Array): string =>
  stringsIn(Buffer.concat([Uint8Array.of(0, 1, 0xff), bytes, Uint8Array.of(0, 0)]))

it('words are found in each encoding in which programs leave them', () => {
  for (const bytes of [big5('政風室'), utf8('政風室'), Buffer.from('政風室一', 'utf16le')])
    expect(within(bytes)).toContain('政風室')
  expect(within(Buffer.from('A123456789')).split('\n')).toContain('A123456789')
})

it('millions of characters in a run cost a moment, and no stack', () => {
  for (const filler of ['A', '\0', '一'])
    expect(stringsIn(Buffer.alloc(12_000_000, filler)).length).toBeLessThan(25_000_000)
})
