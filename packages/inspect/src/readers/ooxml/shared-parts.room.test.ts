import { describe, expect, it } from 'vitest'
import { compound } from '../../fixtures/compounds.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import {
  docx,
  EXCEL,
  excelXml,
  para,
  sheetData,
  wordXml,
  xlsx,
  type ExtraPart,
} from '../../fixtures/ooxml.ts'

const SHEET = [{ name: '表', xml: sheetData('') }]
const part = (as: string, type: string, content: string | Uint8Array): ExtraPart => ({ as, type, content })

describe('parts that any Office file may hold', () => {
  it('printer settings tell the printer', async () => {
    const settings = Buffer.concat([Buffer.from('\\\\政風室\\印表機一', 'utf16le'), Buffer.alloc(8)])
    const report = await inspected(
      xlsx(SHEET, {
        'xl/printerSettings/p1.bin': part('printerSettings', `${EXCEL}printerSettings`, settings),
      }),
    )
    expect(report.verdict).toBe('COMPLETE')
    expect(report.hiddenText('printer-settings').join('\n')).toContain('\\\\政風室\\印表機一')
  })

  it('a thumbnail is hidden, and its picture unread', async () => {
    const report = await inspected(
      docx(para('正文'), {
        'docProps/thumbnail.jpeg': part('thumbnail', 'image/jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)),
      }),
    )
    expect(report.unread).toEqual(['docProps/thumbnail.jpeg: IMAGE_DAMAGED PIXELS_NOT_READ'])
    expect(report.parts.at(-1)?.hidden).toBe('thumbnail')
  })

  it('a macro project is hidden as such, and partial', async () => {
    const project = compound({ PROJECT: 'Name="清冊"', 'VBA/Module1': 'compiled' })
    const report = await inspected(
      xlsx(SHEET, { 'xl/vbaProject.bin': part('vbaProject', 'ms-office.vbaProject', project) }),
    )
    expect(report.verdict).toBe('PARTIAL')
    expect(report.unread).toEqual([
      'xl/vbaProject.bin › PROJECT: PART_NOT_UNDERSTOOD',
      'xl/vbaProject.bin › VBA › Module1: PART_NOT_UNDERSTOOD',
    ])
    expect(report.hiddenTotals).toHaveProperty('macro')
  })

  it('SmartArt and signatures are read', async () => {
    const extras = {
      'word/diagrams/data1.xml': part(
        'diagramData',
        'openxmlformats-officedocument.drawingml.diagramData+xml',
        wordXml('a:data', '<a:pt><a:t><a:p><a:r><a:t>流程一</a:t></a:r></a:p></a:t></a:pt>'),
      ),
      '_xmlsignatures/sig1.xml': part(
        'signature',
        'openxmlformats-package.digital-signature-xmlsignature+xml',
        '<Signature><SignatureComments>王審核</SignatureComments></Signature>',
      ),
    }
    const report = await inspected(docx(para('正文'), extras))
    expect(report.verdict).toBe('COMPLETE')
    expect(report.visibleText()).toContain('流程一')
    expect(report.hiddenText('signature')).toEqual(['SignatureComments: 王審核'])
  })

  it('controls and tables tell their words', async () => {
    const report = await inspected(
      xlsx(SHEET, {
        'xl/ctrlProps/c1.xml': part(
          'ctrlProp',
          'ms-excel.controlproperties+xml',
          excelXml('formControlPr', '<items><item val="王"/></items>'),
        ),
        'xl/tables/t1.xml': part(
          'table',
          `${EXCEL}table+xml`,
          excelXml('table', '<tableColumns><tableColumn name="檢舉人"/></tableColumns>'),
        ),
      }),
    )
    expect(report.verdict).toBe('COMPLETE')
    expect(report.hiddenText('control').join()).toContain('val: 王')
    expect(report.hiddenText('defined-name')).toEqual(['name: 檢舉人'])
  })
})
