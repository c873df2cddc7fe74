import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  ageOpen,
  dataKey,
  fromArmor,
  fromBase64,
  identityFromPaper,
  identityOf,
  joinParts,
  makeOfficerKey,
  must,
} from '../index.ts'
import { parseIdentity, recipientOf, seal, sealOffline, unpad, unwrapPart } from '../index.ts'

const [AGE, KEYGEN] = ['age', 'age-keygen']
const found = spawnSync(AGE, ['--version'], { encoding: 'utf8' })
const name = found.status === 0 ? `age ${found.stdout.trim()}` : 'not run: no `age` on this machine'
const work = mkdtempSync(join(tmpdir(), 'stock-age-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const age = (identity: string, file: Uint8Array | string): Uint8Array<ArrayBuffer> => {
  writeFileSync(join(work, 'key'), `${identity}\n`, { mode: 0o600 })
  return new Uint8Array(execFileSync(AGE, ['-d', '-i', join(work, 'key')], { input: file }))
}

test.runIf(found.status === 0)(
  `the stock tool opens what this package seals, and the reverse (${name})`,
  async () => {
    const secret = new TextEncoder().encode('核定底價 4,086,000 元')
    // The paper envelope, from two sheets.
    const offline = must(await sealOffline(secret, 256, 'tender:1'))
    const identity = must(
      await identityFromPaper([offline.shares[2]!.sheet, offline.shares[0]!.line], 'tender:1'),
    )
    expect(must(unpad(age(identity, offline.armored)))).toEqual(secret)
    // An object of the database, once both halves have come together.
    const officer = await makeOfficerKey()
    const { sealed, s } = must(
      await seal({
        object: 'x',
        epoch: 1,
        content: secret,
        size: 256,
        holders: [{ person: 'p:1', recipient: officer.recipient }],
        needed: 1,
      }),
    )
    const o = must(await joinParts(sealed, [must(await unwrapPart(officer.identity, sealed, 'p:1'))]))
    expect(must(unpad(age(identityOf(dataKey(s, o, sealed)), fromBase64(sealed.body)!)))).toEqual(secret)
    // The officer's wrap itself.
    expect(age(officer.identity, fromBase64(sealed.wraps[0]!.box)!)).toHaveLength(4 * 4 + 4 + 1 + 1 + 32)
    // And the reverse: a key made and a file written by the stock tool.
    const made = execFileSync(KEYGEN, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    const stock = must(parseIdentity(/AGE-SECRET-KEY-1\S+/.exec(made)?.[0] ?? ''))
    const armored = execFileSync(AGE, ['-a', '-r', await recipientOf(stock)], {
      input: secret,
      encoding: 'utf8',
    })
    expect(must(await ageOpen(stock, must(fromArmor(armored))))).toEqual(secret)
  },
)
