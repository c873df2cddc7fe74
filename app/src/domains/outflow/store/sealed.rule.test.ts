import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { opened, openedText, sealed, sealedText, type Keys } from './sealed.ts'

const keys: Keys = { house: new Uint8Array(32).fill(1), secret: new Uint8Array(32).fill(2) }
const FRAME = 1 << 20

async function whole(what: string, chunks: readonly Uint8Array[], under = keys): Promise<Uint8Array> {
  const frames: Uint8Array[] = []
  for await (const frame of sealed(
    under,
    what,
    (async function* () {
      yield* chunks
    })(),
  ))
    frames.push(frame)
  return Buffer.concat(frames)
}

const opens = (under: Keys, what: string, bytes: Uint8Array): boolean => {
  try {
    opened(under, what, bytes)
    return true
  } catch {
    return false
  }
}

describe('sealed bytes', () => {
  it('open again, however they came in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), async (chunks) => {
        expect(Buffer.from(opened(keys, 'a', await whole('a', chunks)))).toEqual(Buffer.concat(chunks))
      }),
      { numRuns: 60 },
    )
    for (const size of [FRAME - 1, FRAME, FRAME + 1, 2 * FRAME, 2 * FRAME + 7]) {
      const bytes = randomBytes(size)
      expect(Buffer.from(opened(keys, 'a', await whole('a', [bytes]))).equals(bytes)).toBe(true)
    }
  })

  it('are refused under another key, another name, cut, moved, doubled or changed', async () => {
    const bytes = await whole('a', [randomBytes(2 * FRAME + 5)])
    const frame = FRAME + 16
    const [salt, first, second, last] = [
      bytes.subarray(0, 16),
      bytes.subarray(16, 16 + frame),
      bytes.subarray(16 + frame, 16 + 2 * frame),
      bytes.subarray(16 + 2 * frame),
    ]
    const flipped = Buffer.from(bytes)
    flipped[100] = (flipped[100] ?? 0) ^ 1
    for (const wrong of [
      Buffer.concat([salt, first, second]),
      Buffer.concat([salt, first, last]),
      Buffer.concat([salt, second, first, last]),
      Buffer.concat([salt, first, first, second, last]),
      Buffer.concat([salt, first, second, last.subarray(0, last.length - 1)]),
      salt,
      new Uint8Array(),
      flipped,
    ])
      expect(opens(keys, 'a', wrong)).toBe(false)
    expect(opens(keys, 'a', bytes)).toBe(true)
    expect(opens(keys, 'b', bytes)).toBe(false)
    expect(opens({ ...keys, secret: new Uint8Array(32) }, 'a', bytes)).toBe(false)
    expect(opens({ ...keys, house: new Uint8Array(32) }, 'a', bytes)).toBe(false)
  })

  it('never come out the same twice, and a short text does likewise', async () => {
    expect(await whole('a', [new Uint8Array(9)])).not.toEqual(await whole('a', [new Uint8Array(9)]))
    const text = sealedText(keys, 'name', '名冊.xlsx')
    expect(openedText(keys, 'name', text)).toBe('名冊.xlsx')
    expect(opens(keys, 'other', text)).toBe(false)
  })
})
