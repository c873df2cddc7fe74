import { describe, expect, it } from 'vitest'
import { inspected } from '../../../fixtures/inspecting.ts'
import { converted, officeSuite, textOfPdf } from '../../../fixtures/office-suite.ts'
import { redacted } from '../../../fixtures/redacting.ts'

const NAMESPACES = [
  ['office', 'office'],
  ['draw', 'drawing'],
  ['text', 'text'],
  ['svg', 'svg-compatible'],
].map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
const PLACE = 'svg:x="2cm" svg:width="12cm" svg:height="2cm"'
/** A Latin number in a Chinese line is drawn by itself: the line comes in three pieces. */
const drawing =
  `<?xml version="1.0" encoding="UTF-8"?><office:document ${NAMESPACES.join(' ')} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.graphics">` +
  `<office:body><office:drawing><draw:page draw:name="p"><draw:frame ${PLACE} svg:y="2cm"><draw:text-box>` +
  `<text:p>申請人王大明，電話0912-345-678，請回</text:p></draw:text-box></draw:frame>` +
  `<draw:rect ${PLACE} svg:y="6cm"><text:p>方框裡的字</text:p></draw:rect></draw:page></office:drawing></office:body></office:document>`

describe.runIf(officeSuite.there)(`a metafile that LibreOffice writes (${officeSuite.name})`, () => {
  for (const kind of ['emf', 'wmf'])
    it(`is read whole, cleaned with a proof, and opened again: ${kind}`, async () => {
      const { drawn: bytes = new Uint8Array() } = await converted({ 'drawn.fodg': drawing }, kind)
      const report = await inspected(bytes)
      expect(report).toMatchObject({ kind: 'metafile', verdict: 'COMPLETE' })
      expect(report.visibleText()).toContain('方框裡的字')
      expect(report.visibleText()).toMatch(/申請人王大明，電話 ?0912-345-678/)
      const done = await redacted(bytes, {}, `drawn.${kind}`)
      expect({ refused: done.refused, faults: done.faults }).toEqual({ refused: [], faults: [] })
      expect(done.certificate.proved).toBe(true)
      const pages = await converted({ [`before.${kind}`]: bytes, [`after.${kind}`]: done.bytes }, 'pdf')
      const [before, after] = [pages.before, pages.after].map((pdf) => textOfPdf(pdf ?? new Uint8Array()))
      expect(before).toContain('王大明')
      expect(before).toContain('0912-345-678')
      expect(after).not.toMatch(/王|大明|0912|678/)
      const bare = (text: string | undefined): string =>
        (text ?? '').replace(/[█■\s]|王大明|0912-345-678/g, '')
      expect(bare(after)).toBe(bare(before))
    }, 240_000)
})
