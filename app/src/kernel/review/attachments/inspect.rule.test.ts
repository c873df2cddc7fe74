import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataStart, inflateEntry } from './inflate.ts'
import { inspectAttachment } from './inspect.ts'
import { attachmentLimits } from './limits.ts'
import { memory } from './memory.testing.ts'
import { cleanName } from './names.ts'
import { entriesOf, findDirectory } from './zip-directory.ts'
import { makeZip } from './zip.testing.ts'

const text = (words: string): Uint8Array => Buffer.from(words)
const zeros = (size: number): Uint8Array => new Uint8Array(size)
const noise = (size: number, seed = 1): Uint8Array =>
  Uint8Array.from({ length: size }, (_, i) => ((i + seed) * 2654435761) >>> 24)

async function verdict(bytes: Uint8Array, name = 'file.zip'): Promise<string> {
  const { source, blobs, left } = memory()
  const seen = await inspectAttachment(source(bytes), name, { limits: attachmentLimits, blobs })
  expect(left(), 'everything set aside is discarded').toBe(0)
  return seen.ok ? seen.value : [seen.error.code, ...Object.values(seen.error.params)].join(' | ')
}

const office = 'application/vnd.openxmlformats-officedocument.'
const docx = (...more: Parameters<typeof makeZip>[0]) =>
  makeZip([
    { name: '[Content_Types].xml', data: text('<Types/>') },
    { name: 'word/document.xml', data: text('<w/>') },
    ...more,
  ])
const odt = makeZip([
  { name: 'mimetype', data: text('application/vnd.oasis.opendocument.text'), stored: true },
  { name: 'content.xml', data: text('<office/>') },
])

describe('what is taken', () => {
  it.each([
    ['application/pdf', text('%PDF-1.7\n...')],
    ['image/png', Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['image/jpeg', Buffer.from('ffd8ffe000104a46', 'hex')],
    ['text/plain', text('說明：漏登查詢紀錄簿。\r\n')],
    ['text/plain', Buffer.from('bba1a9fa', 'hex')],
    ['text/plain', Buffer.from('fffe4100', 'hex')],
    ['text/plain', text('MZ is how this note begins')],
    [`${office}wordprocessingml.document`, docx()],
    ['application/vnd.oasis.opendocument.text', odt],
    ['application/zip', makeZip([])],
    [
      'application/zip',
      makeZip([
        { name: '資料/', data: zeros(0), stored: true },
        { name: '資料/派案單.txt', data: text('派案') },
      ]),
    ],
    [
      'application/zip',
      makeZip([
        { name: 'inner.docx', data: docx() },
        { name: 'inner.odt', data: odt, stored: true },
      ]),
    ],
    ['application/zip', makeZip([{ name: 'ppt/media/image1.emz', data: gzipSync('x') }])],
  ])('%s', async (type, bytes) => expect(await verdict(bytes)).toBe(type))
})

describe('what is refused', () => {
  const nest = (depth: number, inner: Uint8Array): Uint8Array =>
    depth === 0 ? inner : makeZip([{ name: `level${depth}.zip`, data: nest(depth - 1, inner), stored: true }])
  const bombs: [string, Uint8Array, string][] = [
    [
      'a huge ratio',
      makeZip([
        { name: 'a.txt', data: text('a') },
        { name: 'big.txt', data: zeros(10 << 20) },
      ]),
      'ATTACHMENT_BOMB | big.txt | N:1',
    ],
    [
      'many entries below the ratio, too much together',
      makeZip(Array.from({ length: 300 }, (_, i) => ({ name: `${i}.txt`, data: zeros(1_000_000) }))),
      'ATTACHMENT_BOMB | 268.txt | over 268435456 bytes',
    ],
    [
      'more than it declares',
      makeZip([{ name: 'liar.txt', data: zeros(9 << 20), inflated: 100 }]),
      'ATTACHMENT_BOMB | liar.txt | more than declared',
    ],
    [
      'overlapping entries',
      makeZip([
        { name: 'a.txt', data: noise(5000) },
        { name: 'a.txt', data: noise(5000), sameAs: 0 },
      ]),
      'ATTACHMENT_BOMB | a.txt | overlap',
    ],
    [
      'too many entries',
      makeZip(Array.from({ length: 2001 }, (_, i) => ({ name: `${i}`, data: zeros(0), stored: true }))),
      'ATTACHMENT_BOMB | - | 2001 entries',
    ],
    [
      'archives in archives without end',
      nest(6, text('x')),
      'ATTACHMENT_BOMB | level6.zip › level5.zip › level4.zip | depth 4',
    ],
    [
      'a bomb two archives deep',
      makeZip([{ name: 'in.docx', data: docx({ name: 'word/media/x.xml', data: zeros(2 << 20) }) }]),
      'ATTACHMENT_BOMB | in.docx › word/media/x.xml | N:1',
    ],
    ['42.zip: sixteen in sixteen', forty2(2), 'ATTACHMENT_BOMB | lib 0.zip › lib 0.zip › 0.dll.txt | N:1'],
    [
      '42.zip: sixteen in sixteen in sixteen',
      forty2(3),
      'ATTACHMENT_BOMB | lib 0.zip › lib 0.zip › lib 0.zip | depth 4',
    ],
    [
      'deep entries that share one purse',
      makeZip(
        Array.from({ length: 40 }, (_, i) => ({
          name: `${i}.zip`,
          data: makeZip(Array.from({ length: 9 }, (_, n) => ({ name: `${n}.txt`, data: zeros(1_000_000) }))),
        })),
      ),
      'ATTACHMENT_BOMB | 29.zip › 7.txt | over 268435456 bytes',
    ],
  ]
  it.each(bombs)('bomb: %s', async (_, bytes, expected) =>
    expect((await verdict(bytes)).replace(/\d+:1$/, 'N:1')).toBe(expected),
  )

  const good = makeZip([
    { name: 'a.txt', data: noise(3000), stored: true },
    { name: 'b.txt', data: text('b') },
  ])
  const broken: [string, Uint8Array, string][] = [
    ['cut off at the end', good.slice(0, -8), 'no directory'],
    ['cut in the middle', Buffer.concat([good.slice(0, 900), good.slice(1900)]), 'directory out of place'],
    [
      'something behind it',
      makeZip([{ name: 'a', data: text('a') }], { tail: text('more') }),
      'no directory',
    ],
    [
      'smaller than it declares',
      makeZip([{ name: 'a.txt', data: text('short'), inflated: 4000 }]),
      'wrong size',
    ],
    [
      'something before it',
      makeZip([{ name: 'a', data: text('a') }], {
        prefix: Buffer.concat([text('PK\u0003\u0004'), noise(99)]),
      }),
      'hidden bytes',
    ],
    ['a wrong checksum', makeZip([{ name: 'a.txt', data: text('short'), crc: 7 }]), 'wrong checksum'],
    [
      'two names for one entry',
      makeZip([{ name: 'a.txt', data: text('x'), localName: 'b.txt' }]),
      'names differ',
    ],
    [
      'more entries than there are',
      makeZip([{ name: 'a', data: text('a') }], { count: 3 }),
      'directory cut off',
    ],
    ['a path out of the folder', makeZip([{ name: '../../etc/x', data: text('x') }]), 'unsafe path'],
    ['a method nobody can check here', makeZip([{ name: 'a', data: text('x'), method: 14 }]), 'method 14'],
  ]
  it.each(broken)('broken: %s', async (_, bytes, why) => {
    expect(await verdict(bytes)).toMatch(new RegExp(`^ATTACHMENT_BROKEN \\| .* \\| ${why}$`))
  })
  it.each([
    ['ATTACHMENT_ENCRYPTED | a', makeZip([{ name: 'a', data: text('x'), flags: 1 }])],
    ['ATTACHMENT_ENCRYPTED | a', makeZip([{ name: 'a', data: text('x'), method: 99 }])],
    ['ATTACHMENT_EXECUTABLE | run.exe', makeZip([{ name: 'run.exe', data: text('x') }])],
    [
      'ATTACHMENT_EXECUTABLE | photo.jpg',
      makeZip([{ name: 'photo.jpg', data: Buffer.concat([text('MZ'), zeros(80)]) }]),
    ],
    ['ATTACHMENT_EXECUTABLE | note.txt', makeZip([{ name: 'note.txt', data: text('#!/bin/sh\nrm') }])],
    ['ATTACHMENT_EXECUTABLE | word/vbaProject.bin', docx({ name: 'word/vbaProject.bin', data: text('x') })],
    [
      'ATTACHMENT_EXECUTABLE | in.zip › Scripts/python/a.py',
      makeZip([{ name: 'in.zip', data: makeZip([{ name: 'Scripts/python/a.py', data: text('x') }]) }]),
    ],
    ['ATTACHMENT_EXECUTABLE | file.zip', Buffer.from('7f454c4602010100', 'hex')],
    ['ATTACHMENT_TYPE', makeZip([{ name: 'a.7z', data: Buffer.from('377abcaf271c0004', 'hex') }])],
    ['ATTACHMENT_TYPE', gzipSync('hello')],
    ['ATTACHMENT_TYPE', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['ATTACHMENT_TYPE', text('bell \u0007')],
    ['ATTACHMENT_EMPTY', zeros(0)],
  ])('%s', async (expected, bytes) => expect(await verdict(bytes)).toBe(expected))

  it('goes by the name as well, with what hides in it taken away', async () => {
    expect(cleanName('C:\\tmp\\photo\u202egpj.exe')).toBe('photogpj.exe')
    expect(await verdict(text('hello'), cleanName('photo\u202egpj.exe '))).toBe(
      'ATTACHMENT_EXECUTABLE | photogpj.exe',
    )
    expect(await verdict(text('<script>'), 'page.html')).toBe('ATTACHMENT_EXECUTABLE | page.html')
    expect(cleanName('../..')).toBe('attachment')
    expect([...cleanName(`${'長'.repeat(300)}.pdf`)]).toHaveLength(120)
  })
})

describe('how it looks', () => {
  it('holds one window at a time, however large the file', async () => {
    const { source, blobs, largest } = memory()
    const inner = makeZip([
      {
        name: 'scan.png',
        data: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), noise(6 << 20)]),
        stored: true,
      },
    ])
    const outer = makeZip([
      { name: 'inner.zip', data: inner, stored: true },
      { name: 'more.txt', data: noise(3 << 20) },
    ])
    expect((await inspectAttachment(source(outer), 'a.zip', { limits: attachmentLimits, blobs })).ok).toBe(
      true,
    )
    expect(largest()).toBeLessThanOrEqual(22 + 0xffff)
  })

  it('stops a lying entry at its declared size', async () => {
    const bytes = makeZip([{ name: 'x', data: zeros(40 << 20), inflated: 900_000 }])
    const source = memory().source(bytes)
    let taken = 0
    for await (const entry of entriesOf(source, await findDirectory(source))) {
      const walk = inflateEntry(
        source,
        await dataStart(source, entry),
        entry,
        (chunk) => void (taken += chunk.length),
      )
      await expect(walk).rejects.toThrow('more than declared')
    }
    expect(taken).toBeGreaterThan(0)
    expect(taken).toBeLessThanOrEqual(900_000)
    expect(await verdict(bytes)).toBe('ATTACHMENT_BOMB | x | more than declared')
  })

  it('answers any damage with a code, never with a fault', async () => {
    const base = makeZip([
      { name: 'a.txt', data: noise(400) },
      { name: 'in.docx', data: docx() },
      { name: 'mimetype', data: text('x'), stored: true },
    ])
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(base.length - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 6,
        }),
        async (damage) => {
          const bytes = Uint8Array.from(base)
          for (const [at, value] of damage) bytes[at] = value
          expect(await verdict(bytes)).toMatch(/^(ATTACHMENT_[A-Z]+|application\/|text\/)/)
        },
      ),
      { numRuns: 400 },
    )
  })
})

/** The classic: every level holds sixteen of the next, the last one a file of zeros. */
function forty2(levels: number): Uint8Array {
  let inner: Uint8Array = makeZip([{ name: '0.dll.txt', data: new Uint8Array(4 << 20) }])
  for (let level = 0; level < levels; level++) {
    const data = inner
    inner = makeZip(Array.from({ length: 16 }, (_, i) => ({ name: `lib ${i.toString(16)}.zip`, data })))
  }
  return inner
}
