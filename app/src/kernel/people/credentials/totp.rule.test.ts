import { expect, it } from 'vitest'
import { base32, hotp, totpStep } from './totp.ts'

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)
const sha1 = ascii('12345678901234567890')
const sha256 = ascii('12345678901234567890123456789012')
const sha512 = ascii('1234567890123456789012345678901234567890123456789012345678901234')

it.each([
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
])('gives the codes of RFC 6238 appendix B at %d s', (seconds, a, b, c) => {
  const step = Math.floor(seconds / 30)
  expect([hotp(sha1, step, 8), hotp(sha256, step, 8, 'sha256'), hotp(sha512, step, 8, 'sha512')]).toEqual([
    a,
    b,
    c,
  ])
})

it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('gives the code of RFC 4226 appendix D at count %d', (count) => {
  const codes = [
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ]
  expect(hotp(sha1, count)).toBe(codes[count])
})

it('accepts one step early or late, and no more', () => {
  const at = 1_000_000 * 30
  const accepted = [-2, -1, 0, 1, 2].map((off) => totpStep(sha1, hotp(sha1, 1_000_000 + off), at, 0))
  expect(accepted).toEqual([null, 999_999, 1_000_000, 1_000_001, null])
})

it('accepts a code once, and none before it', () => {
  const at = 1_000_000 * 30
  expect(totpStep(sha1, hotp(sha1, 1_000_000), at, 1_000_000)).toBeNull()
  expect(totpStep(sha1, hotp(sha1, 999_999), at, 1_000_000)).toBeNull()
  expect(totpStep(sha1, hotp(sha1, 1_000_001), at, 1_000_000)).toBe(1_000_001)
})

it.each(['', '12345', '1234567', '28708２', 'abcdef'])('refuses %j without a fault', (typed) =>
  expect(totpStep(sha1, typed, 59, 0)).toBeNull(),
)

it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('writes %j in base32 as RFC 4648 does', (text, expected) => expect(base32(ascii(text))).toBe(expected))
