import { inspectBytes, type InspectOptions } from '../../pipeline/inspect.ts'
import { fault, type Fault } from '../../words/faults.ts'
import type { HiddenClass } from '../../words/hidden.ts'
import { kinds } from '../../words/kinds.ts'
import type { Report } from '../../words/report.ts'
import { redactBytes } from '../redact.ts'
import type { Certificate } from '../words.ts'
import { convertWithSoffice, TIME_LIMIT, type SofficeOptions } from './soffice.ts'

export type PresentationKind = 'pptx' | 'odp'

export interface PresentOptions extends Omit<InspectOptions, 'ocr' | 'onSpan' | 'onProgress' | 'onFailure'> {
  readonly program?: SofficeOptions['program']
  readonly timeLimit?: SofficeOptions['timeLimit']
}

export interface Presented {
  /** The PDF, fit to be handed out; null where there is none, or where it could not be proved to hide nothing. */
  readonly bytes: Uint8Array | null
  /** Of the PDF as it is: what it shows, and what of it is a secret. */
  readonly report: Report | null
  /** That the PDF was freed of what LibreOffice put into it unseen. */
  readonly certificate: Certificate | null
  /** Why there are no bytes; empty exactly when there are. */
  readonly faults: readonly Fault[]
  /** Whether LibreOffice ran without any network. */
  readonly cutOff: boolean
}

/** Slides as they are shown, once each: no notes, no hidden slides, no outline with their names, no comments. */
const EXPORT = `pdf:impress_pdf_Export:${JSON.stringify(
  Object.fromEntries(
    ['ExportNotes', 'ExportNotesPages', 'ExportHiddenSlides', 'ExportBookmarks', 'UseTaggedPDF'].map(
      (name) => [name, { type: 'boolean', value: 'false' }],
    ),
  ),
)}`

const nothing = (why: Fault, cutOff = true): Presented => ({
  bytes: null,
  report: null,
  certificate: null,
  faults: [why],
  cutOff,
})

/**
 * Makes a PDF of a presentation with LibreOffice, in a run of its own without network, and takes out of the PDF whatever nobody sees on
 * its pages: properties that name people, targets of links, text in white. Never rejects because of what the file is.
 */
export async function presentationToPdf(
  bytes: Uint8Array,
  kind: PresentationKind,
  options: PresentOptions = {},
): Promise<Presented> {
  const { program, timeLimit = TIME_LIMIT, ...inspecting } = options
  const given = await inspectBytes(bytes, `presentation.${kind}`, inspecting)
  if (given.verdict === 'ENCRYPTED') return nothing(fault('ENCRYPTED'))
  if (given.kind !== kind) {
    const { zh, en } = kinds[given.kind]
    return nothing(fault('PRESENT_NOT_PRESENTATION', { kind: zh, kind_en: en }))
  }
  const files = new Map([[`presentation.${kind}`, bytes]])
  const {
    files: made,
    end,
    cutOff,
  } = await convertWithSoffice(files, EXPORT, {
    program,
    timeLimit,
    signal: options.signal,
  })
  if (end === 'missing') return nothing(fault('PRESENT_NO_PROGRAM'))
  if (end === 'slow') return nothing(fault('PRESENT_SLOW', { seconds: Math.ceil(timeLimit / 1000) }), cutOff)
  const pdf = made.get('presentation.pdf')
  if (pdf === undefined) return nothing(fault('PRESENT_FAILED'), cutOff)
  return { ...(await bared(pdf, inspecting)), cutOff }
}

/** Without all that the reader of PDF finds unseen in it, and inspected anew. */
async function bared(pdf: Uint8Array, options: InspectOptions): Promise<Omit<Presented, 'cutOff'>> {
  const name = 'presentation.pdf'
  const before = await inspectBytes(pdf, name, options)
  const hidden = new Set(Object.keys(before.hiddenTotals) as HiddenClass[])
  const { bytes, certificate } = await redactBytes(pdf, name, { hidden, findings: [], style: 'bar' }, options)
  const report = await inspectBytes(bytes, name, options)
  const left = [
    ...Object.keys(report.hiddenTotals),
    ...report.reasons.map((one) => one.fault.code).filter((code) => code !== 'PIXELS_NOT_READ'),
    ...certificate.faults.map(({ why }) => why.code),
    ...certificate.checks.filter(({ held }) => !held).map(({ code }) => code),
  ]
  if (certificate.proved && left.length === 0 && report.kind === 'pdf')
    return { bytes, report, certificate, faults: [] }
  const what = [...new Set(left)].join(', ')
  return { bytes: null, report, certificate, faults: [fault('PRESENT_NOT_PROVED', { what })] }
}
