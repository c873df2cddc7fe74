import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { cleanWith, secret, whereStands } from '../../../fixtures/cleaning.ts'
import { jpeg, segment } from '../../../fixtures/images.ts'
import { inspected } from '../../../fixtures/inspecting.ts'
import { flatOdf, odf, style, textLook } from '../../../fixtures/odf.ts'
import { unsoundOdf } from '../../../fixtures/sound-package.ts'
import { overlapping } from '../../../fixtures/zips.ts'
import { imageCleaner } from '../image/image.ts'
import { flatOdfCleaner } from './flat.ts'
import { odfCleaner } from './odf.ts'

const cleaners = [odfCleaner, flatOdfCleaner, imageCleaner]
const p = (inner: string, attributes = ''): string => `<text:p${attributes}>${inner}</text:p>`
const PHOTO = jpeg([segment(0xfe, Buffer.from('王小明拍攝'))])

async function without(bytes: Uint8Array, ...values: readonly string[]): Promise<Uint8Array> {
  const secrets = values.map((value, i) => secret(value, '█'.repeat(3 + i)))
  const cleaned = await cleanWith(cleaners, bytes, { secrets })
  expect(cleaned).toMatchObject({ stopped: null, faults: [] })
  if (cleaned.bytes === null) throw new Error('nothing was replaced')
  for (const value of values) expect(whereStands(cleaned.bytes, value)).toEqual([])
  expect((await cleanWith(cleaners, cleaned.bytes, { secrets })).bytes).toBeNull()
  return cleaned.bytes
}

describe('a chosen value goes from ODF', () => {
  it('where it is broken by spans, spaces, tabs, and runs that are not seen', async () => {
    const styles =
      style('T1', 'text', textLook('text:display="none"')) +
      style('T2', 'text', textLook('fo:font-weight="bold"'))
    const bytes = odf({
      styles,
      meta: '<dc:title>王小明案</dc:title>',
      body:
        p('陳情人王<text:span text:style-name="T2">小</text:span>明到場') +
        p('王<text:span text:style-name="T1">藏</text:span>小明再到') +
        p('電話0912<text:s text:c="2"/>345<text:tab/>678轉1') +
        p(
          '<text:bookmark text:name="王小明"/><text:a xlink:href="https://x.example/%E7%8E%8B%E5%B0%8F%E6%98%8E">連結</text:a>',
        ),
      files: { 'Pictures/i.jpg': PHOTO },
    })
    const cleaned = await without(bytes, '王小明', '0912 345 678')
    expect(unsoundOdf(cleaned)).toEqual([])
    expect((await inspected(cleaned)).visibleText()).toBe('陳情人███到場\n███再到\n電話████轉1\n連結')
    expect(whereStands(cleaned, '%E7%8E%8B')).toEqual([])
  })

  it('with the number behind a cell, and its formula', async () => {
    const cell = `<table:table-cell table:formula="of:=[.B1]" office:value-type="float" office:value="912345678">${p('0912-345-678')}</table:table-cell>`
    const bytes = odf({
      type: 'spreadsheet',
      body: `<table:table table:name="王小明"><table:table-row>${cell}<table:table-cell table:formula="of:=[$王小明.A1]" office:value-type="string">${p('文')}</table:table-cell></table:table-row></table:table>`,
    })
    const cleaned = await without(bytes, '王小明', '0912-345-678')
    const content = new TextDecoder().decode(unzipSync(cleaned)['content.xml'])
    expect(content).toContain('<table:table-cell office:value-type="string"><text:p>████</text:p>')
    expect(content).not.toContain('912345678')
    expect(content).toContain("of:=[$'███'.A1]".replaceAll("'", '&#39;'))
    const table = (name: string): string => `<table:table table:name="${name}"/>`
    const two = odf({ type: 'spreadsheet', body: table('王小明') + table('林大華') })
    const secrets = [secret('王小明'), secret('林大華')]
    expect(await cleanWith(cleaners, two, { secrets })).toMatchObject({
      bytes: null,
      stopped: 'REDACT_NAMES_ALIKE',
    })
    expect((await inspected(cleaned)).hiddenText('number-format')).toEqual([])
  })

  it('in one file, with the pictures in it', async () => {
    const picture = `<draw:frame><draw:image><office:binary-data>${PHOTO.toString('base64')}</office:binary-data></draw:image></draw:frame>`
    const flat = flatOdf(`<office:body><office:text>${p(`王小明${picture}`)}</office:text></office:body>`)
    const cleaned = await without(Buffer.from(flat), '王小明')
    const base64 = /binary-data>([^<]*)</.exec(new TextDecoder().decode(cleaned))?.[1] ?? ''
    expect(Buffer.from(base64, 'base64').equals(jpeg())).toBe(true)
  })
})

describe('a hostile ODF package is refused whole', () => {
  const asked = { hidden: ['hidden-text', 'property'], kind: 'odt' } as const
  const refused = async (bytes: Uint8Array, limits = {}) => {
    const { stopped, bytes: out, deeds } = await cleanWith(cleaners, bytes, { ...asked, limits })
    expect({ out, deeds }).toEqual({ out: null, deeds: [] })
    return stopped
  }
  it('locked, broken, nested without end, too large, cut short', async () => {
    expect(await refused(odf({ body: p('文'), encrypted: ['content.xml'] }))).toBe('ENCRYPTED')
    expect(await refused(odf({ body: '<text:p>' }))).toBe('XML_DAMAGED')
    expect(await refused(odf({ body: '<text:section>'.repeat(2000) }))).toBe('LIMIT_NESTING')
    const large = odf({ body: p(' '.repeat(4_000_000)) })
    expect(await refused(large, { heldBytes: 1_000_000 })).toBe('LIMIT_HELD')
    expect(await refused(large, { ratioFrom: 500_000 })).toBe('LIMIT_RATIO')
    expect(await refused(overlapping(Buffer.from('x'), 2))).toBe('ENTRY_NAMED_TWICE')
    const whole = odf({ body: p('文') })
    for (let at = 10; at < whole.length; at += 97)
      expect(await refused(whole.subarray(0, at))).toBe('ARCHIVE_DAMAGED')
  })
  it('with other names for its namespaces is read by what they mean', async () => {
    const bytes = odf({
      body: '<t:p xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0">看得見<o:annotation xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><t:p>註解的字</t:p></o:annotation></t:p>',
    })
    const cleaned = await cleanWith(cleaners, bytes, { hidden: ['annotation'] })
    expect(whereStands(cleaned.bytes ?? bytes, '註解的字')).toEqual([])
    expect((await inspected(cleaned.bytes ?? bytes)).visibleText()).toBe('看得見')
  })
})
