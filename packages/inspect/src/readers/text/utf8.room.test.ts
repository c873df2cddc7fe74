import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decoded } from '../../kind/decode.ts'
import { defaultLimits } from '../../words/limits.ts'
import type { Reading } from '../../words/reader.ts'
import { textOf } from './utf8.ts'

interface Outcome {
  readonly text: string
  readonly faults: readonly unknown[]
}

/** A reading of bytes that come in chunks of the given lengths, the last one over and over. */
async function outcome(
  read: (reading: Reading, lines: () => number) => AsyncIterable<string>,
  bytes: Uint8Array,
  lengths: readonly number[],
): Promise<Outcome> {
  const faults: unknown[] = []
  async function* stream(): AsyncIterable<Uint8Array> {
    for (let at = 0, n = 0; at < bytes.length; n++) {
      const length = lengths[Math.min(n, lengths.length - 1)] ?? bytes.length
      yield bytes.subarray(at, at + length)
      at += length
    }
  }
  const never = (): never => expect.unreachable()
  const reading: Reading = {
    ...{ path: ['a.txt'], kind: 'text', limits: defaultLimits },
    source: {
      size: bytes.length,
      head: (length) => Promise.resolve(bytes.subarray(0, length)),
      stream,
      access: never,
      bytes: never,
    },
    fault: (code, params) => faults.push([code, params]),
    ...{ span: never, hide: never, child: never, unread: never, recognise: null, tick: never },
  }
  let text = ''
  for await (const piece of read(reading, () => text.split('\n').length - 1)) text += piece
  return { text, faults }
}

const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('王小明', '臺北市\n', 'a', '\r\n', '𝟎😀', '\ufeff')
      .map((text) => Buffer.from(text)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom([0xff], [0xe7, 0x8e], [0x80], [0xf0, 0x9d]).map((bytes) => Buffer.from(bytes)),
  },
)

describe('text of UTF-8', () => {
  it('is what a decoder makes of it byte by byte, marks, mistakes and their lines included', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }),
        async (pieces, lengths) => {
          const bytes = Buffer.concat([Buffer.from('名冊\n'), ...pieces])
          expect(await outcome(textOf, bytes, lengths)).toEqual(await outcome(decoded, bytes, [bytes.length]))
        },
      ),
      { numRuns: 1000 },
    )
  })
})
