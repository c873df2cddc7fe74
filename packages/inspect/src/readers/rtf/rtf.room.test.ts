import { describe, expect, it } from 'vitest'
import { expectNeverComplete, expectSound, expectSurvival } from '../../fixtures/hostile.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import { ole1, olePackage } from '../../fixtures/ole-objects.ts'
import { escaped, halfEscaped, rtf, unicode } from '../../fixtures/rtf.ts'
import { zipOf } from '../../fixtures/zips.ts'

describe('an RTF document', () => {
  it.each([
    ['Big5 escapes', escaped],
    ['Big5 with letters as second bytes', halfEscaped],
    ['Unicode escapes', unicode],
  ])('is read in %s', async (_way, write) => {
    const report = await inspected(
      rtf(`${write('主旨：函復許功蓋陳情案')}\\par ${write('說明')}\\tab ${write('如下')}\\par`),
    )
    expect(report.kind).toBe('rtf')
    expect(report.unread).toEqual([])
    expect(report.verdict).toBe('COMPLETE')
    expect(report.visibleText()).toBe('主旨：函復許功蓋陳情案\n說明\t如下')
    expect(report.texts.find(({ text }) => text.startsWith('說明'))?.place.address).toBe('¶2')
  })

  it('tells what stands in for characters and is skipped, where it is more than a stand-in', async () => {
    const report = await inspected(
      rtf(
        `\\uc12\\u30002 A123456789xx${unicode('公開')}{\\uc10\\u30002 \\'41\\'31\\'32\\'33\\'34\\'35\\'36\\'37\\'38\\'39}`,
      ),
    )
    expect(report.visibleText()).toContain('公開')
    expect(report.hiddenText('fallback')).toEqual(['A123456789xx', 'A123456789'])
    expect(report.findings.map(({ sight }) => sight)).toContain('fallback')
  })

  it('tells hidden text, revisions, comments, properties and fields apart', async () => {
    const report = await inspected(
      rtf(
        [
          `{\\info{\\title ${escaped('簽稿')}}{\\author ${escaped('王大明')}}{\\*\\company ${escaped('政風處')}}}`,
          `{\\*\\revtbl{Unknown;}{${escaped('李四')};}}`,
          `${escaped('公開')}{\\v ${escaped('檢舉人')}}{\\deleted ${escaped('原處分')}}{\\revised ${escaped('新增')}}{\\cf2 ${escaped('白字')}}{\\fs2 ${escaped('小字')}}`,
          `{\\*\\atnid LS}{\\*\\atnauthor ${escaped('科長')}}\\chatn{\\*\\annotation{\\*\\atndate 12}${escaped('不要給記者')}}`,
          `{\\field{\\*\\fldinst HYPERLINK "http://intra.example.gov.tw/7"}{\\fldrslt ${escaped('連結')}}}\\par`,
          `{\\*\\bkmkstart ${escaped('附件一')}}{\\footnote ${escaped('註腳')}}{\\header ${escaped('頁首')}\\par}`,
          `{\\*\\unheardof ${escaped('未知的字')}}`,
        ].join('\n'),
      ),
    )
    expect(report.verdict).toBe('COMPLETE')
    expect(report.hiddenText('property')).toEqual(['簽稿'])
    expect(report.hiddenText('author').join()).toMatch(/王大明.*政風處.*李四.*科長/)
    expect(report.hiddenText('hidden-text')).toEqual(['檢舉人'])
    expect(report.hiddenText('tracked-deletion')).toEqual(['原處分'])
    expect(report.hiddenText('tracked-insertion')).toEqual(['新增'])
    expect(report.hiddenText('white-text')).toEqual(['白字'])
    expect(report.hiddenText('tiny-text')).toEqual(['小字'])
    expect(report.hiddenText('comment')).toEqual(['不要給記者'])
    expect(report.hiddenText('field-code').join()).toContain('intra.example.gov.tw')
    expect(report.hiddenText('bookmark')).toEqual(['附件一'])
    expect(report.hiddenText('unplaced-text')).toEqual(['未知的字'])
    for (const text of ['公開', '連結', '註腳', '頁首']) expect(report.visibleText()).toContain(text)
    expect(report.visibleText()).not.toMatch(/檢舉人|原處分|記者/)
  })

  it('gives out the files dropped into it, with the path where they lay', async () => {
    const file = olePackage(
      '名冊.zip',
      'C:\\Users\\wang\\list.zip',
      zipOf({ '名冊.txt': '王小明 0912345678' }),
    )
    const hex = Buffer.from(ole1('Package', file)).toString('hex')
    const report = await inspected(
      rtf(`{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata ${hex}}{\\result ${escaped('圖示')}}}`),
    )
    expect(report.unread).toEqual([])
    expect(report.hiddenText('embedded-object')).toContain('王小明 0912345678')
    expect(report.hiddenText('author-path').join()).toContain('C:\\Users\\wang')
    expect(report.visibleText()).toBe('圖示')
  })
})

describe('what of an RTF document was not read', () => {
  it('is told: no end, bytes behind the end, bytes of no charset', async () => {
    expect((await inspected(rtf('a').slice(0, -1))).unread).toEqual([': PART_MISSING'])
    expect((await inspected(`${rtf('a')} behind`)).unread).toEqual([': STRAY_BYTES'])
    expect((await inspected(rtf("\\'a4\\par"))).unread).toEqual([': BYTES_OUTSIDE_ENCODING'])
  })

  it('stays within limits and never crashes', { timeout: 120_000 }, async () => {
    const deep = await inspected(rtf('{'.repeat(5000)))
    expect(deep.reasons.map(({ fault }) => fault.code)).toEqual(['LIMIT_NESTING'])
    const whole = Buffer.from(
      rtf(
        `${escaped('公開')}{\\v ${escaped('藏')}}{\\*\\annotation ${unicode('註')}}{\\pict 0102ff}{\\object{\\*\\objdata ${Buffer.from(ole1('Package', olePackage('a', 'b', Buffer.from('c')))).toString('hex')}}}\\bin4 abcd`,
      ),
    )
    await expectSurvival(whole)
    await expectNeverComplete(whole)
    expectSound(await inspected(rtf(`\\bin999999999 ${'\\u'.repeat(9999)}${"\\'".repeat(9999)}`)))
  })
})
