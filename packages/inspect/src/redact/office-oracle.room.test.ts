import { beforeAll, describe, expect, it } from 'vitest'
import { whereStands } from '../fixtures/cleaning.ts'
import { authorings } from '../fixtures/flat-odf/authorings.ts'
import { inspected, type Inspected } from '../fixtures/inspecting.ts'
import { converted, officeSuite, textOfPdf } from '../fixtures/office-suite.ts'
import { redacted, type Cleaned } from '../fixtures/redacting.ts'
import type { HiddenClass } from '../words/hidden.ts'

const isOdf = (to: string): boolean => to.startsWith('od')
const unique = (all: readonly string[]): readonly string[] =>
  [...new Set(all)].sort((a, b) => a.localeCompare(b))

describe.runIf(officeSuite.there)(`what LibreOffice makes and opens again (${officeSuite.name})`, () => {
  for (const made of authorings)
    describe(`a ${made.to}`, () => {
      let full: Uint8Array
      let before: Inspected
      let classes: readonly HiddenClass[]
      let cleaned: Cleaned
      /** By its program: the plain twin, the cleaned file, and the file with values replaced. */
      let pdfs: Readonly<Record<string, Uint8Array>>
      let valued: Cleaned

      beforeAll(async () => {
        const { to, from, author } = made
        let files = await converted({ [`full.${from}`]: author(true), [`plain.${from}`]: author(false) }, to)
        // What is drawn of a chart is only written by a program that has shown it: the file is opened and saved once more.
        if (isOdf(to))
          files = await converted(
            Object.fromEntries(Object.entries(files).map(([stem, bytes]) => [`${stem}.${to}`, bytes])),
            to,
          )
        const { full: one = new Uint8Array(), plain = new Uint8Array() } = files
        full = one
        before = await inspected(full)
        classes = (Object.keys(before.hiddenTotals) as HiddenClass[]).filter((what) => what !== 'style-name')
        cleaned = await redacted(full, { hidden: classes, detectors: [] }, `full.${to}`)
        valued = await redacted(full, { style: 'pseudonym' }, `full.${to}`)
        const given = { plain, cleaned: cleaned.bytes, valued: valued.bytes, full }
        pdfs = await converted(
          Object.fromEntries(Object.entries(given).map(([stem, bytes]) => [`${stem}.${to}`, bytes])),
          'pdf',
        )
      }, 240_000)

      it('is read whole, and every hidden thing is found under its class', () => {
        expect(before.kind).toBe(made.to)
        expect(before.unread.filter((one) => !one.endsWith('PIXELS_NOT_READ'))).toEqual([])
        for (const [what, text] of made.found)
          expect(before.hiddenText(what).join('\n'), what).toContain(text)
        const written = made.secrets.filter((text) => whereStands(full, text).length > 0)
        expect(made.secrets.filter((text) => !written.includes(text))).toEqual(made.unwritten)
        const hidden = before.texts.filter(({ sight }) => sight !== 'visible').map(({ text }) => text)
        expect(written.filter((text) => !hidden.some((one) => decoded(one).includes(text)))).toEqual([])
        expect(made.secrets.filter((text) => before.visibleText().includes(text))).toEqual([])
      })

      it('loses all of it, and what stays is told', () => {
        expect(cleaned.failures).toEqual([])
        expect(unique(cleaned.faults)).toEqual(unique(made.told))
        const left = made.secrets.filter((text) => whereStands(cleaned.bytes, text).length > 0)
        expect(left).toEqual([])
        expect(
          unique(Object.keys(cleaned.certificate.remains.hidden)).filter((one) => one !== 'style-name'),
        ).toEqual(unique(made.stays.filter((one) => one !== 'style-name')))
      })

      it('is proved clean of everything but what stays by its nature', async () => {
        const hidden = classes.filter((what) => !made.stays.includes(what))
        const { certificate, refused, faults } = await redacted(
          full,
          { hidden, detectors: [] },
          `full.${made.to}`,
        )
        expect({ refused, faults }).toEqual({ refused: [], faults: [] })
        expect(certificate.proved).toBe(true)
      })

      it('opens again, and shows what the same document without hidden things shows', () => {
        const { cleaned: after = new Uint8Array(), plain = new Uint8Array() } = pdfs
        const shown = textOfPdf(after)
        expect(shown.length).toBeGreaterThan(60)
        expect(shown).toBe(textOfPdf(plain))
      })

      it('opens with its values replaced, and shows the signs in their place', () => {
        expect({ refused: valued.refused, faults: valued.faults }).toEqual({ refused: [], faults: [] })
        expect(valued.certificate.proved).toBe(true)
        const { valued: after = new Uint8Array(), full: as = new Uint8Array() } = pdfs
        const [shown, was] = [textOfPdf(after), textOfPdf(as)]
        expect(was).toContain('A123456789')
        expect(was).toContain('0912-345-678')
        expect(shown).not.toMatch(/A123456789|0912-345-678/)
        expect(shown).toMatch(/身分證1/)
        expect(shown).toMatch(/電話.{0,4}1/)
        for (const value of ['A123456789', '0912-345-678'])
          expect(whereStands(valued.bytes, value)).toEqual([])
      })
    })
})

/** Targets of links are written in per cent. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
