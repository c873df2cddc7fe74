import { expect, test } from 'vitest'
import { codeOf } from '../fixtures/people.ts'
import {
  DEFAULT_COST,
  argon2id,
  makeOfficerKey,
  must,
  parseWrappedKey,
  randomBytes,
  toHex,
} from '../index.ts'
import { unwrapByPasskey, unwrapByPassphrase, wrapByPasskey, wrapByPassphrase } from '../index.ts'
import type { Argon2id } from '../index.ts'
import { sha256, utf8 } from '../bytes.ts'

/** Stands in for the slow function: what is tested here is the wrapping. */
const quick: Argon2id = (passphrase, salt, cost) =>
  Promise.resolve(sha256(passphrase, salt, utf8(JSON.stringify(cost))))
const LONG = '正確 馬 電池 釘書針 一二三四'

test('a passphrase opens what it wrapped, in whatever spelling the keyboard sends', async () => {
  const key = await makeOfficerKey()
  const wrapped = must(await wrapByPassphrase(key, `${LONG}é`, { kdf: quick }))
  const stored = must(parseWrappedKey(JSON.stringify(wrapped)))
  expect(must(await unwrapByPassphrase(stored, `${LONG}e\u0301`, quick))).toEqual(key)
  expect(codeOf(await unwrapByPassphrase(stored, LONG, quick))).toBe('PASSPHRASE_WRONG')
  expect(codeOf(await wrapByPassphrase(key, '十一個字的短語不夠長', { kdf: quick }))).toBe('PASSPHRASE_SHORT')
})

test('nothing beside the box can be changed, and no secret is in it', async () => {
  const key = await makeOfficerKey()
  const wrapped = must(await wrapByPassphrase(key, LONG, { kdf: quick }))
  if (wrapped.by !== 'passphrase') throw new Error('by passphrase')
  const other = await makeOfficerKey()
  expect(JSON.stringify(wrapped)).not.toContain('AGE-SECRET-KEY')
  for (const changed of [
    { ...wrapped, recipient: other.recipient },
    { ...wrapped, cost: { ...wrapped.cost, passes: 4 } },
    { ...wrapped, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' },
    { ...wrapped, box: wrapped.box.replace(/^.{8}/, 'AAAAAAAA') },
  ])
    expect(codeOf(await unwrapByPassphrase(changed, LONG, quick))).toBe('PASSPHRASE_WRONG')
  for (const cost of [
    { memory: 8, passes: 1, lanes: 1 },
    { memory: 2 ** 30, passes: 3, lanes: 1 },
  ])
    expect(codeOf(await unwrapByPassphrase({ ...wrapped, cost }, LONG, quick))).toBe('COST_UNFIT')
  expect(codeOf(await unwrapByPasskey(wrapped, randomBytes(32)))).toBe('KEY_MALFORMED')
  for (const bad of [
    '',
    '{}',
    JSON.stringify({ ...wrapped, recipient: 'age1x' }),
    JSON.stringify({ ...wrapped, by: 'nobody' }),
  ])
    expect(parseWrappedKey(bad).ok).toBe(false)
})

test('a passkey opens what its PRF output wrapped', async () => {
  const key = await makeOfficerKey()
  const prf = randomBytes(32)
  const wrapped = must(parseWrappedKey(JSON.stringify(must(await wrapByPasskey(key, prf, 'credential-1')))))
  expect(must(await unwrapByPasskey(wrapped, prf))).toEqual(key)
  expect(codeOf(await unwrapByPasskey(wrapped, randomBytes(32)))).toBe('PASSKEY_WRONG')
  expect(codeOf(await unwrapByPasskey(wrapped, prf.subarray(1)))).toBe('PASSKEY_WRONG')
  if (wrapped.by === 'passkey')
    expect(codeOf(await unwrapByPasskey({ ...wrapped, credential: 'credential-2' }, prf))).toBe(
      'PASSKEY_WRONG',
    )
  expect(prf.some((byte) => byte !== 0)).toBe(true)
})

test('the browser default is Argon2id, and its cost is what the README states', async () => {
  expect(DEFAULT_COST).toEqual({ memory: 65_536, passes: 3, lanes: 1 })
  // The reference program: echo -n 'correct horse' | argon2 0123456789abcdef -id -t 2 -k 19456 -p 1 -l 32 -r
  const digest = await argon2id(utf8('correct horse'), utf8('0123456789abcdef'), {
    memory: 19_456,
    passes: 2,
    lanes: 1,
  })
  expect(toHex(digest)).toBe('ae4d8c8b713876044c8347c76986a9b5655944aaacfffe9bea4dff9e7b6a1899')
})
