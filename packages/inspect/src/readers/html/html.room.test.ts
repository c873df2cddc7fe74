import { describe, expect, it } from 'vitest'
import { big5 } from '../../fixtures/encodings.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import type { HiddenClass } from '../../words/hidden.ts'

const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html><head>${head}</head><body><p>看得到的公告</p>${body}</body></html>`

const CASES: readonly (readonly [HiddenClass, string, string])[] = [
  ['markup-comment', '<!-- 檢舉人王小明 -->', '檢舉人王小明'],
  ['hidden-text', '<div style="display:none">不顯示</div>', '不顯示'],
  ['hidden-text', '<div hidden><b>屬性隱藏</b></div>', '屬性隱藏'],
  [
    'hidden-text',
    '<style>.x{color:red} .off, .y { visibility : hidden }</style><p class="a off">樣式表隱藏</p>',
    '樣式表隱藏',
  ],
  [
    'hidden-text',
    '<div style="display:none"><p style="display:block">裡層說看得見</p></div>',
    '裡層說看得見',
  ],
  ['hidden-text', '<template><p>範本</p></template>', '範本'],
  ['white-text', '<span style="color:#fff">白字</span>', '白字'],
  ['white-text', '<font color="white">舊式白字</font>', '舊式白字'],
  ['invisible-text', '<p style="opacity:0">透明</p>', '透明'],
  ['tiny-text', '<p style="font-size:1px">極小</p>', '極小'],
  ['off-page-text', '<p style="position:absolute;left:-9999px">畫面外</p>', '畫面外'],
  ['script', '<script>var id = "A123456789"</script>', 'var id = "A123456789"'],
  ['fallback', '<noscript>無程式時</noscript>', '無程式時'],
  ['alt-text', '<img src="a.png" alt="身分證影本">', '身分證影本'],
  ['link-target', '<a href="mailto:a@example.gov.tw">信箱</a>', 'mailto:a@example.gov.tw'],
  ['markup-data', '<input type="hidden" value="A123456789">', 'A123456789'],
  ['markup-data', '<p data-id="案號甲">字</p>', '案號甲'],
  // What a browser drops on the way is carried all the same.
  ['unplaced-text', '甲<tr data-x="被略過的標籤">乙', '<tr data-x="被略過的標籤">'],
  ['unplaced-text', '<p lang="zh" lang="重複的屬性">字</p>', '<p lang="zh" lang="重複的屬性">'],
  ['unplaced-text', '<p>字</p title="結尾標籤的屬性">', '</p title="結尾標籤的屬性">'],
  ['markup-data', '<p 檢舉人王小明>字</p>', '檢舉人王小明'],
  ['markup-data', '<x-a123456789>字</x-a123456789>', 'x-a123456789'],
]

describe('an HTML page', () => {
  it('of a known type, with tags in its scripts, hides nothing by them', async () => {
    const doctype =
      '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
    const report = await inspected(
      `${doctype}<html><body><p>公告</p><script>let a = "<tr data-x='1'>乙"</script></body></html>`,
    )
    expect(Object.keys(report.hiddenTotals)).toEqual(['script'])
  })

  it('that is cut in a tag, or says more in its document type than a name, hides that', async () => {
    const cut = await inspected('<!doctype html><p>公告</p><p 檢舉人 A123456789')
    expect(cut.hiddenText('unplaced-text')).toEqual(['<p 檢舉人 A123456789'])
    const typed = await inspected('<!DOCTYPE html A123456789 "甲"><p>公告</p>')
    expect(typed.hiddenText('unplaced-text').join()).toContain('A123456789')
  })

  it('that hides nothing is COMPLETE, a line for each block', async () => {
    const report = await inspected(page('<table><tr><td>甲</td><td>乙<b>丙</b></td></tr></table>'))
    expect(report).toMatchObject({ verdict: 'COMPLETE', kind: 'html', hiddenTotals: {} })
    expect(report.visibleText()).toBe('看得到的公告\n甲\n乙丙')
  })
  for (const [why, body, text] of CASES) {
    it(`${why}: ${text}`, async () => {
      const report = await inspected(page(body))
      expect(report.verdict).toBe('COMPLETE')
      expect(report.hiddenText(why)).toContain(text)
      expect(report.visibleText()).not.toContain(text)
    })
  }
  it('shows white on dark', async () => {
    const report = await inspected(
      page('<div style="background:#003366"><span style="color:white">深底</span></div>'),
    )
    expect(report.visibleText()).toContain('深底')
  })
  it('is read in Big5, and title and description are metadata', async () => {
    const report = await inspected(
      big5(page('', '<title>密件</title><meta name="description" content="承辦人王小明">')),
    )
    expect(report.hiddenText('markup-metadata').toSorted()).toEqual(['密件', '承辦人王小明'].toSorted())
  })
  it('with a picture or page inside counts it as a part', async () => {
    const inner = `<iframe srcdoc="&lt;html&gt;&lt;p&gt;A123456789&lt;/p&gt;"></iframe><img src="data:image/png;base64,iVBORw0KGgo=">`
    const report = await inspected(page(inner))
    expect(report.findings).toHaveLength(1)
    expect(report.unread).toEqual(['img@src 2: IMAGE_DAMAGED PIXELS_NOT_READ'])
  })
  it('nested twenty thousand deep is read without falling', async () => {
    const report = await inspected(page(`${'<div>'.repeat(20_000)}底 A123456789`))
    expect(report.verdict).toBe('COMPLETE')
    expect(report.findings).toHaveLength(1)
  })
})
