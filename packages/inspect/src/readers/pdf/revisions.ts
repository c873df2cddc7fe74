import type { Reading } from '../../words/reader.ts'
import { memorySupply } from '../../source/supplies.ts'
import { openPdf } from './document.ts'
import { EngineTrap, freshEngine } from './engine.ts'
import { lineKey } from './lines.ts'
import { plainRuns } from './page.ts'

/** Older states that are opened; a file with more of them is told to have been read in part. */
const MAX_REVISIONS = 32

/**
 * Opens the file as it was before each change that was appended to it; text that stands only there is handed out.
 * `known` holds the lines of the present state and takes in those that are found.
 */
export async function readRevisions(
  reading: Reading,
  bytes: Uint8Array,
  ends: readonly number[],
  known: Set<string>,
) {
  const older = ends.filter((end) => bytes.subarray(end).some((byte) => byte > 32)).toReversed()
  const isLinear = /\/Linearized/.test(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))
  // The first mark of a linearised file ends its first page, not an older state.
  const states = isLinear ? older.slice(0, -1) : older
  if (states.length > MAX_REVISIONS)
    reading.fault('PART_NOT_UNDERSTOOD', { what: `${states.length} revisions` })
  for (const end of states.slice(0, MAX_REVISIONS)) {
    const part = bytes.subarray(0, end)
    await reading.child({
      name: `revision [0–${end}]`,
      source: memorySupply(part),
      hidden: 'older-revision',
      kind: 'pdf',
      nests: false,
      read: (inner) => readRevision(inner, known),
    })
  }
}

async function readRevision(reading: Reading, known: Set<string>): Promise<void> {
  const bytes = await reading.source.bytes()
  const engine = await freshEngine()
  try {
    const pdf = openPdf(engine, bytes)
    if (pdf === 'encrypted') return reading.fault('ENCRYPTED')
    if (pdf === 'damaged') return reading.fault('PDF_DAMAGED', { what: 'older revision' })
    try {
      for (let page = 0; page < pdf.pages; page++) {
        reading.tick()
        const runs = plainRuns(pdf, page, reading.tick)
        if (runs === null) reading.fault('PDF_PAGES_UNREAD', { pages: page + 1 })
        for (const { text, box } of runs ?? []) {
          if (known.has(lineKey(text))) continue
          known.add(lineKey(text))
          reading.span(text, `p.${page + 1}`, { box })
        }
      }
    } finally {
      pdf.close()
    }
  } catch (error) {
    if (!(error instanceof EngineTrap)) throw error
    reading.fault('PDF_DAMAGED', { what: 'engine' })
  }
}
