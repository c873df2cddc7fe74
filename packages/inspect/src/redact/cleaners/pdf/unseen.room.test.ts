import { describe, expect, it } from 'vitest'
import { png } from '../../../fixtures/images.ts'
import { inspected } from '../../../fixtures/inspecting.ts'
import { cleanedPdf } from '../../../fixtures/pdf-cleaning.ts'
import { drawnPdf, LETTER, type Drawing } from '../../../fixtures/pdfs.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import { pdfText } from '../../prove/pdf-text.ts'

const SECRET = '檢舉人王小明A123456789'
const at = (doc: Drawing): Drawing => doc.text(SECRET, 72, 200)

/** Ways of hiding a line; each must be gone, and the letter beside it left as it was. */
const TRICKS: Readonly<Record<string, readonly [HiddenClass, (doc: Drawing) => void]>> = {
  'a black box': ['covered-text', (doc) => at(doc).rect(60, 195, 400, 30).fill('black')],
  'a white box': ['covered-text', (doc) => at(doc).rect(60, 195, 400, 30).fill('white')],
  'white text': ['white-text', (doc) => at(doc.fillColor('white'))],
  'text off the page': ['off-page-text', (doc) => doc.text(SECRET, 72, 1200, { lineBreak: false })],
  'opacity 0': ['invisible-text', (doc) => at(doc.fillOpacity(0))],
  'render mode 3': ['invisible-text', (doc) => at(doc.addContent('3 Tr')).addContent('0 Tr')],
  'an image over it': [
    'covered-text',
    (doc) => at(doc).image(png(32, 255), 60, 195, { width: 400, height: 30 }),
  ],
  'a dark highlight': ['covered-text', (doc) => at(doc).highlight(60, 195, 400, 30, { color: 'black' })],
  'a square annotation': [
    'covered-text',
    (doc) =>
      at(doc).annotate(60, 195, 400, 30, { Subtype: 'Square', IC: [0, 0, 0], C: [0, 0, 0], F: 4 } as never),
  ],
  'grey on grey': ['white-text', (doc) => at(doc.rect(60, 195, 400, 30).fill('#888').fillColor('#909090'))],
  '0.8 pt text': ['tiny-text', (doc) => at(doc.fontSize(0.8))],
  'an unapplied redaction': [
    'unapplied-redaction',
    (doc) =>
      at(doc).annotate(60, 195, 400, 30, { Subtype: 'Redact', OverlayText: new String('遮蔽') } as never),
  ],
  'a picture of the page over it': [
    'text-layer',
    (doc) => {
      doc.image(png(64, 200), 0, 150, { width: 595, height: 690 })
      at(doc.addContent('3 Tr')).addContent('0 Tr')
    },
  ],
}

describe('text that nobody sees', () => {
  for (const [name, [why, draw]] of Object.entries(TRICKS))
    it(`because of ${name} is gone, what is seen stays`, async () => {
      const pdf = await drawnPdf((doc) => {
        doc.text(LETTER, 72, 100)
        draw(doc)
      })
      expect((await inspected(pdf)).hiddenText(why)).toEqual([SECRET])
      const { bytes, deeds, faults, report } = await cleanedPdf(pdf, { hidden: [why] })
      expect(faults).toEqual([])
      expect(deeds.map(({ what, how }) => [what, how])).toContainEqual([why, 'removed'])
      expect(report.hiddenTotals[why]).toBeUndefined()
      expect(report.visibleText()).toBe(LETTER)
      expect(await pdfText(bytes ?? pdf, 20_000)).not.toContain('A123456789')
    })
})
