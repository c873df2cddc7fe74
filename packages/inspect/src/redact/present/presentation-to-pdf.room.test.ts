import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { authoredSlides } from '../../fixtures/flat-odf/slides.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import { converted, officeSuite, textOfPdf } from '../../fixtures/office-suite.ts'
import { docx, para, pptx, shape } from '../../fixtures/ooxml.ts'
import { presentationToPdf } from './presentation-to-pdf.ts'

const room = mkdtempSync(join(tmpdir(), 'subrosa-sleeper-'))
afterAll(() => rmSync(room, { recursive: true, force: true }))
/** A program that starts another and waits for it, as LibreOffice does. */
const SLEEPER = join(room, 'soffice')
writeFileSync(SLEEPER, '#!/bin/sh\nsleep 60 &\nwait\n')
chmodSync(SLEEPER, 0o700)

const codes = ({ faults }: { readonly faults: readonly { readonly code: string }[] }): readonly string[] =>
  faults.map(({ code }) => code)

describe('a presentation that is to be handed out', () => {
  it('is refused with a code where LibreOffice is not installed', async () => {
    const path = process.env['PATH']
    process.env['PATH'] = ''
    try {
      const presented = await presentationToPdf(pptx([{ shapes: shape('公開') }]), 'pptx')
      expect(codes(presented)).toEqual(['PRESENT_NO_PROGRAM'])
      expect(presented.bytes).toBeNull()
    } finally {
      process.env['PATH'] = path
    }
  })

  it('must be one', async () => {
    expect(codes(await presentationToPdf(docx(para('文')), 'pptx'))).toEqual(['PRESENT_NOT_PRESENTATION'])
    expect(codes(await presentationToPdf(new TextEncoder().encode('<html>'), 'odp'))).toEqual([
      'PRESENT_NOT_PRESENTATION',
    ])
  })

  it('is refused where the program ends without a PDF, or never ends', async () => {
    const slides = pptx([{ shapes: shape('公開') }])
    expect(codes(await presentationToPdf(slides, 'pptx', { program: '/bin/false' }))).toEqual([
      'PRESENT_FAILED',
    ])
    expect(codes(await presentationToPdf(slides, 'pptx', { program: '/nowhere/soffice' }))).toEqual([
      'PRESENT_FAILED',
    ])
    const asleep = await presentationToPdf(slides, 'pptx', { program: SLEEPER, timeLimit: 700 })
    expect(codes(asleep)).toEqual(['PRESENT_SLOW'])
  })
})

describe.runIf(officeSuite.there)(`by ${officeSuite.name}`, () => {
  for (const kind of ['pptx', 'odp'] as const)
    it(`becomes a PDF that shows the slides and hides nothing (${kind})`, async () => {
      const { slides = new Uint8Array() } = await converted(
        { 'slides.fodp': authoredSlides(true, kind) },
        kind,
      )
      const presented = await presentationToPdf(slides, kind)
      expect(codes(presented)).toEqual([])
      expect(presented.certificate?.proved).toBe(true)
      expect(presented.report?.hiddenTotals).toEqual({})
      const pdf = presented.bytes ?? new Uint8Array()
      const text = textOfPdf(pdf)
      for (const seen of ['廉政宣導：收受贈品須知', '第二頁結語', '案件統計圖', '政風處版面字樣'])
        expect(text).toContain(seen)
      for (const unseen of ['密語', '隱藏', '檢舉人', '備忘稿']) expect(text).not.toContain(unseen)
      expect((await inspected(pdf)).texts.map((one) => one.text).join()).not.toMatch(
        /起草人|密件|LibreOffice/,
      )
      expect(Buffer.from(pdf).includes('EmbeddedFile')).toBe(false)
    }, 120_000)
})
