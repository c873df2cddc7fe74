import { expect, it } from 'vitest'
import { passphraseFault } from './passphrase.ts'
import { failedOnceMore, secondsLeft, waitSeconds, type Attempts } from './lock-out.ts'
import { later, type Instant } from '#kernel/ground'

const about = ['N002', '林守望', '測試市警察局', 'Test City Police']

it.each([
  ['p@ssw0rd', 'SHORT'],
  ['短的', 'SHORT'],
  ['x'.repeat(300), 'LONG'],
  ['aaaaaaaaaaaaaa', 'MONOTONE'],
  ['abcdefghijklmnop', 'MONOTONE'],
  ['123456789012', 'MONOTONE'],
  ['123123123123', 'MONOTONE'],
  ['98765432109876', 'MONOTONE'],
  ['1234567890qwertyuiop', 'KNOWN'],
  ['Password123456', 'KNOWN'],
  ['P@ssw0rd!!!2026', 'KNOWN'],
  ['ｐａｓｓｗｏｒｄ２０２６１１', 'KNOWN'],
  ['qwertyuiop!!!!', 'KNOWN'],
  ['1qaz2wsx3edc4rfv', 'KNOWN'],
  ['passwordpassword', 'KNOWN'],
  ['taiwan20261123', 'KNOWN'],
  ['N002-2026-12', 'ABOUT_YOU'],
  ['林守望林守望的密碼啊啊', 'SHORT'],
  ['林守望N002N002N002', 'ABOUT_YOU'],
  ['TestCityPolice N002 test city police', null],
])('judges %j as %s', (passphrase, code) =>
  expect(passphraseFault(passphrase, about)?.code ?? null).toBe(code),
)

it.each([
  'correct horse mountain rain',
  '每天早上先泡一杯高山茶再上班',
  'tide-lamp-orbit-42-kettle',
  'Wq7#kd9Lm2!x',
])('accepts %j', (passphrase) => expect(passphraseFault(passphrase, about)).toBeNull())

it('makes a guesser wait longer each time, and nobody for ever', () => {
  expect([1, 4, 5, 6, 7, 20, 400].map(waitSeconds)).toEqual([0, 0, 30, 60, 120, 900, 900])
  let state: Attempts | null = null
  let now = '2026-11-23T01:00:00.000Z' as Instant
  for (let n = 0; n < 5; n++) state = failedOnceMore(state, now)
  expect(secondsLeft(state, now)).toBe(30)
  now = later(now, 29_001)
  expect(secondsLeft(state, now)).toBe(1)
  expect(secondsLeft(state, later(now, 999))).toBe(0)
  expect(failedOnceMore(state, later(now, 25 * 3_600_000)).failures).toBe(1)
})
