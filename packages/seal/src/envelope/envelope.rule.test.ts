import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { codeOf, flip, holdersOf, people, type Person } from '../fixtures/people.ts'
import {
  fromBase64,
  joinParts,
  must,
  pad,
  parseSealed,
  seal,
  toBase64,
  unpad,
  unseal,
  unwrapPart,
} from '../index.ts'
import { type SealedObject, SIZES, ageOpen, ageSeal, randomBytes, sizeFor, wrapFor } from '../index.ts'

let officers: readonly Person[]
const someone = (n: number): Person => officers[n]!
beforeAll(async () => {
  officers = await people('person:1', 'person:2', 'person:3')
})

const content = fc.uint8Array({ maxLength: 1020 })
const sealFor = async (
  bytes: Uint8Array,
  needed: number,
  object = 'petition:1',
): Promise<{ sealed: SealedObject; s: Uint8Array }> =>
  must(await seal({ object, epoch: 1, content: bytes, size: 1024, holders: holdersOf(officers), needed }))

async function openAs(
  sealed: SealedObject,
  s: Uint8Array,
  who: readonly Person[],
): Promise<ReturnType<typeof unseal>> {
  const parts: Uint8Array[] = []
  for (const { person, identity } of who) parts.push(must(await unwrapPart(identity, sealed, person)))
  const o = await joinParts(sealed, parts)
  return o.ok ? unseal(sealed, s, o.value) : o
}

describe('padding', () => {
  test('any content comes back, and only its size class shows', () => {
    fc.assert(
      fc.property(content, (bytes) => {
        const padded = must(pad(bytes, 1024))
        expect(padded).toHaveLength(1024)
        expect(must(unpad(padded))).toEqual(new Uint8Array(bytes))
      }),
    )
    expect(codeOf(pad(new Uint8Array(1021), 1024))).toBe('TOO_LONG_TO_SEAL')
    expect([0, 252, 253, 4_194_300, 4_194_301].map(sizeFor)).toEqual([256, 256, 1024, SIZES.at(-1), null])
  })

  test('what pad does not write, unpad does not read', () => {
    const padded = must(pad(new Uint8Array(10), 256))
    expect(codeOf(unpad(padded.subarray(0, 255)))).toBe('PADDING_DAMAGED')
    expect(codeOf(unpad(flip(padded, 255)))).toBe('PADDING_DAMAGED')
    expect(codeOf(unpad(flip(padded, 0, 7)))).toBe('PADDING_DAMAGED')
  })
})

describe('a sealed object', () => {
  test('opens for each holder alone (1 of n) and for any k together, and for nobody without S', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 3 }), async (bytes, needed) => {
        const { sealed, s } = await sealFor(bytes, needed)
        const parsed = must(parseSealed(JSON.stringify(sealed)))
        const who = officers.slice(3 - needed)
        expect(must(await openAs(parsed, s, who))).toEqual(new Uint8Array(bytes))
        expect(codeOf(await openAs(parsed, randomBytes(32), who))).toBe('ENVELOPE_REFUSED')
        if (needed > 1) expect(codeOf(await openAs(parsed, s, who.slice(1)))).toBe('SHARES_TOO_FEW')
      }),
      { numRuns: 25 },
    )
  })

  test('its length tells nothing of its content', async () => {
    const lengths = await Promise.all(
      [0, 1, 500, 1020].map(async (n) => (await sealFor(new Uint8Array(n), 1)).sealed.body.length),
    )
    expect(new Set(lengths).size).toBe(1)
  })

  test('refuses the change of any byte of body or wrap', async () => {
    const { sealed, s } = await sealFor(new TextEncoder().encode('王小明 A123456789'), 1)
    const [body, wrap] = [fromBase64(sealed.body)!, fromBase64(sealed.wraps[0]!.box)!]
    const o = must(await joinParts(sealed, [must(await unwrapPart(someone(0).identity, sealed, 'person:1'))]))
    await fc.assert(
      fc.asyncProperty(fc.nat(body.length - 1), fc.nat(wrap.length - 1), fc.nat(7), async (i, j, bit) => {
        expect(codeOf(await unseal({ ...sealed, body: toBase64(flip(body, i, bit)) }, s, o))).toBe(
          'ENVELOPE_REFUSED',
        )
        const wraps = [{ ...sealed.wraps[0]!, box: toBase64(flip(wrap, j, bit)) }]
        expect(codeOf(await unwrapPart(someone(0).identity, { ...sealed, wraps }, 'person:1'))).toBe(
          'ENVELOPE_REFUSED',
        )
      }),
      { numRuns: 300 },
    )
    for (const cut of [0, 1, body.length - 1])
      expect((await unseal({ ...sealed, body: toBase64(body.subarray(0, cut)) }, s, o)).ok).toBe(false)
  })

  test('does not open under another name or epoch, nor with a wrap of another object', async () => {
    const { sealed, s } = await sealFor(new Uint8Array(9), 1)
    const o = must(await unwrapPart(someone(0).identity, sealed, 'person:1'))
    expect(codeOf(await unseal({ ...sealed, object: 'petition:2' }, s, o))).toBe('ENVELOPE_REFUSED')
    expect(codeOf(await unseal({ ...sealed, epoch: 2 }, s, o))).toBe('ENVELOPE_REFUSED')
    const moved = { ...sealed, object: 'petition:2' }
    expect(codeOf(await unwrapPart(someone(0).identity, moved, 'person:1'))).toBe('ENVELOPE_REFUSED')
    expect(codeOf(await unwrapPart(someone(1).identity, sealed, 'person:1'))).toBe('ENVELOPE_REFUSED')
    expect(codeOf(await unwrapPart(someone(1).identity, sealed, 'person:9'))).toBe('HOLDER_UNKNOWN')
  })

  test('a holder may wrap O for one more', async () => {
    const { sealed, s } = await sealFor(Uint8Array.of(7), 1)
    const [late] = await people('person:4')
    const part = must(await unwrapPart(someone(0).identity, sealed, 'person:1'))
    const wraps = [
      ...sealed.wraps,
      await wrapFor({ person: 'person:4', recipient: late!.recipient }, part, sealed),
    ]
    expect(must(await openAs({ ...sealed, wraps }, s, [late!]))).toEqual(Uint8Array.of(7))
  })

  test('refuses unfit holders and hostile JSON', async () => {
    const [a, b] = holdersOf(officers)
    const base = { object: 'x', epoch: 1, content: new Uint8Array(1), size: 256 } as const
    for (const [holders, needed] of [
      [[a!, a!], 1],
      [[a!, b!], 3],
      [[], 1],
      [[a!], 0],
    ] as const)
      expect(codeOf(await seal({ ...base, holders, needed }))).toBe('HOLDERS_UNFIT')
    expect(codeOf(await seal({ ...base, object: 'a\nb', holders: [a!], needed: 1 }))).toBe('OBJECT_MALFORMED')
    const { sealed } = await sealFor(new Uint8Array(1), 1)
    for (const bad of [
      '',
      '[]',
      'null',
      '{"__proto__":1}',
      JSON.stringify({ ...sealed, more: 1 }),
      JSON.stringify({ ...sealed, epoch: 1.5 }),
    ])
      expect(codeOf(parseSealed(bad))).toBe('OBJECT_MALFORMED')
    fc.assert(fc.property(fc.json(), (json) => !parseSealed(json).ok))
  })
})

test('an age file answers any other key and any junk with one refusal', async () => {
  const file = await ageSeal([someone(0).recipient], new Uint8Array(50))
  expect(codeOf(await ageOpen(someone(1).identity, file))).toBe('ENVELOPE_REFUSED')
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (junk) => {
      expect(codeOf(await ageOpen(someone(0).identity, junk))).toBe('ENVELOPE_REFUSED')
    }),
  )
})
