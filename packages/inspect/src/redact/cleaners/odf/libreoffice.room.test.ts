import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { cleanWith, secret, whereStands } from '../../../fixtures/cleaning.ts'
import { contentXml, odf, odfType, style, textLook } from '../../../fixtures/odf.ts'
import { expectGone } from '../../../fixtures/proving.ts'
import { redacted } from '../../../fixtures/redacting.ts'
import { unsoundOdf } from '../../../fixtures/sound-package.ts'
import { drawnText, svm } from '../../../fixtures/svm.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import { odfCleaner } from './odf.ts'

const proof = { cleaners: [odfCleaner], unsound: unsoundOdf }
const p = (text: string): string => `<text:p>${text}</text:p>`
const box = (text: string, attributes: string): string =>
  `<draw:frame ${attributes}><draw:text-box>${p(`<text:span text:style-name="T1">${text}</text:span>`)}</draw:text-box></draw:frame>`

const SLIDES = odf({
  type: 'presentation',
  styles:
    style('standard', 'graphic', '<style:graphic-properties draw:fill="solid" draw:fill-color="#729fcf"/>') +
    style(
      'gr1',
      'graphic',
      '<style:graphic-properties draw:fill="none"/>',
      ' style:parent-style-name="standard"',
    ) +
    style('T1', 'text', textLook('fo:color="#ffffff"')),
  body: `<draw:page draw:name="page1" xmlns:officeooo="http://openoffice.org/2009/office" xmlns:drawooo="http://openoffice.org/2010/draw">${box('白字白底', 'draw:style-name="gr1"')}${box('白字藍底', 'draw:style-name="standard"')}${box('不顯示', 'draw:style-name="standard" drawooo:display="none"')}<officeooo:annotation><dc:creator>王小明</dc:creator>${p('註解的字')}</officeooo:annotation></draw:page>`,
})

describe('what LibreOffice writes in its own words', () => {
  const cases: readonly (readonly [HiddenClass, string])[] = [
    ['white-text', '白字白底'],
    ['hidden-shape', '不顯示'],
    ['annotation', '註解的字'],
  ]
  for (const [what, text] of cases)
    it(`${what} goes from a slide`, async () => {
      await expectGone(SLIDES, { ...proof, hidden: [what], text })
    })

  it('an insertion within a sentence is accepted where it stands, and that is proved', async () => {
    const info =
      '<office:change-info><dc:creator>王小明</dc:creator><dc:date>2026-11-01T09:00:00</dc:date></office:change-info>'
    const text = odf({
      body: `<text:tracked-changes><text:changed-region text:id="c1"><text:insertion>${info}</text:insertion></text:changed-region></text:tracked-changes>${p('維持<text:change-start text:change-id="c1"/>原處分<text:change-end text:change-id="c1"/>，此致')}`,
    })
    const { certificate, refused } = await redacted(text, { hidden: ['tracked-insertion', 'author'] })
    expect(refused).toEqual([])
    expect(certificate.proved).toBe(true)
  })
})

describe('the drawing that is kept of a chart', () => {
  const chart = (words: string): Uint8Array =>
    odf({
      body: p(
        '見圖<draw:frame draw:name="Object1"><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>',
      ),
      files: {
        'Object 1/content.xml': contentXml({ body: p(words) }).replaceAll('office:text', 'office:chart'),
        'ObjectReplacements/Object 1': svm([drawnText(words)]),
      },
      manifest: { 'Object 1/': odfType('chart') },
    })
  const goneFrom = (bytes: Uint8Array): void => {
    expect(Object.keys(unzipSync(bytes))).not.toContain('ObjectReplacements/Object 1')
    const content = new TextDecoder().decode(unzipSync(bytes)['content.xml'])
    expect(content).toContain('<draw:object xlink:href="./Object 1"/></draw:frame>')
  }

  it('goes when it is asked for: programs draw the chart anew', async () => {
    const { bytes, certificate } = await redacted(chart('統計圖'), { hidden: ['fallback'] })
    expect(certificate.proved).toBe(true)
    goneFrom(bytes)
  })

  it('goes with a value in it, and only then', async () => {
    const with1 = await cleanWith([odfCleaner], chart('王小明案'), { secrets: [secret('王小明')] })
    expect(with1).toMatchObject({ stopped: null, faults: [] })
    expect(whereStands(with1.bytes ?? chart('王小明案'), '王小明')).toEqual([])
    goneFrom(with1.bytes ?? new Uint8Array())
    const { bytes } = await cleanWith([odfCleaner], chart('統計圖'), { secrets: [secret('見圖')] })
    expect(Object.keys(unzipSync(bytes ?? new Uint8Array()))).toContain('ObjectReplacements/Object 1')
  })
})
