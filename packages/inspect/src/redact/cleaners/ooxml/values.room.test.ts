import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { cleanWith, secret, whereStands } from '../../../fixtures/cleaning.ts'
import { inspected } from '../../../fixtures/inspecting.ts'
import {
  cell,
  docx,
  EXCEL,
  excelXml,
  para,
  pptx,
  row,
  shape,
  sheetData,
  WORD,
  wordXml,
  xlsx,
  type ExtraPart,
} from '../../../fixtures/ooxml.ts'
import { unsoundOffice } from '../../../fixtures/sound-package.ts'
import { ooxmlCleaner } from './ooxml.ts'

const cleaners = [ooxmlCleaner]
const part = (as: string, type: string, content: string | Uint8Array): ExtraPart => ({ as, type, content })
const text = (zip: Uint8Array, name: string): string => new TextDecoder().decode(unzipSync(zip)[name])

async function without(bytes: Uint8Array, ...values: readonly string[]): Promise<Uint8Array> {
  const secrets = values.map((value, i) => secret(value, '█'.repeat(3 + i)))
  const cleaned = await cleanWith(cleaners, bytes, { secrets })
  expect(cleaned).toMatchObject({ stopped: null, faults: [] })
  if (cleaned.bytes === null) throw new Error('nothing was replaced')
  for (const value of values) expect(whereStands(cleaned.bytes, value)).toEqual([])
  expect(unsoundOffice(cleaned.bytes)).toEqual([])
  expect((await cleanWith(cleaners, cleaned.bytes, { secrets })).bytes).toBeNull()
  return cleaned.bytes
}

describe('a chosen value', () => {
  it('goes from a Word document wherever it stands, and from nowhere else', async () => {
    const split =
      '<w:p><w:r><w:t>陳情人王</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">小明 </w:t></w:r><w:r><w:t>到場</w:t></w:r></w:p>'
    const phone =
      '<w:p><w:r><w:t>0912</w:t><w:noBreakHyphen/><w:t>345</w:t><w:noBreakHyphen/><w:t>678轉1</w:t></w:r></w:p>'
    const extras = {
      'word/header1.xml': part('header', `${WORD}header+xml`, wordXml('w:hdr', para('承辦王小明'))),
      'word/footnotes.xml': part(
        'footnotes',
        `${WORD}footnotes+xml`,
        wordXml('w:footnotes', `<w:footnote>${para('註：王小明')}</w:footnote>`),
      ),
      'docProps/core.xml': part(
        'core',
        'openxmlformats-package.core-properties+xml',
        '<c xmlns:dc="x"><dc:title>王小明案</dc:title></c>',
      ),
      'word/comments.xml': part(
        'comments',
        `${WORD}comments+xml`,
        wordXml('w:comments', `<w:comment w:id="0" w:author="王小明">${para('問王小明')}</w:comment>`),
      ),
    }
    const rels = [
      {
        id: 'rId8',
        type: 'hyperlink',
        target: 'https://example.gov.tw/%E7%8E%8B%E5%B0%8F%E6%98%8E',
        external: true,
      },
    ]
    const body = `${split}${phone}<w:p><w:bookmarkStart w:id="0" w:name="王小明"/><w:bookmarkEnd w:id="0"/><w:hyperlink r:id="rId8"><w:r><w:t>連結</w:t></w:r></w:hyperlink></w:p>`
    const cleaned = await without(docx(body, extras, rels), '王小明', '0912-345-678')
    expect((await inspected(cleaned)).visibleText()).toBe('陳情人███ 到場\n████轉1\n連結\n承辦███\n註：███')
    expect(text(cleaned, 'word/document.xml')).toContain(
      '<w:t>陳情人███</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> </w:t>',
    )
    expect(text(cleaned, 'word/_rels/document.xml.rels')).not.toContain('%E7%8E%8B')
  })

  it('goes from a workbook: strings over runs, numbers as they are shown, results of formulas, sheet names', async () => {
    const styles = part(
      'styles',
      `${EXCEL}styles+xml`,
      excelXml(
        'styleSheet',
        '<numFmts><numFmt numFmtId="165" formatCode="0000\\-000\\-000"/></numFmts><cellXfs><xf/><xf numFmtId="165"/></cellXfs>',
      ),
    )
    const strings = part(
      'sharedStrings',
      `${EXCEL}sharedStrings+xml`,
      excelXml('sst', '<si><r><t>王小</t></r><r><t>明的</t></r></si>'),
    )
    const sheet = sheetData(
      row(
        1,
        '<c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>912345678</v></c><c r="C1" t="str"><f>"王"&amp;"小明"</f><v>王小明</v></c>',
      ) + row(2, cell('A2', '甲')),
    )
    const sheets = [
      { name: '王小明', xml: sheet },
      { name: '總表', xml: sheetData(row(1, '<c r="A1"><f>王小明!A2</f><v>1</v></c>')) },
    ]
    const cleaned = await without(
      xlsx(sheets, { 'xl/styles.xml': styles, 'xl/sharedStrings.xml': strings }),
      '王小明',
      '0912-345-678',
    )
    expect((await inspected(cleaned)).visibleText()).toBe('███\n總表\n███的\n████\n███\n甲\n1')
    expect(text(cleaned, 'xl/worksheets/sheet1.xml')).toContain(
      '<c t="str" r="B1" s="1"><v>████</v></c><c r="C1" t="str"><v>███</v></c>',
    )
    expect(text(cleaned, 'xl/worksheets/sheet2.xml')).toContain("<f>'███'!A2</f>")
  })

  it('goes from slides, notes and alternative text', async () => {
    const bytes = pptx([{ shapes: shape('陳情人王小明', { name: '王小明的圖' }) }])
    const cleaned = await without(bytes, '王小明')
    expect((await inspected(cleaned)).visibleText()).toBe('陳情人███')
  })

  it('that would leave two sheets with one name changes nothing; in the name of a part it is told', async () => {
    const sheets = ['王小明', '林大華'].map((name) => ({ name, xml: sheetData('') }))
    const secrets = [secret('王小明'), secret('林大華')]
    expect(await cleanWith(cleaners, xlsx(sheets), { secrets })).toMatchObject({
      bytes: null,
      stopped: 'REDACT_NAMES_ALIKE',
      deeds: [],
    })
    const named = docx(para('文'), {
      'word/王小明.xml': part('header', `${WORD}header+xml`, wordXml('w:hdr', para('頁首'))),
    })
    expect((await cleanWith(cleaners, named, { secrets })).faults).toContain('REDACT_PART_NAME')
  })

  it('in UTF-16 is written back in UTF-16', async () => {
    const xml = wordXml('w:hdr', para('承辦王小明')).replace('UTF-8', 'UTF-16')
    const content = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(xml, 'utf16le')])
    const bytes = docx(para('文'), { 'word/header1.xml': part('header', `${WORD}header+xml`, content) })
    const cleaned = await cleanWith(cleaners, bytes, { secrets: [secret('王小明')] })
    expect((await inspected(cleaned.bytes ?? '')).visibleText()).toBe('文\n承辦███')
  })

  it('goes with the settings of a printer, where nothing can be written anew', async () => {
    const settings = Buffer.from('\\\\政風室\\王小明的印表機', 'utf16le')
    const bytes = xlsx([{ name: '表', xml: sheetData('') }], {
      'xl/printerSettings/p1.bin': part('printerSettings', `${EXCEL}printerSettings`, settings),
    })
    expect(Object.keys(unzipSync(await without(bytes, '王小明')))).not.toContain('xl/printerSettings/p1.bin')
  })
})
