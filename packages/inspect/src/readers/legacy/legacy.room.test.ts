import { describe, expect, it } from 'vitest'
import { compound } from '../../fixtures/compounds.ts'
import { expectNeverComplete, expectSurvival } from '../../fixtures/hostile.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import { doc, ppt, summary, xls } from '../../fixtures/legacy-office.ts'
import { ole10Native } from '../../fixtures/ole-objects.ts'
import { zipOf } from '../../fixtures/zips.ts'

const zip = zipOf({ '名冊.txt': '王小明 0912345678' })

describe('a Word document of old', () => {
  it('gives its text, comments, fields and properties, and is never called complete', async () => {
    const report = await inspected(
      doc({
        main: '主旨：函復陳情案\r說明\u0013 HYPERLINK "http://intra.example.gov.tw" \u0014連結\u0015\r',
        footnotes: '註腳文字\r',
        comments: '不要給記者\r',
        streams: {
          '\u0005SummaryInformation': summary({ 2: '簽稿', 4: '王大明' }),
          'ObjectPool/_1/\u0001Ole10Native': ole10Native('名冊.zip', 'C:\\Users\\wang\\a.zip', zip),
        },
      }),
    )
    expect(report.kind).toBe('doc')
    expect(report.verdict).toBe('PARTIAL')
    expect(report.unread).toEqual(['WordDocument: PART_NOT_UNDERSTOOD'])
    const seen = report.visibleText()
    for (const text of ['主旨：函復陳情案', '說明連結', '註腳文字']) expect(seen).toContain(text)
    expect(report.hiddenText('comment')).toEqual(['不要給記者'])
    expect(report.hiddenText('field-code').join()).toContain('intra.example.gov.tw')
    expect(report.hiddenText('property')).toEqual(['簽稿'])
    expect(report.hiddenText('author')).toEqual(['王大明'])
    expect(report.hiddenText('embedded-object')).toContain('王小明 0912345678')
    expect(report.hiddenText('author-path').join()).toContain('C:\\Users\\wang')
  })

  it('with a password is not partly read', async () => {
    const report = await inspected(doc({ main: '密', encrypted: true }))
    expect(report.unread).toContain('WordDocument: ENCRYPTED')
    expect(report.visibleText()).toBe('')
  })
})

it('a workbook of old gives cells by sheet, hidden ones in their class, strings across records', async () => {
  const report = await inspected(
    xls([
      {
        name: '名冊',
        rows: [
          ['姓名', '電話'],
          ['王小明', 912345678],
          ['李四', 1.5],
        ],
        hiddenRow: 2,
        hiddenColumn: 1,
      },
      { name: '底稿', state: 1, rows: [['隱藏的字']] },
      { name: '深藏', state: 2, rows: [['更深的字']] },
    ]),
  )
  expect(report.kind).toBe('xls')
  expect(report.unread).toEqual(['Workbook: PART_NOT_UNDERSTOOD'])
  const at = (text: string) => report.texts.find((one) => one.text === text)
  expect(at('王小明')).toMatchObject({ sight: 'visible', place: { address: '名冊!A2' } })
  expect(at('912345678')).toMatchObject({ sight: 'hidden-column', place: { address: '名冊!B2' } })
  expect(at('李四')?.sight).toBe('hidden-row')
  expect(at('CONTINUED')?.place.address).toBe('名冊!A61')
  expect(report.hiddenText('hidden-sheet')).toEqual(['底稿', '隱藏的字', 'CONTINUED'])
  expect(report.hiddenText('very-hidden-sheet')).toContain('更深的字')
  expect(report.hiddenText('author')).toEqual(['王大明'])
})

it('slides of old give texts, notes and packed objects', async () => {
  const report = await inspected(
    ppt(
      [
        { text: '公開簡報', notes: '勿提檢舉人' },
        { text: '不放映', hidden: true },
      ],
      [zip],
    ),
  )
  expect(report.kind).toBe('ppt')
  expect(report.unread).toEqual(['PowerPoint Document: PART_NOT_UNDERSTOOD'])
  expect(report.texts.find(({ text }) => text === '公開簡報')?.place.address).toBe('slide 1')
  expect(report.visibleText()).toBe('公開簡報')
  expect(report.hiddenText('speaker-note')).toEqual(['勿提檢舉人'])
  expect(report.hiddenText('hidden-slide')).toEqual(['不放映'])
  expect(report.hiddenText('embedded-object')).toContain('王小明 0912345678')
})

it('a stream that Office does not know is unread', async () => {
  const report = await inspected(compound({ 夾帶: zip }))
  expect(report.kind).toBe('compound')
  expect(report.unread).toEqual(['夾帶: PART_UNKNOWN'])
})

it.each([
  [
    'doc',
    doc({
      main: '主旨\r說明\u0013 A \u0014連結\u0015\r',
      comments: '註\r',
      streams: { '\u0005SummaryInformation': summary({ 2: '簽' }) },
    }),
  ],
  [
    'xls',
    xls([
      {
        name: '甲',
        rows: [
          ['姓名', 1],
          ['王小明', 2],
        ],
        hiddenRow: 1,
      },
    ]),
  ],
  [
    'ppt',
    ppt(
      [
        { text: '簡報', notes: '稿' },
        { text: '藏', hidden: true },
      ],
      [zip],
    ),
  ],
])('%s survives damage, and is never complete', { timeout: 120_000 }, async (_kind, bytes) => {
  await expectSurvival(bytes, (same) => same, 300)
  await expectNeverComplete(bytes)
})

it('circles of sectors and entries end', async () => {
  const bytes = Buffer.from(doc({ main: '主旨\r' }))
  const table = bytes.readUInt32LE(76)
  for (let i = 0; i < 20; i++) bytes.writeUInt32LE(0, (table + 1) * 512 + i * 4)
  const report = await inspected(bytes)
  expect(report.verdict).not.toBe('COMPLETE')
  const entries = Buffer.from(doc({ main: '主旨\r' }))
  const directory = (entries.readUInt32LE(48) + 1) * 512
  entries.writeUInt32LE(0, directory + 128 + 68)
  entries.writeUInt32LE(1, directory + 128 + 72)
  expect((await inspected(entries)).verdict).not.toBe('COMPLETE')
})
