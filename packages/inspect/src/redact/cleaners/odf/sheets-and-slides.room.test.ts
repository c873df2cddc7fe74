import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { cleanWith, whereStands } from '../../../fixtures/cleaning.ts'
import { inspected } from '../../../fixtures/inspecting.ts'
import { odf, style, textLook } from '../../../fixtures/odf.ts'
import { expectGone } from '../../../fixtures/proving.ts'
import { unsoundOdf } from '../../../fixtures/sound-package.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import { odfCleaner } from './odf.ts'

const proof = { cleaners: [odfCleaner], unsound: unsoundOdf }
const p = (text: string): string => `<text:p>${text}</text:p>`
const cell = (text: string, attributes = ' office:value-type="string"'): string =>
  `<table:table-cell${attributes}>${text === '' ? '' : p(text)}</table:table-cell>`
const row = (cells: string, attributes = ''): string =>
  `<table:table-row${attributes}>${cells}</table:table-row>`
const table = (name: string, inner: string, attributes = ''): string =>
  `<table:table table:name="${name}"${attributes}>${inner}</table:table>`
const STYLES =
  style('ta2', 'table', '<style:table-properties table:display="false"/>') +
  style('ce1', 'table-cell', textLook('fo:color="#ffffff"'))
const SEEN = row(cell('姓名') + cell('單位'))
const sum = (formula: string): string =>
  cell('9', ` table:formula="${formula}" office:value-type="float" office:value="9"`)

const BOOKS: readonly (readonly [HiddenClass, string, string])[] = [
  [
    'hidden-row',
    table(
      '名冊',
      SEEN +
        row(cell('李四'), ' table:visibility="collapse" table:number-rows-repeated="3"') +
        row(sum('of:=SUM([.A2:.A4])')),
    ),
    '李四',
  ],
  [
    'hidden-row',
    table(
      '甲',
      `<table:table-row-group table:display="false">${row(cell('摺起來'))}</table:table-row-group>${SEEN}`,
    ),
    '摺起來',
  ],
  [
    'hidden-column',
    table(
      '名冊',
      `<table:table-column/><table:table-column table:visibility="collapse"/>${row(cell('姓名') + cell('0912345678'))}`,
    ),
    '0912345678',
  ],
  [
    'white-text',
    table('名冊', SEEN + row(cell('白字', ' table:style-name="ce1" office:value-type="string"'))),
    '白字',
  ],
  [
    'number-format',
    table('名冊', SEEN + row(cell('', ' office:value-type="string" office:string-value="不顯示的值"'))),
    '不顯示的值',
  ],
  [
    'number-format',
    table('名冊', SEEN + row(cell('12', ' office:value-type="float" office:value="12.7519"'))),
    '12.7519',
  ],
  [
    'covered-text',
    table('名冊', SEEN + row(`<table:covered-table-cell>${p('蓋住')}</table:covered-table-cell>`)),
    '蓋住',
  ],
  ['formula', table('名冊', SEEN + row(sum('of:=VLOOKUP(&quot;檢舉人&quot;;[.A1];1)'))), '檢舉人'],
  [
    'tracked-deletion',
    `<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell office:value-type="string">${p('改前的底價')}</table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>${table('甲', SEEN)}`,
    '改前的底價',
  ],
  [
    'external-link',
    table('甲', SEEN + row(sum("of:='file:///C:/Users/wang/名冊.ods'#$甲.A1"))) +
      table(
        "'file:///C:/Users/wang/名冊.ods'#$甲",
        `<table:table-source xlink:href="file:///C:/Users/wang/名冊.ods"/>${row(cell('別檔的資料'))}`,
      ),
    '別檔的資料',
  ],
  [
    'data-validation',
    `<table:content-validations><table:content-validation table:name="v1" table:condition="of:cell-content-is-in-list(&quot;甲乙丙&quot;)"/></table:content-validations>${table('名冊', row(cell('姓名', ' table:content-validation-name="v1" office:value-type="string"')))}`,
    '甲乙丙',
  ],
  [
    'defined-name',
    `${table('名冊', SEEN + row(sum('of:=SUM(檢舉人名單)')))}<table:named-expressions><table:named-range table:name="檢舉人名單" table:cell-range-address="$名冊.$A$1"/></table:named-expressions>`,
    '檢舉人名單',
  ],
  [
    'pilot-table',
    `${table('名冊', SEEN)}<table:data-pilot-tables><table:data-pilot-table table:name="樞紐"><table:source-cell-range table:cell-range-address="原始資料.A1:D99"/><table:data-pilot-member table:name="陳情人丙"/></table:data-pilot-table></table:data-pilot-tables>`,
    '陳情人丙',
  ],
  [
    'connection',
    `${table('名冊', SEEN)}<table:database-ranges><table:database-range table:name="戶政資料" table:target-range-address="名冊.A1"/></table:database-ranges>`,
    '戶政資料',
  ],
  [
    'scenario',
    table(
      '名冊',
      `<table:scenario table:comment="底價一案" table:scenario-ranges="名冊.A1" table:is-active="true"/>${SEEN}`,
    ),
    '底價一案',
  ],
  [
    'annotation',
    table(
      '名冊',
      row(
        `<table:table-cell office:value-type="string"><office:annotation>${p('此人為檢舉人')}</office:annotation>${p('甲')}</table:table-cell>`,
      ),
    ),
    '此人為檢舉人',
  ],
]

describe('what an ODF spreadsheet hides', () => {
  for (const [why, body, text] of BOOKS)
    it(`${why}: ${text}`, async () => {
      await expectGone(odf({ type: 'spreadsheet', styles: STYLES, body }), { ...proof, hidden: [why], text })
    })

  it('hidden sheets go with their names, formulas, validations and the views that remember them', async () => {
    const bytes = odf({
      type: 'spreadsheet',
      styles: STYLES,
      settings:
        '<config:config-item-set config:name="v"><config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name="底稿"/></config:config-item-map-named><config:config-item config:name="ActiveTable" config:type="string">底稿</config:config-item></config:config-item-set>',
      body:
        `<table:content-validations><table:content-validation table:name="v1" table:condition="of:cell-content-is-in-list([$底稿.A1])"/></table:content-validations>` +
        table(
          '名冊',
          SEEN +
            row(
              sum('of:=[$底稿.A1]+1') +
                sum('of:=SUM(名單)') +
                sum('of:=1+1') +
                cell('甲', ' table:content-validation-name="v1" office:value-type="string"'),
            ),
        ) +
        table('底稿', row(cell('隱藏工作表的字')), ' table:style-name="ta2"') +
        '<table:named-expressions><table:named-range table:name="名單" table:cell-range-address="$底稿.$A$1" table:base-cell-address="$名冊.$A$1"/><table:named-range table:name="留下" table:cell-range-address="$名冊.$A$1"/></table:named-expressions>',
    })
    const cleaned = await expectGone(bytes, { ...proof, hidden: ['hidden-sheet'], text: '隱藏工作表的字' })
    expect(whereStands(cleaned, '底稿')).toEqual([])
    const content = new TextDecoder().decode(unzipSync(cleaned)['content.xml'])
    expect(content.match(/table:formula="[^"]*"/g)).toEqual(['table:formula="of:=1+1"'])
    expect(content).toContain('留下')
    expect(content).not.toContain('名單')
  })

  it('a formula that used a hidden row keeps its value; a number is told as it is shown', async () => {
    const [, rows = ''] = BOOKS[0] ?? []
    expect(rows).toBe(BOOKS[0]?.[1])
    const bytes = odf({ type: 'spreadsheet', styles: STYLES, body: BOOKS[0]?.[1] ?? '' })
    const cleaned = (await cleanWith(proof.cleaners, bytes, { hidden: ['hidden-row'] })).bytes ?? bytes
    const content = new TextDecoder().decode(unzipSync(cleaned)['content.xml'])
    expect(content).toContain('<table:table-cell office:value-type="float" office:value="9">')
    const odd = odf({ type: 'spreadsheet', body: BOOKS[5]?.[1] ?? '' })
    const even = (await cleanWith(proof.cleaners, odd, { hidden: ['number-format'] })).bytes ?? odd
    expect(new TextDecoder().decode(unzipSync(even)['content.xml'])).toContain('office:value="12"')
  })

  it('nothing but hidden sheets is left as it was', async () => {
    const bytes = odf({
      type: 'spreadsheet',
      styles: STYLES,
      body: table('底稿', row(cell('字')), ' table:style-name="ta2"'),
    })
    expect(await cleanWith(proof.cleaners, bytes, { hidden: ['hidden-sheet'] })).toMatchObject({
      bytes: null,
      stopped: 'REDACT_NOTHING_LEFT',
      deeds: [],
    })
  })
})

describe('what an ODF presentation hides', () => {
  const frame = (text: string, x: string, attributes = ''): string =>
    `<draw:frame svg:x="${x}" svg:y="1cm" svg:width="5cm" svg:height="2cm"${attributes}><svg:desc>替代：${text}</svg:desc><draw:text-box>${p(text)}</draw:text-box></draw:frame>`
  const deck = (masters: string, more = ''): Uint8Array =>
    odf({
      type: 'presentation',
      common: `<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout></office:automatic-styles><office:master-styles><draw:layer-set><draw:layer draw:name="密" draw:display="none"/></draw:layer-set>${masters}</office:master-styles>`,
      styles: style(
        'dp1',
        'drawing-page',
        '<style:drawing-page-properties presentation:visibility="hidden"/>',
      ),
      body: `<draw:page draw:name="page1" draw:master-page-name="M">${frame('公開簡報', '1cm')}${frame('版面外的名單', '30cm')}<draw:frame draw:layer="密">${p('圖層關閉')}</draw:frame><presentation:notes>${p('講稿：勿提檢舉人')}</presentation:notes></draw:page><draw:page draw:name="page2" draw:style-name="dp1" draw:master-page-name="M">${frame('不放映', '1cm')}</draw:page>${more}`,
    })
  const MASTER = `<style:master-page style:name="M" style:page-layout-name="L">${frame('按一下編輯標題', '1cm', ' presentation:placeholder="true"')}</style:master-page><style:master-page style:name="N" style:page-layout-name="L">${frame('沒人用的母片', '1cm')}</style:master-page>`
  for (const [why, text] of [
    ['off-slide-shape', '版面外的名單'],
    ['hidden-shape', '圖層關閉'],
    ['speaker-note', '講稿：勿提檢舉人'],
    ['hidden-slide', '不放映'],
    ['alt-text', '替代：公開簡報'],
    ['master-text', '沒人用的母片'],
    ['master-text', '按一下編輯標題'],
  ] as const)
    it(`${why}: ${text}`, async () => {
      const hidden: readonly [HiddenClass, ...HiddenClass[]] = why === 'alt-text' ? [why] : [why, 'alt-text']
      await expectGone(deck(MASTER), { ...proof, hidden, text })
    })

  it('what a master shows on its slides stays, and that is told', async () => {
    const bytes = deck(
      `<style:master-page style:name="M" style:page-layout-name="L">${frame('機關標誌', '1cm')}</style:master-page>`,
    )
    const cleaned = await cleanWith(proof.cleaners, bytes, { hidden: ['master-text'] })
    expect(cleaned).toMatchObject({ bytes: null, faults: ['REDACT_DRAWN_KEPT'] })
    expect((await inspected(bytes)).hiddenText('master-text')).toEqual(['機關標誌'])
  })
})
