import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { chunk, exif, jpeg, png, segment } from '../../fixtures/images.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import { onePage, stream, writtenPdf } from '../../fixtures/pdfs.ts'

const SECRET = '檢舉人王小明A123456789'
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${SECRET}</dc:creator></x:xmpmeta>`
const app1 = (mark: string, body: string | Uint8Array): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from(mark, 'latin1'), Buffer.from(body as string)]))

describe('an image', () => {
  it('is never complete: what is written in the picture was not read', async () => {
    for (const bytes of [png(64, 200), jpeg()]) {
      const report = await inspected(bytes)
      expect(report).toMatchObject({ verdict: 'PARTIAL', unread: [': PIXELS_NOT_READ'], hiddenTotals: {} })
    }
    expect((await inspected(png(8, 200))).verdict).toBe('COMPLETE')
  })

  it('JPEG: EXIF, place, comment, XMP, thumbnail and what comes behind', async () => {
    const small = jpeg([segment(0xfe, Buffer.from('縮圖'))], 32)
    const picture = jpeg([
      app1('Exif\0\0', exif(SECRET, small)),
      app1('http://ns.adobe.com/xap/1.0/\0', XMP),
      segment(0xfe, Buffer.from('註解0912345678')),
    ])
    const report = await inspected(Buffer.concat([picture, Buffer.from('尾巴B123456780')]))
    expect(report.hiddenText('image-metadata')).toEqual(
      expect.arrayContaining(['註解0912345678', SECRET, '承辦人', '25.034333, 121.560000', '縮圖']),
    )
    expect(report.hiddenText('stray-bytes')).toEqual(['尾巴B123456780'])
    expect(report.parts.slice(1).map(({ path, kind, hidden }) => [path.at(-1), kind, hidden])).toEqual([
      ['thumbnail', 'jpeg', 'thumbnail'],
      [`[${picture.length}–${picture.length + 16}]`, 'text', 'stray-bytes'],
    ])
  })

  it('PNG: text chunks, plain, packed and international, XMP and EXIF', async () => {
    const report = await inspected(
      png(64, 9, [
        chunk('tEXt', Buffer.concat([Buffer.from('Author\0'), Buffer.from('王小明')])),
        chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync('0912345678')])),
        chunk('iTXt', `Title\0\0\0zh\0標題\0${SECRET}`),
        chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${XMP}`),
        chunk('eXIf', exif('描述', jpeg())),
      ]),
    )
    expect(report.hiddenText('image-metadata')).toEqual([
      '王小明',
      '0912345678',
      SECRET,
      SECRET,
      '描述',
      '承辦人',
      '25.034333, 121.560000',
    ])
  })

  it('GIF and WebP: comments and metadata', async () => {
    const gif = Buffer.concat([
      Buffer.from('GIF89a\x40\0\x40\0\0\0\0', 'latin1'),
      Buffer.of(0x21, 0xfe, Buffer.byteLength(SECRET)),
      Buffer.from(SECRET),
      Buffer.of(0, 0x3b),
    ])
    expect((await inspected(gif)).hiddenText('image-metadata')).toEqual([SECRET])
    const part = (type: string, body: Uint8Array): Buffer => {
      const head = Buffer.alloc(8)
      head.write(type, 'latin1')
      head.writeUInt32LE(body.length, 4)
      return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
    }
    const webp = part(
      'RIFF',
      Buffer.concat([Buffer.from('WEBP'), part('VP8L', Buffer.alloc(8)), part('XMP ', Buffer.from(XMP))]),
    )
    expect((await inspected(webp)).hiddenText('image-metadata')).toEqual([SECRET])
  })

  it('TIFF and HEIF: tags, and XMP wherever it lies', async () => {
    const tiff = exif(SECRET, jpeg())
    expect((await inspected(tiff)).hiddenText('image-metadata')).toContain(SECRET)
    const heif = Buffer.concat([
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1'),
      Buffer.from(XMP),
    ])
    const report = await inspected(heif)
    expect(report.hiddenText('image-metadata')).toContain(SECRET)
    expect(report.verdict).toBe('PARTIAL')
  })

  it('that is damaged, or has segments nobody knows, says so and never breaks the run', async () => {
    const odd = await inspected(png(64, 9, [chunk('prVt', 'A123456789')]))
    expect(odd.unread).toEqual([': PIXELS_NOT_READ', 'prVt: PART_UNKNOWN'])
    const whole = jpeg([app1('Exif\0\0', exif(SECRET, jpeg())), segment(0xfe, Buffer.from('註解'))])
    for (let at = 4; at < whole.length; at += 3) {
      for (const broken of [whole.subarray(0, at), Buffer.from(whole).fill(0xff, at, at + 2)]) {
        const report = await inspected(broken)
        expect(report.verdict).not.toBe('COMPLETE')
        expect(report.reasons.map(({ fault }) => fault.code)).not.toContain('READER_FAILED')
      }
    }
  })

  it('in a PDF is a part of its own, with all that it tells', async () => {
    const picture = jpeg([app1('Exif\0\0', exif(SECRET, jpeg()))])
    const entries =
      '/Type/XObject/Subtype/Image/Width 64/Height 64/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode'
    const report = await inspected(
      writtenPdf({
        ...onePage('x'),
        3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>/XObject<</I 6 0 R>> >> >>',
        6: stream(picture, entries),
      }),
    )
    expect(report.findings.map(({ place, sight }) => [place.part.slice(1), sight])).toEqual([
      [['image 6.jpg'], 'image-metadata'],
    ])
    expect(report.unread).toContain('image 6.jpg: PIXELS_NOT_READ')
  })
})
