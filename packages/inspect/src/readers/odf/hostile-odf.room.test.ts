import { expect, it } from 'vitest'
import { expectSound, expectNeverComplete, expectSurvival } from '../../fixtures/hostile.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import { contentXml, flatOdf, odf, style, textLook } from '../../fixtures/odf.ts'

const body = `<table:table table:name="名冊"><table:table-column table:number-columns-repeated="3"/><table:table-row><table:table-cell office:value-type="string"><text:p>王小明<office:annotation><dc:creator>李四</dc:creator><text:p>註</text:p></office:annotation></text:p></table:table-cell></table:table-row></table:table>`
const pieces = {
  type: 'spreadsheet' as const,
  styles: style('ce1', 'table-cell', textLook('fo:color="#ffffff" fo:font-size="1pt"')),
  body,
}

it('survives damage to the package, to its content and to a flat file', { timeout: 120_000 }, async () => {
  await expectSurvival(odf(pieces))
  const content = new TextEncoder().encode(contentXml(pieces))
  await expectSurvival(content, (bytes) => odf({ body: '', files: { 'content.xml': bytes } }))
  await expectSurvival(
    new TextEncoder().encode(flatOdf(`<office:body><office:text>${body}</office:text></office:body>`)),
  )
})

it('never calls a cut file complete', { timeout: 60_000 }, async () => {
  await expectNeverComplete(odf(pieces))
  await expectNeverComplete(
    new TextEncoder().encode(flatOdf(`<office:body><office:text>${body}</office:text></office:body>`)),
  )
})

it('resolves no entity, inside or outside', async () => {
  const evil = `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`
  const content = contentXml({ body: '<text:p>前&b;&c;後</text:p>' }).replace(/^<\?xml[^>]*>/, evil)
  const report = await inspected(odf({ body: '', files: { 'content.xml': content } }))
  expect(report.verdict).toBe('PARTIAL')
  expect(report.unread).toEqual(['content.xml: XML_DOCTYPE XML_DAMAGED'])
  expect(report.texts.map(({ text }) => text).join()).not.toMatch(/root:|aaaaaaaaaaaaaaaaaaaa/)
})

it('stops at deep nesting, endless styles and absurd counts', async () => {
  const deep = `${'<text:span>'.repeat(3000)}深${'</text:span>'.repeat(3000)}`
  const report = await inspected(odf({ body: `<text:p>淺${deep}</text:p>` }))
  expect(report.unread).toEqual(['content.xml: LIMIT_NESTING'])
  const chained = Array.from({ length: 2000 }, (_, i) =>
    style(`s${i}`, 'text', '', ` style:parent-style-name="s${i + 1}"`),
  )
  const counts = await inspected(
    odf({
      type: 'spreadsheet',
      styles: chained.join(''),
      body: `<table:table table:name="甲"><table:table-column table:number-columns-repeated="99999999999"/><table:table-row table:number-rows-repeated="1e9"><table:table-cell table:number-columns-repeated="-5"><text:p><text:s text:c="999999999"/><text:span text:style-name="s0">字</text:span></text:p></table:table-cell></table:table-row></table:table>`,
    }),
  )
  expectSound(counts)
  expect(counts.visibleText()).toContain('字')
})

it('follows a document within a document only so far', async () => {
  let inner = odf({ body: '<text:p>最內層</text:p>' })
  for (let i = 0; i < 12; i++)
    inner = odf({ body: '<text:p>層</text:p>', files: { 'Versions/Version1': inner } })
  const report = await inspected(inner)
  expect(report.verdict).toBe('PARTIAL')
  expect(report.reasons.map(({ fault }) => fault.code)).toEqual(['LIMIT_DEPTH'])
})
