import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chunk, greyPng, jpeg, png } from '../fixtures/images.ts'
import { inspected, type Inspected } from '../fixtures/inspecting.ts'
import { scannedPdf } from '../fixtures/pdf-painting.ts'
import { drawnPdf } from '../fixtures/pdfs.ts'
import type { Ocr, OcrPicture, OcrWord, Recognised } from '../words/ocr.ts'
import { openTesseract, type Tesseract } from './tesseract.ts'

const codes = ({ reasons }: Inspected): readonly string[] => reasons.map(({ fault }) => fault.code)
const found = ({ findings }: Inspected) =>
  findings.map(({ detector, place, sight }) => [detector, place.address, sight])

/** An engine that says what it is told to. */
const saying = (...words: readonly OcrWord[]): Ocr => ({
  recognise: () =>
    Promise.resolve({
      failed: null,
      lines: words.map((word) => ({
        text: word.text,
        words: [word],
        box: { x: 20, y: 40, width: 200, height: 20 },
      })),
    }),
})
const failing = (failed: NonNullable<Recognised['failed']>): Ocr => ({
  recognise: () => Promise.resolve({ lines: [], failed }),
})

describe('a Chinese letter as a picture', { timeout: 60_000 }, () => {
  let engine: Tesseract
  let scan: Buffer
  beforeAll(async () => {
    engine = openTesseract()
    scan = await scannedPdf(
      await drawnPdf((doc) => {
        doc.fontSize(14).text('檢舉人：王小明\n身分證字號：A123456789\n行動電話：0912345678', 72, 72)
        doc.text('主旨：檢舉人之身分應予保密，本件以普通件發文。')
      }),
    )
  }, 60_000)
  afterAll(() => engine.close())

  it('is read: number and phone are found, names nearly, and it is never complete', async () => {
    const report = await inspected(scan, { ocr: engine })
    expect(report.verdict).toBe('PARTIAL')
    expect(codes(report)).toEqual(['OCR_UNSURE'])
    expect(found(report)).toEqual([
      ['tw.national-id', '', 'visible'],
      ['tw.mobile', '', 'visible'],
    ])
    expect(report.findings[0]?.reasons.map(({ code }) => code)).toContain('OCR_REPAIRED')
    expect(report.visibleText()).toContain('王小明')
    expect(report.visibleText()).toContain('檢舉人之身分應予保密')
    const box = report.findings[0]?.place.box
    expect(box).toMatchObject({ page: 1 })
    expect(box?.x).toBeGreaterThan(150)
    expect(box?.width).toBeGreaterThan(300)
  })

  it('on the page of a PDF is read where it lies, in points', async () => {
    const pdf = await drawnPdf((doc) => doc.image(scan, 0, 0, { width: 595, height: 842 }))
    const report = await inspected(pdf, { ocr: engine })
    // The image within the file is not read by itself: what the page crops or covers is still unread.
    expect(codes(report).filter((code) => code !== 'OCR_DOUBTFUL')).toEqual(['OCR_UNSURE', 'PIXELS_NOT_READ'])
    expect(found(report)).toEqual([
      ['tw.national-id', 'p.1', 'visible'],
      ['tw.mobile', 'p.1', 'visible'],
    ])
    const box = report.findings[0]?.place.box
    expect([box?.page, Math.round(box?.x ?? 0), Math.round((box?.y ?? 0) / 10)]).toEqual([1, 73, 10])
    expect(codes(await inspected(pdf))).toEqual(['PAGE_IS_PICTURE', 'PIXELS_NOT_READ'])
  })

  it('without an engine is as it was: said not to be read', async () => {
    const report = await inspected(scan)
    expect([codes(report), report.texts]).toEqual([['PIXELS_NOT_READ'], []])
  })

  it('that is no picture, or costs too much, leaves the engine fit for the next', async () => {
    expect(await engine.recognise({ bytes: Buffer.from('no picture'), width: 9, height: 9 })).toEqual({
      lines: [],
      failed: 'format',
    })
    const stopped = engine.recognise({ bytes: scan, width: 1654, height: 2339 }, AbortSignal.timeout(20))
    const waiting = engine.recognise({ bytes: scan, width: 1654, height: 2339 })
    expect((await stopped).failed).toBe('stopped')
    expect((await waiting).failed).toBeNull()
  })
})

describe('an engine with caps', { timeout: 60_000 }, () => {
  it.each([
    ['time', { timeMs: 30 }],
    ['memory', { memoryMb: 64 }],
  ] as const)('of %s says so', async (failed, caps) => {
    const engine = openTesseract(caps)
    const grey = new Uint8Array(600 * 400).fill(255)
    expect((await engine.recognise({ grey, width: 600, height: 400 })).failed).toBe(failed)
    await engine.close()
    expect((await engine.recognise({ grey, width: 600, height: 400 })).failed).toBe('stopped')
  })
})

describe('what an engine says', () => {
  const picture = greyPng(64, 64, new Uint8Array(4096).fill(200))
  const sure = (text: string): OcrWord => ({ text, confidence: 0.9 })
  const doubtful = (text: string): OcrWord => ({ text, confidence: 0.3 })

  it('is told with its doubt; too much of it counts as not read', async () => {
    const some = await inspected(picture, { ocr: saying(sure('承辦人員王小明'), doubtful('檢舉')) })
    expect(codes(some)).toEqual(['OCR_UNSURE', 'OCR_DOUBTFUL'])
    expect(some.reasons[1]?.fault.params).toEqual({ share: 22, pages: '1' })
    const much = await inspected(picture, { ocr: saying(sure('承辦'), doubtful('A123456789')) })
    expect(codes(much)).toEqual(['OCR_UNSURE', 'OCR_DOUBTFUL', 'PIXELS_NOT_READ'])
    expect(much.findings).toHaveLength(1)
  })

  it('vouches for nothing where nothing was recognised, nor for the other frames of a file', async () => {
    expect(codes(await inspected(picture, { ocr: saying() }))).toEqual(['OCR_UNSURE', 'PIXELS_NOT_READ'])
    const moving = png(64, 9, [chunk('fdAT', Buffer.alloc(8))])
    expect(codes(await inspected(moving, { ocr: saying(sure('字')) }))).toEqual([
      'OCR_UNSURE',
      'PIXELS_NOT_READ',
    ])
  })

  it('of a plain BMP is of its grey pixels; a packed one is never given to it', async () => {
    const bmp = Buffer.alloc(54 + 32 * 32 * 4, 77)
    bmp.fill(0, 0, 54)
    bmp.write('BM', 'latin1')
    for (const [at, value] of [
      [2, bmp.length],
      [10, 54],
      [14, 40],
      [18, 32],
      [22, 32],
      [28, 32],
    ] as const)
      bmp.writeUInt32LE(value, at)
    const seen: OcrPicture[] = []
    const ocr: Ocr = {
      recognise: (one) => {
        seen.push(one)
        return saying(sure('字')).recognise(one)
      },
    }
    expect(codes(await inspected(bmp, { ocr }))).toEqual(['OCR_UNSURE'])
    expect(seen).toEqual([{ width: 32, height: 32, grey: new Uint8Array(1024).fill(77) }])
    bmp.writeUInt32LE(1, 30)
    expect(codes(await inspected(bmp, { ocr }))).toEqual(['PIXELS_NOT_READ'])
    expect(seen).toHaveLength(1)
  })

  it('joins what is broken over two lines', async () => {
    const report = await inspected(picture, { ocr: saying(sure('身分證 A12345'), sure('6789 號')) })
    expect(report.findings.map(({ masked }) => masked)).toEqual(['A12****789'])
  })
})

describe('fails closed', () => {
  const picture = greyPng(64, 64, new Uint8Array(4096).fill(200))

  it.each(['format', 'memory', 'time', 'died'] as const)('when the engine says %s', async (failed) => {
    const report = await inspected(picture, { ocr: failing(failed) })
    expect(codes(report)).toEqual(['OCR_FAILED', 'PIXELS_NOT_READ'])
    expect(report.reasons[0]?.fault.params).toMatchObject({ what: failed })
  })

  it('when it throws, or does not come back', async () => {
    const throws: Ocr = { recognise: () => Promise.reject(new Error('gone')) }
    expect(codes(await inspected(picture, { ocr: throws }))).toEqual(['OCR_FAILED', 'PIXELS_NOT_READ'])
    const hangs: Ocr = { recognise: () => new Promise(() => undefined) }
    const keep = setTimeout(() => undefined, 10_000)
    expect(codes(await inspected(picture, { ocr: hangs, limits: { timeMs: 50 } }))).toEqual(['LIMIT_TIME'])
    clearTimeout(keep)
  })

  it('with a huge picture, which never reaches the engine', async () => {
    const never: Ocr = {
      recognise: () => {
        throw new Error('reached')
      },
    }
    const huge = Buffer.from(jpeg())
    huge.fill(0xff, huge.indexOf(Buffer.of(0xff, 0xc0)) + 5, huge.indexOf(Buffer.of(0xff, 0xc0)) + 9)
    expect(codes(await inspected(huge, { ocr: never }))).toEqual(['OCR_TOO_LARGE', 'PIXELS_NOT_READ'])
    const wall = await drawnPdf((doc) => doc.image(png(64, 200), 0, 0, { width: 14_400, height: 14_400 }), {
      size: [14_400, 14_400],
    })
    expect(codes(await inspected(wall, { ocr: never }))).toEqual([
      'OCR_TOO_LARGE',
      'PAGE_IS_PICTURE',
      'PIXELS_NOT_READ',
    ])
  })
})
