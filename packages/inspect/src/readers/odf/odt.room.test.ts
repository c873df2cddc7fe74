import { describe, expect, it } from 'vitest'
import { inspected } from '../../fixtures/inspecting.ts'
import { contentXml, flatOdf, odf, odfType, odfXml, style, textLook } from '../../fixtures/odf.ts'
import { zipOf } from '../../fixtures/zips.ts'

const p = (inner: string, attributes = ''): string => `<text:p${attributes}>${inner}</text:p>`

describe('an ODF text', () => {
  it('is read with the number of each paragraph', async () => {
    const report = await inspected(
      odf({ body: p('主旨：函復臺端陳情案') + p('說明：<text:s text:c="2"/>一、查照') }),
    )
    expect(report.kind).toBe('odt')
    expect(report.unread).toEqual([])
    expect(report.verdict).toBe('COMPLETE')
    const seen = report.texts.filter(({ sight }) => sight === 'visible')
    expect(seen.map(({ text, place }) => `${place.address} ${text}`)).toEqual([
      '¶1 主旨：函復臺端陳情案',
      '¶2 說明：  一、查照',
    ])
  })

  it('tells hidden sections, paragraphs, fields and text apart from what is seen', async () => {
    const report = await inspected(
      odf({
        styles: [
          style('T1', 'text', textLook('text:display="none"')),
          style('T2', 'text', textLook('fo:color="#fefefe"')),
          style('T3', 'text', textLook('fo:font-size="1pt"')),
          style('T4', 'text', textLook('fo:color="#ffffff"'), ' style:parent-style-name="T5"'),
          style('T5', 'text', textLook('fo:background-color="#000080"'), ' style:parent-style-name="T4"'),
        ].join(''),
        body: [
          `<text:section text:name="附錄" text:display="none">${p('檢舉人王小明')}</text:section>`,
          p('<text:hidden-paragraph text:condition="ooow:TRUE" text:is-hidden="true"/>本段不公開'),
          p('公開<text:span text:style-name="T1">底價三百萬元</text:span>文字'),
          p(
            '<text:span text:style-name="T2">白字</text:span><text:span text:style-name="T3">小字</text:span>',
          ),
          p('<text:span text:style-name="T4">白字藍底看得見</text:span>'),
          p('<text:hidden-text text:condition="x" text:string-value="藏在欄位" text:is-hidden="true"/>'),
        ].join(''),
      }),
    )
    expect(report.verdict).toBe('COMPLETE')
    expect(report.hiddenText('hidden-section')).toEqual(['檢舉人王小明', '本段不公開'])
    expect(report.hiddenText('hidden-text')).toContain('底價三百萬元')
    expect(report.hiddenText('hidden-text').join()).toContain('藏在欄位')
    expect(report.hiddenText('white-text')).toEqual(['白字'])
    expect(report.hiddenText('tiny-text')).toEqual(['小字'])
    expect(report.hiddenText('bookmark')).toEqual(['附錄'])
    expect(report.visibleText()).toBe('公開文字\n白字藍底看得見')
  })

  it('follows styles to their common parents', async () => {
    const common = `<office:styles>${style('密', 'paragraph', textLook('text:display="none"'))}</office:styles>`
    const styles = style('P1', 'paragraph', '', ' style:parent-style-name="密"')
    const report = await inspected(odf({ common, styles, body: p('由樣式隱藏', ' text:style-name="P1"') }))
    expect(report.hiddenText('hidden-text')).toEqual(['由樣式隱藏'])
    expect(report.visibleText()).toBe('')
  })

  it('finds tracked changes, who made them, and comments', async () => {
    const info =
      '<office:change-info><dc:creator>承辦人李四</dc:creator><dc:date>2026-11-01T09:00:00</dc:date></office:change-info>'
    const report = await inspected(
      odf({
        body: `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>${info}${p('原處分撤銷')}</text:deletion></text:changed-region>
          <text:changed-region text:id="c2"><text:insertion>${info}</text:insertion></text:changed-region></text:tracked-changes>
          ${p('維持<text:change-start text:change-id="c2"/>原處分<text:change-end text:change-id="c2"/>，<text:change text:change-id="c1"/>此致')}
          ${p(`甲<office:annotation><dc:creator>科長</dc:creator>${p('這段不要給記者')}</office:annotation>乙`)}`,
      }),
    )
    expect(report.verdict).toBe('COMPLETE')
    expect(report.hiddenText('tracked-deletion')).toEqual(['原處分撤銷'])
    expect(report.hiddenText('tracked-insertion')).toEqual(['原處分'])
    expect(report.hiddenText('author')).toEqual(['承辦人李四', '承辦人李四', '科長'])
    expect(report.hiddenText('annotation')).toEqual(['這段不要給記者'])
    expect(report.visibleText()).toBe('維持\n，此致\n甲乙')
  })

  it('reads properties, settings, macros, links and older versions', async () => {
    const report = await inspected(
      odf({
        meta: '<meta:initial-creator>王大明</meta:initial-creator><meta:user-defined meta:name="案號">機密-113-007</meta:user-defined>',
        settings:
          '<config:config-item-set config:name="ooo"><config:config-item config:name="PrinterName" config:type="string">三樓政風室雷射</config:config-item><config:config-item config:name="CurrentDatabaseDataSource" config:type="string">file:///C:/Users/wang/db.odb</config:config-item></config:config-item-set>',
        body: p('<text:a xlink:href="https://intra.example.gov.tw/檢舉/7">連結</text:a>'),
        files: {
          'VersionList.xml': odfXml(
            'x',
            '<office:version-entry dc:creator="李四" office:comment="送核前版本"/>',
          ),
          'Configurations2/accelerator/current.xml': '',
          'Versions/Version1': odf({ body: p('舊版：檢舉人姓名') }),
          'Basic/Standard/Module1.xml':
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script">Sub 寄出密件</script:module>',
        },
        manifest: { 'Configurations2/': 'application/vnd.sun.xml.ui.configuration' },
      }),
    )
    expect(report.unread).toEqual([])
    expect(report.hiddenText('property').join()).toContain('王大明')
    expect(report.hiddenText('custom-property').join('\n')).toContain('機密-113-007')
    expect(report.hiddenText('printer-settings').join()).toContain('三樓政風室雷射')
    expect(report.hiddenText('author-path').join()).toContain('C:/Users/wang')
    expect(report.hiddenText('link-target').join()).toContain('檢舉/7')
    expect(report.hiddenText('macro').join()).toContain('寄出密件')
    expect(report.hiddenText('older-version')).toContain('舊版：檢舉人姓名')
    expect(report.hiddenText('older-version').join()).toContain('送核前版本')
    expect(report.visibleText()).toBe('連結')
  })

  it('goes into embedded objects and the data behind charts', async () => {
    const chart = contentXml({ body: '' }).replace(
      '<office:text></office:text>',
      `<office:chart><chart:chart><chart:title>${p('各科人數')}</chart:title><table:table table:name="local-table"><table:table-row><table:table-cell office:value-type="string">${p('王小明')}</table:table-cell></table:table-row></table:table></chart:chart></office:chart>`,
    )
    const report = await inspected(
      odf({
        body: p('見圖'),
        files: {
          'Object 1/content.xml': chart,
          'Object 2/content.xml': contentXml({ body: p('內嵌文件') }),
          'Object 3': zipOf({ '名冊.txt': '內嵌壓縮檔裡的名冊' }),
        },
        manifest: { 'Object 1/': odfType('chart'), 'Object 2/': odfType('text') },
      }),
    )
    expect(report.verdict).toBe('COMPLETE')
    expect(report.hiddenText('chart-data')).toContain('王小明')
    expect(report.hiddenText('embedded-object')).toEqual(
      expect.arrayContaining(['內嵌文件', '內嵌壓縮檔裡的名冊']),
    )
    expect(report.visibleText()).toBe('見圖\n各科人數')
  })
})

describe('what of an ODF package was not read', () => {
  it('names a part that is not of the format', async () => {
    const report = await inspected(
      odf({ body: p('文'), files: { 'secret/data.xml': '<名單>王小明</名單>' } }),
    )
    expect(report.verdict).toBe('PARTIAL')
    expect(report.unread).toEqual(['secret/data.xml: PART_UNKNOWN'])
  })

  it('says ENCRYPTED of a package with a password', async () => {
    const report = await inspected(odf({ body: p('文'), encrypted: ['content.xml'] }))
    expect(report.verdict).toBe('ENCRYPTED')
  })

  it('tells text that stands where no text is', async () => {
    const report = await inspected(odf({ body: `${p('文')}段落外的字` }))
    expect(report.hiddenText('unplaced-text')).toEqual(['段落外的字'])
  })
})

it('reads a flat document with its pictures and properties', async () => {
  const inner = Buffer.from(zipOf({ '內.txt': '物件裡的電話' })).toString('base64')
  const report = await inspected(
    flatOdf(
      `<office:meta><dc:creator>王大明</dc:creator><meta:user-defined meta:name="密">機密</meta:user-defined></office:meta><office:body><office:text>${p('看得見')}${p(`<draw:frame><draw:object-ole><office:binary-data>${inner}</office:binary-data></draw:object-ole></draw:frame>`)}</office:text></office:body>`,
    ),
  )
  expect(report.kind).toBe('flat-odf')
  expect(report.unread).toEqual([])
  expect(report.hiddenText('embedded-object').join()).toContain('物件裡的電話')
  expect(report.hiddenText('author')).toEqual(['王大明'])
  expect(report.visibleText()).toBe('看得見')
})
