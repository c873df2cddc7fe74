import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { cleanWith, secret, whereStands } from '../../../fixtures/cleaning.ts'
import { chunk, exif, jpeg, png, segment } from '../../../fixtures/images.ts'
import { inspected } from '../../../fixtures/inspecting.ts'
import { docx, para } from '../../../fixtures/ooxml.ts'
import { ooxmlCleaner } from '../ooxml/ooxml.ts'
import { imageCleaner } from './image.ts'

const SECRET = '檢舉人王小明'
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${SECRET}</dc:creator></x:xmpmeta>`
const app1 = (mark: string, body: string | Uint8Array): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from(mark, 'latin1'), Buffer.from(body as string)]))
const part = (type: string, body: Uint8Array): Buffer => {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}
/** EXIF of nothing but the side that is up, in the byte order of the other half of cameras, and a name. */
const turned = Buffer.concat([
  Buffer.from('II*\0\x08\0\0\0\x02\0', 'latin1'),
  Buffer.from('\x12\x01\x03\0\x01\0\0\0\x06\0\0\0', 'latin1'),
  Buffer.from('\x3b\x01\x02\0\x12\0\0\0\x26\0\0\0\0\0\0\0', 'latin1'),
  Buffer.from(SECRET),
])

const IMAGES = {
  jpeg: jpeg([
    app1('Exif\0\0', exif(SECRET, jpeg([], 32))),
    app1('http://ns.adobe.com/xap/1.0/\0', XMP),
    segment(0xfe, Buffer.from(SECRET)),
    segment(0xe9, Buffer.from(`odd ${SECRET}`)),
  ]),
  png: png(64, 9, [
    chunk('tEXt', Buffer.concat([Buffer.from('Author\0'), Buffer.from(SECRET)])),
    chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(SECRET)])),
    chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${XMP}`),
    chunk('eXIf', exif(SECRET, jpeg())),
  ]),
  gif: Buffer.concat([
    Buffer.from('GIF89a\x40\0\x40\0\0\0\0', 'latin1'),
    Buffer.of(0x21, 0xfe, Buffer.byteLength(SECRET)),
    Buffer.from(SECRET),
    Buffer.of(0, 0x3b),
  ]),
  webp: part(
    'RIFF',
    Buffer.concat([
      Buffer.from('WEBP'),
      part('VP8X', Buffer.of(0x0c, 0, 0, 0, 63, 0, 0, 63, 0, 0)),
      part('VP8L', Buffer.alloc(8)),
      part('EXIF', exif(SECRET, jpeg())),
      part('XMP ', Buffer.from(XMP)),
    ]),
  ),
  tiff: exif(SECRET, jpeg()),
}

describe('an image', () => {
  for (const [kind, bytes] of Object.entries(IMAGES))
    it(`${kind}: says nothing any more beside its pixels`, async () => {
      expect((await inspected(bytes)).hiddenText('image-metadata').join()).toContain(SECRET)
      const { bytes: out, deeds } = await cleanWith([imageCleaner], bytes, {
        hidden: ['image-metadata', 'thumbnail'],
      })
      if (out === null) throw new Error('nothing was cleaned')
      expect(deeds.map(({ what }) => what)).toContain('image-metadata')
      expect(whereStands(out, SECRET)).toEqual([])
      const after = await inspected(out)
      expect(after.kind).toBe(kind)
      expect(after.hiddenTotals).toEqual({})
      expect(after.unread).not.toContain(': IMAGE_DAMAGED')
      expect(
        (await cleanWith([imageCleaner], out, { hidden: ['image-metadata', 'thumbnail'] })).bytes,
      ).toBeNull()
    })

  it('keeps its pixels bit for bit, and its upper side up', async () => {
    const clean = async (bytes: Uint8Array) =>
      (await cleanWith([imageCleaner], bytes, { hidden: ['image-metadata'] })).bytes
    expect(await clean(IMAGES.png)).toEqual(png(64, 9))
    expect(Buffer.from((await clean(IMAGES.jpeg)) ?? '').equals(jpeg())).toBe(true)
    const out = Buffer.from((await clean(jpeg([app1('Exif\0\0', turned)]))) ?? '')
    expect(whereStands(out, SECRET)).toEqual([])
    expect(out.includes(Buffer.from('\x01\x12\0\x03\0\0\0\x01\0\x06', 'latin1'))).toBe(true)
    expect(await clean(out)).toBeNull()
    expect(await clean(jpeg())).toBeNull()
  })

  it('loses only its thumbnail, or only what lies behind it, when that is asked', async () => {
    const hidden = jpeg([segment(0xfe, Buffer.from('縮圖裡的字'))], 32)
    const bytes = Buffer.concat([jpeg([app1('Exif\0\0', exif(SECRET, hidden))]), Buffer.from('尾巴的字')])
    const thin = (await cleanWith([imageCleaner], bytes, { hidden: ['thumbnail'] })).bytes ?? bytes
    expect([
      whereStands(thin, '縮圖裡的字'),
      whereStands(thin, SECRET),
      whereStands(thin, '尾巴的字'),
    ]).toEqual([[], [''], ['']])
    expect((await inspected(thin)).parts.map(({ hidden: why }) => why)).not.toContain('thumbnail')
    const short = (await cleanWith([imageCleaner], bytes, { hidden: ['stray-bytes'] })).bytes ?? bytes
    expect([whereStands(short, SECRET), whereStands(short, '尾巴的字')]).toEqual([[''], []])
  })

  it('with a chosen value in its metadata loses all of it; without, it is left alone', async () => {
    for (const bytes of Object.values(IMAGES)) {
      const cleaned = await cleanWith([imageCleaner], bytes, { secrets: [secret('王小明')] })
      expect(whereStands(cleaned.bytes ?? bytes, '王小明')).toEqual([])
      expect((await cleanWith([imageCleaner], bytes, { secrets: [secret('林大華')] })).bytes).toBeNull()
    }
  })

  it('in a document is cleaned there', async () => {
    const file = docx(para('文'), {
      'word/media/i.jpg': { as: 'image', type: 'image/jpeg', content: IMAGES.jpeg },
    })
    const cleaned = await cleanWith([ooxmlCleaner, imageCleaner], file, { hidden: ['image-metadata'] })
    expect(whereStands(cleaned.bytes ?? file, SECRET)).toEqual([])
    expect(cleaned.deeds.map(({ part: path }) => path)).toContainEqual(['file', 'word/media/i.jpg'])
  })

  it('that is broken is refused with a code, wherever it breaks', async () => {
    const codes = new Set<string | null>()
    for (const [kind, whole] of Object.entries(IMAGES))
      for (let at = 16; at < whole.length - 1; at += 5)
        for (const broken of [whole.subarray(0, at), Buffer.from(whole).fill(0xff, at, at + 2)]) {
          const hidden = ['image-metadata', 'thumbnail', 'stray-bytes'] as const
          const cleaned = await cleanWith([imageCleaner], broken, {
            hidden,
            kind: kind as keyof typeof IMAGES,
          })
          codes.add(cleaned.stopped)
          if (cleaned.stopped !== null) expect(cleaned).toMatchObject({ bytes: null, deeds: [] })
        }
    expect(codes).toEqual(new Set(['IMAGE_DAMAGED', null]))
  })
})
