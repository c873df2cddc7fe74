import { doc, ppt, xls } from '../../packages/inspect/src/fixtures/legacy-office.ts'
import { big5, utf16 } from '../../packages/inspect/src/fixtures/encodings.ts'
import { jpeg, png } from '../../packages/inspect/src/fixtures/images.ts'
import { attachment, mail, multipart, textPart, utf8Word } from '../../packages/inspect/src/fixtures/mail.ts'
import { flatOdf, odf } from '../../packages/inspect/src/fixtures/odf.ts'
import { letter } from '../../packages/inspect/src/fixtures/official-document.ts'
import {
  cell,
  docx,
  para,
  pptx,
  row,
  shape,
  sheetData,
  xlsx,
} from '../../packages/inspect/src/fixtures/ooxml.ts'
import { msg } from '../../packages/inspect/src/fixtures/outlook.ts'
import { drawnPdf, onePage, writtenPdf } from '../../packages/inspect/src/fixtures/pdfs.ts'
import { rtf, unicode } from '../../packages/inspect/src/fixtures/rtf.ts'
import { bytesOf, nested, zipOf } from '../../packages/inspect/src/fixtures/zips.ts'

/** Stands in every sound file: an invented number whose check digit is right. */
export const CANARY = 'A123456789'
const LINE = `檢舉人甄試一，身分證統一編號 ${CANARY}，電話 0912-345-678。`
const CSV = `姓名,身分證統一編號,電話\r\n甄試一,${CANARY},0912-345-678\r\n甄試二,B123456780,02-2720-8889\r\n`

/** Sound files of every kind that is read, small enough that thousands of their damaged copies are read within the hour. */
export async function seeds(): Promise<ReadonlyMap<string, Uint8Array>> {
  const word = docx(
    [
      para(LINE),
      para('隱藏', '<w:vanish/>'),
      `<w:p><w:del w:id="1" w:author="甲" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>${LINE}</w:delText></w:r></w:del></w:p>`,
    ].join(''),
  )
  const sheet = xlsx([
    { name: '名冊', xml: sheetData(row(1, cell('A1', '身分證') + cell('B1', CANARY))) },
    { name: '隱藏', state: 'hidden', xml: sheetData(row(1, cell('A1', LINE))) },
  ])
  const slides = pptx([{ shapes: shape(LINE) }, { shapes: shape('隱藏的投影片'), hidden: true }])
  const drawn = await drawnPdf((page) => void page.text(LINE).addPage().text(CANARY))
  const message = mail(
    multipart('mixed', [textPart(LINE), attachment('名冊.csv', bytesOf(CSV), 'text/csv')]),
    `Subject: ${utf8Word('名冊')}`,
  )
  return new Map<string, Uint8Array>([
    ['text', bytesOf(`${LINE}\n`.repeat(20))],
    ['text-big5', big5(`${LINE}\n`.repeat(20))],
    ['text-utf16', utf16(`${LINE}\n`.repeat(20), true, true)],
    ['csv', bytesOf(CSV)],
    [
      'html',
      bytesOf(`<!doctype html><title>甲</title><p hidden>${LINE}</p><!-- ${CANARY} --><p>${LINE}</p>`),
    ],
    ['rtf', bytesOf(rtf(`\\v ${unicode(LINE)}\\v0 ${CANARY}`))],
    ['official-document', bytesOf(letter({ subject: LINE }))],
    ['zip', zipOf({ '名冊.csv': CSV, 'b.txt': LINE })],
    ['zip-nested', nested(zipOf({ 'a.txt': LINE }), 'a.zip', 3)],
    ['docx', word],
    ['xlsx', sheet],
    ['pptx', slides],
    ['docx-in-zip', zipOf({ '附件.docx': word, '名冊.xlsx': sheet })],
    [
      'odt',
      odf({
        body: `<text:p>${LINE}</text:p><text:section text:display="none"><text:p>${CANARY}</text:p></text:section>`,
      }),
    ],
    [
      'ods',
      odf({
        type: 'spreadsheet',
        body: `<table:table table:name="名冊"><table:table-row><table:table-cell><text:p>${CANARY}</text:p></table:table-cell></table:table-row></table:table>`,
      }),
    ],
    ['flat-odf', bytesOf(flatOdf(`<text:p>${LINE}</text:p>`))],
    ['pdf', drawn],
    ['pdf-written', writtenPdf(onePage(CANARY))],
    ['eml', bytesOf(message)],
    [
      'mbox',
      bytesOf(
        `From a@example.tw Thu Nov 19 09:00:00 2026\r\n${message}\r\n\r\nFrom b@example.tw Thu Nov 19 09:00:00 2026\r\n${message}\r\n`,
      ),
    ],
    ['msg', msg({ texts: { 0x37: LINE, 0x1000: LINE } })],
    ['doc', doc({ main: LINE })],
    ['xls', xls([{ name: '名冊', rows: [[LINE]] }])],
    ['ppt', ppt([{ text: LINE }])],
    ['png', png(16, 200)],
    ['jpeg', jpeg()],
  ])
}
