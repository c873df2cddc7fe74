import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { cleanWith, whereStands } from '../../../fixtures/cleaning.ts'
import { compound } from '../../../fixtures/compounds.ts'
import {
  docx,
  EXCEL,
  HEAD,
  packageOf,
  para,
  sheetData,
  WORD,
  wordXml,
  xlsx,
  type ExtraPart,
} from '../../../fixtures/ooxml.ts'
import { expectGone } from '../../../fixtures/proving.ts'
import { orphans, unsoundOffice } from '../../../fixtures/sound-package.ts'
import { locked, withStrayBytes, zipOf, overlapping } from '../../../fixtures/zips.ts'
import { ooxmlCleaner } from './ooxml.ts'

const cleaners = [ooxmlCleaner]
const proof = { cleaners, unsound: unsoundOffice }
const part = (as: string, type: string, content: string | Uint8Array): ExtraPart => ({ as, type, content })
const text = (zip: Uint8Array, name: string): string => new TextDecoder().decode(unzipSync(zip)[name])
const HIDDEN = docx(para('看得見') + para('隱藏的字', '<w:vanish/>'))

describe('a package', () => {
  it('without macros no longer says that it has some', async () => {
    const book = xlsx([{ name: '表', xml: sheetData('') }], {
      'xl/vbaProject.bin': part('vbaProject', 'ms-office.vbaProject', compound({ PROJECT: 'Name="清冊"' })),
    })
    const files = unzipSync(book)
    const types = text(book, '[Content_Types].xml').replace(
      `${EXCEL}sheet.main+xml`,
      'ms-excel.sheet.macroEnabled.main+xml',
    )
    const macros = zipOf({ ...files, '[Content_Types].xml': types })
    const cleaned = await expectGone(macros, { ...proof, hidden: ['macro'], text: '清冊' })
    expect(text(cleaned, '[Content_Types].xml')).toContain('spreadsheetml.sheet.main+xml')
    expect(Object.keys(unzipSync(cleaned))).not.toContain('xl/vbaProject.bin')
  })

  it('loses what nothing refers to, thumbnails, comments of the archive and stray bytes', async () => {
    const old = {
      content: `${HEAD}<w:hdr xmlns:w="w"><w:p><w:r><w:t>舊頁首</w:t></w:r></w:p></w:hdr>`,
      type: `${WORD}header+xml`,
    }
    const kept = await expectGone(docx(para('正文'), { 'word/old.xml': old }), {
      ...proof,
      hidden: ['orphan-part'],
      text: '舊頁首',
    })
    expect(orphans(kept)).toEqual([])
    const picture = docx(para('正文'), {
      'docProps/thumbnail.jpeg': part('thumbnail', 'image/jpeg', '縮圖裡的字'),
    })
    await expectGone(picture, { ...proof, hidden: ['thumbnail'], text: '縮圖裡的字' })
    const stray = withStrayBytes(docx(para('正文')), Buffer.from('藏在縫裡的名單'))
    const cleaned = await cleanWith(cleaners, stray, { hidden: ['stray-bytes'] })
    expect(Buffer.from(cleaned.bytes ?? stray).includes('藏在縫裡的名單')).toBe(false)
    expect(cleaned.deeds.map(({ what }) => what)).toEqual(['stray-bytes'])
  })

  it('that is changed keeps no signature of what it was', async () => {
    const signed = {
      '_xmlsignatures/s.xml': part(
        'signature',
        'openxmlformats-package.digital-signature-xmlsignature+xml',
        '<Signature/>',
      ),
    }
    const bytes = docx(para('看得見') + para('隱藏的字', '<w:vanish/>'), signed)
    const cleaned = await cleanWith(cleaners, bytes, { hidden: ['hidden-text'] })
    expect(cleaned.deeds.map(({ what }) => what).toSorted()).toEqual(['hidden-text', 'signature'])
    expect(unsoundOffice(cleaned.bytes ?? bytes)).toEqual([])
  })

  it('in which nothing has to go is left alone; entries that are not touched stay packed as they were', async () => {
    expect(
      await cleanWith(cleaners, docx(para('文')), { hidden: ['hidden-text', 'property'] }),
    ).toMatchObject({ bytes: null, deeds: [] })
    const cleaned = (await cleanWith(cleaners, HIDDEN, { hidden: ['hidden-text'] })).bytes ?? HIDDEN
    const [before, after] = [unzipSync(HIDDEN), unzipSync(cleaned)]
    expect(Object.keys(after)).toEqual(Object.keys(before))
    for (const name of Object.keys(before).filter((one) => one !== 'word/document.xml'))
      expect(after[name]).toEqual(before[name])
    expect(text(cleaned, 'word/document.xml')).toBe(
      text(HIDDEN, 'word/document.xml').replace(/<w:r><w:rPr><w:vanish.*?<\/w:r>/, ''),
    )
  })
})

describe('a hostile package is refused whole', () => {
  const asked = { hidden: ['hidden-text', 'property'] } as const
  const refused = async (bytes: Uint8Array, limits = {}) => {
    const { stopped, bytes: out, deeds } = await cleanWith(cleaners, bytes, { ...asked, limits })
    expect({ out, deeds }).toEqual({ out: null, deeds: [] })
    return stopped
  }
  it('bombs, locks, overlaps, two entries of one name', async () => {
    const bomb = docx(para('文'), {
      'word/h.xml': part('header', `${WORD}header+xml`, wordXml('w:hdr', ' '.repeat(8_000_000))),
    })
    expect(await refused(bomb, { ratioFrom: 1_000_000 })).toBe('LIMIT_RATIO')
    expect(await refused(bomb, { heldBytes: 4_000_000 })).toBe('LIMIT_HELD')
    expect(await refused(bomb, { totalBytes: 4_000_000 })).toBe('LIMIT_TOTAL_SIZE')
    expect(await refused(HIDDEN, { parts: 2 })).toBe('LIMIT_PARTS')
    const twice = Buffer.from(
      docx(para('文'), {
        'word/aaaa.xml': part('h', 'x+xml', '<a/>'),
        'word/bbbb.xml': part('h', 'x+xml', '<b/>'),
      }),
    )
    for (let at = twice.indexOf('word/bbbb.xml'); at >= 0; at = twice.indexOf('word/bbbb.xml'))
      twice.write('word/aaaa.xml', at)
    expect(await refused(twice)).toBe('ENTRY_NAMED_TWICE')
    const overlap = await cleanWith(cleaners, overlapping(Buffer.from('x'), 2), { ...asked, kind: 'docx' })
    expect(overlap).toMatchObject({ bytes: null, stopped: 'ENTRY_NAMED_TWICE' })
  })
  it('broken markup, entities, endless nesting', async () => {
    const header = (content: string) =>
      docx(para('文'), { 'word/h.xml': part('header', `${WORD}header+xml`, content) })
    expect(await refused(header(wordXml('w:hdr', '<w:p><w:r')))).toBe('XML_DAMAGED')
    expect(await refused(header('<!DOCTYPE x [<!ENTITY e "v">]><w:hdr xmlns:w="w">&e;</w:hdr>'))).toBe(
      'XML_DOCTYPE',
    )
    expect(await refused(header(`<w:hdr xmlns:w="w">${'<w:a>'.repeat(3000)}`))).toBe('LIMIT_NESTING')
    expect(await refused(header('<w:hdr xmlns:w="w"><w:p></w:q></w:hdr>'))).toBe('XML_DAMAGED')
  })
  it('relations that break, or lead nowhere, or in a circle', async () => {
    const root = [{ id: 'rId1', type: 'officeDocument', target: 'word/document.xml' }]
    const main = (rels: Parameters<typeof docx>[2]) => ({
      'word/document.xml': {
        content: text(HIDDEN, 'word/document.xml'),
        type: `${WORD}document.main+xml`,
        rels: rels ?? [],
      },
    })
    const broken = packageOf(root, main([]), { 'word/_rels/document.xml.rels': '<Relationships' })
    expect(await refused(broken)).toBe('XML_DAMAGED')
    const circle = packageOf(
      root,
      main([
        { id: 'a', type: 'x', target: 'document.xml' },
        { id: 'b', type: 'y', target: 'nowhere.xml' },
      ]),
    )
    const { bytes, stopped } = await cleanWith(cleaners, circle, asked)
    expect(stopped).toBeNull()
    expect(whereStands(bytes ?? circle, '隱藏的字')).toEqual([])
  })
  it('cut short anywhere, or locked', async () => {
    for (let at = 10; at < HIDDEN.length; at += 97) {
      const cleaned = await cleanWith(cleaners, HIDDEN.subarray(0, at), { ...asked, kind: 'docx' })
      expect(cleaned).toMatchObject({ bytes: null, stopped: 'ARCHIVE_DAMAGED', deeds: [] })
    }
    expect(await cleanWith(cleaners, locked(HIDDEN), { ...asked, kind: 'docx' })).toMatchObject({
      stopped: 'ENCRYPTED',
    })
  })

  it('keeps the measures that LibreOffice writes with fourteen digits, without what could hide in them', async () => {
    const margins = '<pageMargins left="0.7875" right="0.7875" top="1.71388888888889" bottom="0.0912345678"/>'
    const book = xlsx([{ name: '表', xml: sheetData('') + margins }])
    const cleaned = await cleanWith(cleaners, book, { hidden: ['attribute'] })
    expect(cleaned).toMatchObject({ stopped: null, faults: [] })
    expect(text(cleaned.bytes ?? book, 'xl/worksheets/sheet1.xml')).toContain(
      '<pageMargins left="0.7875" right="0.7875" top="1.7139" bottom="0.0912"/>',
    )
  })
})
