import { expect, it } from 'vitest'
import { showsText } from './shows-text.ts'

it.each([
  ['(A) Tj ET', true],
  ['[(A1) -20 (2345)] TJ ET', true],
  ['[(12) -20 ()] TJ', true],
  ["(Mr) ' ", true],
  ['<4d72> Tj', true],
  ['3 1 (is) " (t)', true],
  ['[<0012> 3 <0034>]TJ', true],
  ['() Tj', false],
  ['( ) Tj', false],
  ['[() -20 ( )] TJ ET', false],
  ['(A) Td', false],
  ['q 1 0 0 1 0 0 cm Q', false],
])('%s: %s', (content, shows) => {
  expect(showsText(content)).toBe(shows)
})

it('takes its time from the length of the content alone', () => {
  // A square of it would outlast the runner's patience.
  for (const piece of ['(a ', '(a)', '(a) 1 ', '() Tj ', '[( )] TJ '])
    expect(showsText(piece.repeat(100_000))).toBe(false)
})
