import { describe, expect, it } from 'vitest'
import { inspected } from '../../fixtures/inspecting.ts'
import { odf, style, textLook } from '../../fixtures/odf.ts'

const p = (text: string): string => `<text:p>${text}</text:p>`
const cell = (text: string, attributes = ' office:value-type="string"'): string =>
  `<table:table-cell${attributes}>${text === '' ? '' : p(text)}</table:table-cell>`
const row = (cells: string, attributes = ''): string =>
  `<table:table-row${attributes}>${cells}</table:table-row>`
const table = (name: string, inner: string, attributes = ''): string =>
  `<table:table table:name="${name}"${attributes}>${inner}</table:table>`

describe('an ODF spreadsheet', () => {
  it('addresses cells, gives them their headings and hides what is hidden', async () => {
    const report = await inspected(
      odf({
        type: 'spreadsheet',
        styles:
          style('ta2', 'table', '<style:table-properties table:display="false"/>') +
          style('ce1', 'table-cell', textLook('fo:color="#ffffff"')),
        body: [
          table(
            '名冊',
            '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column/>' +
              row(cell('姓名') + cell('電話') + cell('備註') + cell('單位')) +
              row(cell('王小明') + cell('0912345678') + cell('') + cell('民政課')) +
              row(cell('李四'), ' table:visibility="collapse" table:number-rows-repeated="3"') +
              row(
                cell('白', ' table:style-name="ce1" office:value-type="string"') +
                  cell('', ' office:value-type="string" office:string-value="不顯示的值"'),
              ) +
              row(
                `${cell('12', ' table:formula="of:=[.A1]" office:value-type="float" office:value="12.75"')}<table:covered-table-cell>${p('蓋住')}</table:covered-table-cell>`,
              ),
          ),
          table('底稿', row(cell('隱藏工作表的字')), ' table:style-name="ta2"'),
          '<table:named-expressions><table:named-range table:name="檢舉人名單" table:cell-range-address="$名冊.$A$1"/></table:named-expressions>',
          '<table:data-pilot-tables><table:data-pilot-table table:name="樞紐" table:target-range-address="名冊.F1"><table:source-cell-range table:cell-range-address="原始資料.A1:D99"/><table:data-pilot-member table:name="陳情人丙"/></table:data-pilot-table></table:data-pilot-tables>',
          '<table:content-validations><table:content-validation table:name="v1" table:condition="of:cell-content-is-in-list(&quot;甲&quot;;&quot;乙&quot;)"/></table:content-validations>',
        ].join(''),
      }),
    )
    expect(report.unread).toEqual([])
    const at = (text: string) => report.texts.find((one) => one.text === text)
    expect(at('王小明')).toMatchObject({ sight: 'visible', heading: '姓名', place: { address: '名冊!A2' } })
    expect(at('0912345678')).toMatchObject({
      sight: 'hidden-column',
      heading: '電話',
      place: { address: '名冊!B2' },
    })
    expect(at('民政課')?.place.address).toBe('名冊!D2')
    expect(at('李四')).toMatchObject({ sight: 'hidden-row', place: { address: '名冊!A3' } })
    expect(at('白')).toMatchObject({ sight: 'white-text', place: { address: '名冊!A6' } })
    expect(report.hiddenText('hidden-column')).toContain('不顯示的值')
    expect(report.hiddenText('number-format')).toEqual(['12.75'])
    expect(report.hiddenText('covered-text')).toEqual(['蓋住'])
    expect(report.hiddenText('formula')).toEqual(['of:=[.A1]'])
    expect(report.hiddenText('hidden-sheet')).toEqual(['底稿', '隱藏工作表的字'])
    expect(report.hiddenText('defined-name').join()).toContain('檢舉人名單')
    expect(report.hiddenText('pilot-table').join()).toMatch(/原始資料.*陳情人丙/)
    expect(report.hiddenText('data-validation').join()).toContain('"甲"')
  })

  it('finds rows hidden by a group, linked sheets and tracked changes', async () => {
    const report = await inspected(
      odf({
        type: 'spreadsheet',
        body: [
          `<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell office:value-type="string">${p('改前的底價')}</table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>`,
          table(
            '甲',
            `<table:table-row-group table:display="false">${row(cell('摺起來'))}</table:table-row-group>${row(cell('看得見'))}`,
          ),
          table(
            "'file:///C:/Users/wang/名冊.ods'#$甲",
            `<table:table-source xlink:href="file:///C:/Users/wang/名冊.ods"/>${row(cell('別檔的資料'))}`,
          ),
        ].join(''),
      }),
    )
    expect(report.hiddenText('tracked-deletion')).toEqual(['改前的底價'])
    expect(report.hiddenText('hidden-row')).toEqual(['摺起來'])
    expect(report.hiddenText('external-link')).toContain('別檔的資料')
    expect(report.visibleText()).toBe('甲\n看得見')
  })
})

describe('an ODF presentation', () => {
  it('tells slides, notes, masters, and what lies outside', async () => {
    const frame = (text: string, x: string): string =>
      `<draw:frame svg:x="${x}" svg:y="1cm" svg:width="5cm" svg:height="2cm"><svg:desc>替代：${text}</svg:desc><draw:text-box>${p(text)}</draw:text-box></draw:frame>`
    const report = await inspected(
      odf({
        type: 'presentation',
        common: `<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout></office:automatic-styles>
          <office:master-styles><draw:layer-set><draw:layer draw:name="密" draw:display="none"/></draw:layer-set><style:master-page style:name="M" style:page-layout-name="L">${frame('母片文字', '1cm')}</style:master-page></office:master-styles>`,
        styles:
          style('dp1', 'drawing-page', '<style:drawing-page-properties presentation:visibility="hidden"/>') +
          style(
            'dp2',
            'drawing-page',
            '<style:drawing-page-properties draw:fill="solid" draw:fill-color="#000066"/>',
          ) +
          style('P1', 'paragraph', textLook('fo:color="#ffffff"')),
        body: [
          `<draw:page draw:name="page1" draw:style-name="dp2" draw:master-page-name="M">${frame('公開簡報', '1cm')}${frame('版面外的名單', '30cm')}<draw:frame draw:layer="密">${p('圖層關閉')}</draw:frame><text:p text:style-name="P1">白字藍底</text:p><presentation:notes>${p('講稿：勿提檢舉人')}</presentation:notes></draw:page>`,
          `<draw:page draw:name="page2" draw:style-name="dp1" draw:master-page-name="M">${frame('不放映', '1cm')}</draw:page>`,
        ].join(''),
      }),
    )
    expect(report.unread).toEqual([])
    expect(report.visibleText()).toBe('公開簡報\n白字藍底')
    expect(report.texts.find(({ text }) => text === '公開簡報')?.place.address).toBe('slide 1')
    expect(report.hiddenText('off-slide-shape')).toEqual(['版面外的名單'])
    expect(report.hiddenText('hidden-shape')).toEqual(['圖層關閉'])
    expect(report.hiddenText('speaker-note')).toEqual(['講稿：勿提檢舉人'])
    expect(report.hiddenText('hidden-slide')).toEqual(['不放映'])
    expect(report.hiddenText('master-text')).toEqual(['母片文字'])
    expect(report.hiddenText('alt-text')).toContain('替代：公開簡報')
  })

  it('tells what LibreOffice writes in its own words: comments, hidden shapes, grounds that let through', async () => {
    const box = (text: string, attributes: string): string =>
      `<draw:frame ${attributes}><draw:text-box>${p(`<text:span text:style-name="T1">${text}</text:span>`)}</draw:text-box></draw:frame>`
    const report = await inspected(
      odf({
        type: 'presentation',
        styles:
          style(
            'standard',
            'graphic',
            '<style:graphic-properties draw:fill="solid" draw:fill-color="#729fcf"/>',
          ) +
          style(
            'gr1',
            'graphic',
            '<style:graphic-properties draw:fill="none"/>',
            ' style:parent-style-name="standard"',
          ) +
          style('T1', 'text', textLook('fo:color="#ffffff"')),
        body: `<draw:page draw:name="page1" xmlns:officeooo="http://openoffice.org/2009/office" xmlns:drawooo="http://openoffice.org/2010/draw">${box('白字白底', 'draw:style-name="gr1"')}${box('白字藍底', 'draw:style-name="standard"')}${box('不顯示', 'draw:style-name="standard" drawooo:display="none"')}${box('印也不印', 'draw:style-name="standard" draw:display="none"')}<officeooo:annotation><dc:creator>王小明</dc:creator>${p('註解的字')}</officeooo:annotation></draw:page>`,
      }),
    )
    expect(report.unread).toEqual([])
    expect(report.visibleText()).toBe('白字藍底')
    expect(report.hiddenText('white-text')).toEqual(['白字白底'])
    expect(report.hiddenText('hidden-shape')).toEqual(['不顯示', '印也不印'])
    expect(report.hiddenText('annotation')).toEqual(['註解的字'])
    expect(report.hiddenText('author')).toEqual(['王小明'])
  })

  it('tells shapes outside of the slide that are lines, or turned', async () => {
    const page =
      '<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="28cm" fo:page-height="15.75cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="M" style:page-layout-name="L"/></office:master-styles>'
    const turned = (text: string, transform: string): string =>
      `<draw:custom-shape svg:width="3cm" svg:height="2cm" draw:transform="${transform}">${p(text)}</draw:custom-shape>`
    const line = (text: string, x1: string, x2: string): string =>
      `<draw:line svg:x1="${x1}" svg:y1="1cm" svg:x2="${x2}" svg:y2="2cm">${p(text)}</draw:line>`
    const report = await inspected(
      odf({
        type: 'presentation',
        common: page,
        body: `<draw:page draw:name="page1" draw:master-page-name="M">${turned('轉到外面', 'rotate (0.5) translate (50cm 3cm)')}${turned('還在裡面', 'rotate (0.5) translate (29cm 3cm)')}${line('線在外面', '40cm', '30cm')}${line('線到裡面', '40cm', '27cm')}</draw:page>`,
      }),
    )
    expect(report.hiddenText('off-slide-shape')).toEqual(['轉到外面', '線在外面'])
    expect(report.visibleText()).toBe('還在裡面\n線到裡面')
  })
})
