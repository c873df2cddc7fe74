import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { big5 } from '../../../fixtures/encodings.ts'
import { redacted } from '../../../fixtures/redacting.ts'
import type { HiddenClass } from '../../../words/hidden.ts'

const good = { refused: [], faults: [], failures: [] }
const page = (body: string, head = ''): string =>
  `<!DOCTYPE html>\r\n<html><head>${head}</head><body><p>看得到的公告</p>${body}<p>末段</p></body></html>`
const utf8Of = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** What is hidden, and what is left of it once it is gone. */
const HIDDEN: readonly (readonly [HiddenClass, string, string])[] = [
  ['markup-comment', '甲<!-- 檢舉人另有其人 -->乙', '甲乙'],
  ['hidden-text', '<div style="display:none">不<b>顯</b>示</div>', ''],
  ['hidden-text', '<div hidden><b>屬性隱藏</b></div>', ''],
  [
    'hidden-text',
    '<style>.y { visibility : hidden }</style><p class="y">樣式表隱藏</p>',
    '<style>.y { visibility : hidden }</style>',
  ],
  ['hidden-text', '<template><p>範本</p></template>', ''],
  [
    'white-text',
    '前<span style="color:#fff">白&#23383;<i style="color:red">紅字</i></span>',
    '前<span style="color:#fff"><i style="color:red">紅字</i></span>',
  ],
  ['invisible-text', '<p style="opacity:0">透明</p>', ''],
  ['tiny-text', '<p style="font-size:1px">極小</p>', ''],
  ['off-page-text', '<p style="position:absolute;left:-9999px">畫面外</p>', ''],
  ['script', '<script>var id = "A123456789"</script><b onclick="alert(1)">字</b>', '<b>字</b>'],
  ['script', '<style>p{margin:0}</style>', ''],
  ['fallback', '<noscript>無程式時</noscript>', ''],
  ['alt-text', '<img width=3 alt="身分證影本" title=影本>', '<img width=3>'],
  ['link-target', '<a href="mailto:a@example.gov.tw">信箱</a>', '<a>信箱</a>'],
  ['markup-data', '<input type="hidden" value="A123456789">', '<input type="hidden">'],
  ['markup-data', "<p data-id='案號甲'>字</p>", '<p>字</p>'],
  ['unplaced-text', '甲<tr data-x="被略過">乙', '甲乙'],
  ['unplaced-text', '<p>字</p title="結尾的屬性">', '<p>字</p>'],
]

describe('redacting a page', () => {
  for (const [why, body, left] of HIDDEN)
    it(`${why}: ${body}`, async () => {
      const done = await redacted(page(body), { hidden: [why], detectors: [] })
      expect(utf8Of(done.bytes)).toBe(page(left))
      expect(done).toMatchObject(good)
      expect(done.certificate.proved).toBe(true)
    })

  it('an attribute given twice stays with its tag, and is said to', async () => {
    const done = await redacted(page('<p lang="zh" lang="重複">字</p>'), {
      hidden: ['unplaced-text'],
      detectors: [],
    })
    expect(done.faults).toEqual(['HIDDEN_LEFT'])
    expect(done.certificate.proved).toBe(false)
  })

  it('metadata goes, the charset stays', async () => {
    const head =
      '<title>密件</title><meta http-equiv="Content-Type" content="text/html; charset=big5"><meta name="author" content="承辦人">'
    const done = await redacted(big5(page('', head)), { hidden: ['markup-metadata'], detectors: [] })
    expect(new TextDecoder('big5').decode(done.bytes)).toBe(
      page('', '<meta http-equiv="Content-Type" charset="big5"><meta name="author">'),
    )
    expect(done).toMatchObject(good)
    expect(done.certificate.proved).toBe(true)
  })

  it('what a style sheet hid stays hidden without it', async () => {
    const body =
      '<style>.y { display: none } #w { color: white }</style><p class="y">不<b>顯</b>示</p><p id=w>白字</p>'
    const done = await redacted(page(body), { hidden: ['script'], detectors: [] })
    expect(utf8Of(done.bytes)).not.toContain('<style>')
    expect(utf8Of(done.bytes)).toContain('<p hidden class="y">')
    expect(utf8Of(done.bytes)).toContain('<p hidden id=w>')
    expect(done).toMatchObject(good)
  })

  it.each([
    ['over elements', '<p>檢舉人王<b>大</b><i>明</i>。</p>', '<p>檢舉人███<b></b><i></i>。</p>'],
    ['in references', '<p>&#29579;&#x5927;明，A123456&#55;89&amp;</p>', '<p>███，██████████&amp;</p>'],
    ['over a comment', '<p>王<!-- x -->大明</p>', '<p>███<!-- x --></p>'],
    ['over line ends', '<p>王\r\n   大明</p>', '<p>███</p>'],
    ['in a comment', '<!-- 王大明 -->', '<!-- ███ -->'],
    [
      'in attributes',
      '<p data-x="王大明" class=A123456789 title=\'又 王 大 明\'>A123456789</p>',
      '<p data-x="███" class=██████████ title=\'又 ███\'>██████████</p>',
    ],
    ['in a script', '<script>let a = "王大明&"</script>', '<script>let a = "███&"</script>'],
    [
      'in a form',
      '<input value="A123456789"><textarea>王大明</textarea>',
      '<input value="██████████"><textarea>███</textarea>',
    ],
    ['where it is hidden', '<p hidden>王大明</p>', '<p hidden>███</p>'],
    [
      'in a page within',
      '<iframe srcdoc="<p>王大明</p>"></iframe>',
      '<iframe srcdoc="&#60;p&#62;███&#60;/p&#62;"></iframe>',
    ],
    [
      'in a file within',
      `<a href="data:text/plain;base64,${Buffer.from('這是王大明的檔案').toString('base64')}">x</a>`,
      `<a href="data:text/plain;base64,${Buffer.from('這是███的檔案').toString('base64')}">x</a>`,
    ],
    [
      'in a file within, in percent',
      `<a href="data:text/plain,${encodeURIComponent('這是王大明的檔案')}">x</a>`,
      `<a href="data:text/plain,${encodeURIComponent('這是███的檔案')}">x</a>`,
    ],
  ])('a value %s', async (_, body, clean) => {
    const done = await redacted(page(body))
    expect(utf8Of(done.bytes)).toBe(page(clean))
    expect(done).toMatchObject(good)
    expect(done.certificate.proved).toBe(true)
  })

  it('what the parser moves is never cut in the wrong place', async () => {
    const done = await redacted(page('<table>王大<tr><td>格</td></tr>明</table>'))
    const text = utf8Of(done.bytes)
    expect(done.failures).toEqual([])
    if (done.certificate.proved) expect(text).not.toMatch(/王大|大明/)
    expect(text).toContain('<td>格</td>')
  })

  it('any soup of tags is cleaned, or said not to be', async () => {
    const bit = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<table>',
      '<td>',
      '</table>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<div hidden>',
      '</div>',
      '王',
      '大',
      '明',
      '王大明',
      'A123456789',
      '&#29579;',
      ' ',
      '\n',
      '<a title="王大明">',
      '<svg>',
      '<template>',
      '</template>',
      '<select>',
      '<i style="color:#fff">',
      '<style>p{display:none}',
      '</style>',
      '<textarea>',
      '\0',
      '&',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(bit, { maxLength: 14 }), fc.boolean(), async (bits, hide) => {
        const { certificate, failures, bytes } = await redacted(
          page(`<p>王大明 A123456789</p>${bits.join('')}`),
          {
            hidden: hide ? ['markup-comment', 'hidden-text', 'white-text', 'script'] : [],
          },
        )
        expect(failures).toEqual([])
        if (certificate.proved) expect(utf8Of(bytes)).not.toMatch(/王大明|A123456789/)
        else
          expect(
            certificate.faults.length + certificate.checks.filter(({ held }) => !held).length,
          ).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })
})
