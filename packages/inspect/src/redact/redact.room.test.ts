import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { utf16, utf8 } from '../fixtures/encodings.ts'
import { redacted } from '../fixtures/redacting.ts'
import { zipOf } from '../fixtures/zips.ts'
import { inspectBytes } from '../pipeline/inspect.ts'
import { textReader } from '../readers/text/text.ts'
import type { Reader } from '../words/reader.ts'
import { htmlCleaner } from './cleaners/html/html.ts'
import { textCleaner } from './cleaners/text/text.ts'
import { zipCleaner } from './cleaners/zip/zip.ts'
import { Pseudonyms } from './pseudonyms.ts'
import { redactBytes, redactFile } from './redact.ts'
import type { Cleaner, Cleaning } from './words.ts'

const ROLL = '王大明的身分證A123456789。\n再記一次：A123456789。\n其餘不變。'
const utf8Of = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** The real cleaner, and then a hand that spoils its work. */
const spoiled = (spoil: (clean: string, cleaning: Cleaning) => string | Uint8Array): Cleaner => ({
  ...textCleaner,
  async clean(cleaning) {
    const bytes = (await textCleaner.clean(cleaning)) ?? new Uint8Array()
    const out = spoil(utf8Of(bytes), cleaning)
    return typeof out === 'string' ? utf8(out) : out
  },
})
const codesOf = (refused: readonly string[]): readonly string[] =>
  refused.map((one) => one.split(':')[0] ?? '')
const through = (cleaner: Cleaner, style: 'bar' | 'pseudonym' = 'bar') =>
  redacted(ROLL, { style, options: { cleaners: [cleaner] } })

describe('a cleaner that does not do its work is found out', () => {
  it('where it forgets a value: by everyone who reads', async () => {
    const { certificate, refused } = await through(
      spoiled((clean) => clean.replace('再記一次：██████████', '再記一次：A123456789')),
    )
    expect(codesOf(refused)).toEqual(['OWN_READER', 'SECOND_READER', 'BYTE_SEARCH', 'SEEN_TEXT'])
    expect(certificate.proved).toBe(false)
    expect(JSON.stringify(certificate)).not.toContain('A123456789')
  })

  it('where it writes the value another way', async () => {
    const hides: readonly ((text: string) => string)[] = [
      (id) => Buffer.from(`身分證字號 ${id} 之備份`).toString('base64'),
      (id) => [...id].map((char) => `&#${char.charCodeAt(0)};`).join(''),
      (id) => [...id].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
      (id) => [...id].map((char) => `%${char.charCodeAt(0).toString(16)}`).join(''),
      (id) => [...id].map((char) => `=${char.charCodeAt(0).toString(16).toUpperCase()}`).join(''),
    ]
    for (const hide of hides) {
      const { refused } = await through(spoiled((clean) => `${clean}\n${hide('A123456789')}\n`))
      // That the text has grown is seen in any case; that it is the value must be seen as well.
      expect(codesOf(refused)).toContain('SEEN_TEXT')
      expect(codesOf(refused), hide('A123456789')).toContain('BYTE_SEARCH')
    }
  })

  it('where it leaves a copy in another encoding', async () => {
    const { refused } = await through(
      spoiled((clean) => Buffer.concat([utf8(clean), utf16('王大明', true, false)])),
    )
    expect(codesOf(refused)).toContain('BYTE_SEARCH')
  })

  it('where it changes what it should not', async () => {
    for (const spoil of [
      (clean: string) => clean.replace('其餘不變', '其餘改變'),
      (clean: string) => clean.split('\n').toReversed().join('\n'),
      (clean: string) => clean.replace('其餘不變。', ''),
      (clean: string) => `${clean}又多了一句。`,
      (clean: string) => clean.replaceAll('█', '王'),
    ])
      expect(codesOf((await through(spoiled(spoil))).refused)).toEqual(['SEEN_TEXT'])
  })

  it('where it forgets a part', async () => {
    const forgetful: Cleaner = {
      ...textCleaner,
      clean: (one) => (one.path.at(-1) === 'b.txt' ? Promise.resolve(null) : textCleaner.clean(one)),
    }
    const { refused, certificate } = await redacted(zipOf({ 'a.txt': ROLL, 'b.txt': ROLL }), {
      options: { cleaners: [zipCleaner, forgetful] },
    })
    expect(codesOf(refused)).toEqual(['OWN_READER', 'SECOND_READER', 'BYTE_SEARCH', 'SEEN_TEXT'])
    for (const check of certificate.checks) expect(check.where.join()).toContain('b.txt')
  })

  it('where it leaves a class of hidden data, or a copy of what it removed', async () => {
    const page = '<html><body><p>看得到</p><!-- 檢舉人住在隔壁的大樓 --></body></html>'
    const keeps: Cleaner = { ...htmlCleaner, clean: () => Promise.resolve(null) }
    const kept = await redacted(page, { hidden: ['markup-comment'], options: { cleaners: [keeps] } })
    expect(kept.faults).toEqual(['HIDDEN_LEFT'])
    expect(codesOf(kept.refused)).toEqual(['OWN_READER'])
    // Where no reader looks: in the name of a class.
    const copies: Cleaner = {
      ...htmlCleaner,
      clean: () =>
        Promise.resolve(utf8('<html><body><p class="檢舉人住在隔壁的大樓">看得到</p></body></html>')),
    }
    const copied = await redacted(page, { hidden: ['markup-comment'], options: { cleaners: [copies] } })
    expect(codesOf(copied.refused)).toEqual(['BYTE_SEARCH'])
  })

  it('where this package’s own reader is blind as well', async () => {
    const blind: Reader = {
      ...textReader,
      async read(reading) {
        const [first = ''] = utf8Of(await reading.source.bytes()).split('\n')
        reading.span(first, '')
      },
    }
    const forgets = spoiled((clean) => clean.replace('再記一次：██████████', '再記一次：A123456789'))
    const { refused } = await redacted(ROLL, { options: { readers: [blind], cleaners: [forgets] } })
    expect(codesOf(refused)).toEqual(['SECOND_READER', 'BYTE_SEARCH'])
  })

  it('where it throws, the file is left as it was', async () => {
    const failing = spoiled(() => {
      throw new Error('王大明')
    })
    const { bytes, faults, failures, certificate } = await through(failing)
    expect(utf8Of(bytes)).toBe(ROLL)
    expect(faults).toEqual(['CLEANER_FAILED'])
    expect(failures).toHaveLength(1)
    expect(certificate).toMatchObject({ proved: false, deeds: [] })
    expect(JSON.stringify(certificate)).not.toContain('王大明')
  })

  it('and a check that cannot run is not held', async () => {
    const broken = { kinds: ['text' as const], text: () => Promise.reject(new Error('no')) }
    const { refused, certificate } = await redacted(ROLL, { options: { secondReaders: [broken] } })
    expect(refused).toEqual(['SECOND_READER: ?'])
    expect(certificate.proved).toBe(false)
    const none = await redacted(ROLL, { options: { secondReaders: [] } })
    expect(codesOf(none.refused)).toEqual(['SECOND_READER'])
  })

  it('and painted pages are compared where somebody can paint them', async () => {
    const proof = {
      kinds: ['text' as const],
      compare: () => Promise.resolve({ held: false, counts: { pages: 1 }, where: ['p.1'] }),
    }
    const { refused } = await redacted(ROLL, { options: { pixelProofs: [proof] } })
    expect(refused).toEqual(['PIXELS: p.1'])
    const within = await redacted(zipOf({ 'a.txt': ROLL, 'b.txt': ROLL, 'c.txt': '無關' }), {
      options: { pixelProofs: [proof] },
    })
    expect(within.refused).toEqual(['PIXELS: a.txt p.1, b.txt p.1'])
    expect(within.certificate.checks.at(-1)?.counts).toEqual({ pages: 2 })
  })
})

describe('what cannot be done is said', () => {
  it('a value that is not there, under this key or at all', async () => {
    const { findings } = await inspectBytes(utf8(ROLL), 'f', { markKey: new Uint8Array(32).fill(1) })
    const done = await redactBytes(
      utf8(ROLL),
      'f',
      { hidden: new Set(), findings, style: 'bar' },
      { markKey: new Uint8Array(32) },
    )
    expect(done.certificate.faults.map(({ why }) => why.code)).toEqual(['VALUE_NOT_FOUND'])
    expect(done.certificate.proved).toBe(false)
    expect(utf8Of(done.bytes)).toBe(ROLL)
  })

  it('a kind that nobody cleans', async () => {
    const { bytes, faults, certificate } = await redacted(ROLL, { options: { cleaners: [] } })
    expect(utf8Of(bytes)).toBe(ROLL)
    expect(faults).toEqual(['CLEANER_MISSING'])
    expect(certificate.proved).toBe(false)
  })

  it('a limit that was reached, a stop by the caller', async () => {
    const small = await redacted(ROLL, { options: { limits: { heldBytes: 10 } } })
    expect(small.faults).toContain('VALUES_TOO_MANY')
    expect(small.certificate.proved).toBe(false)
    const stopped = await redacted(ROLL, { options: { signal: AbortSignal.abort() } })
    expect(stopped.certificate.proved).toBe(false)
  })

  it('what remains is told, chosen or not', async () => {
    const { certificate } = await redacted(ROLL, { detectors: ['tw.supplied-name'] })
    expect(certificate.remains).toEqual({ hidden: {}, findings: { 'tw.national-id': 2 }, unread: {} })
    expect(certificate.proved).toBe(true)
  })
})

describe('the certificate', () => {
  it('holds no text of the document, not even in the name of the file', async () => {
    const { certificate } = await redacted(ROLL, { style: 'pseudonym' }, '王大明.txt')
    expect(certificate.name).toBe('甲.txt')
    expect(JSON.stringify(certificate)).not.toMatch(/王大明|A123456789|其餘/)
    expect(certificate.before.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(certificate.checks.map(({ code, held }) => ({ code, held }))).toEqual([
      { code: 'OWN_READER', held: true },
      { code: 'SECOND_READER', held: true },
      { code: 'BYTE_SEARCH', held: true },
      { code: 'SEEN_TEXT', held: true },
    ])
  })

  it('calls one person by one sign in all files of a run', async () => {
    const pseudonyms = new Pseudonyms()
    const signs: string[] = []
    for (const text of ['陳小美與王大明', '王大明', 'A123456789、陳 小 美'])
      signs.push(utf8Of((await redacted(text, { style: 'pseudonym', options: { pseudonyms } })).bytes))
    expect(signs).toEqual(['甲與乙', '乙', '身分證1、甲'])
  })
})

describe('a file on disk', () => {
  let dir: string
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'redact-file-'))
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it('is read and left alone', async () => {
    const path = join(dir, '名冊.txt')
    writeFileSync(path, ROLL)
    const markKey = new Uint8Array(32)
    const { findings } = await inspectBytes(utf8(ROLL), 'f', { markKey })
    const wish = { hidden: new Set<never>(), findings, style: 'bar' as const }
    const { certificate } = await redactFile(path, wish, { markKey })
    expect(certificate).toMatchObject({ name: '名冊.txt', proved: true })
    for (const missing of [dir, join(dir, 'none')])
      expect((await redactFile(missing, wish)).certificate).toMatchObject({
        proved: false,
        faults: [{ why: { code: 'FILE_UNREADABLE' } }],
      })
    const large = await redactFile(path, wish, { limits: { heldBytes: 3 } })
    expect(large.certificate.faults.map(({ why }) => why.code)).toEqual(['LIMIT_HELD'])
  })
})
