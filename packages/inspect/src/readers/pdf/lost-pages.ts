import type { Reading } from '../../words/reader.ts'
import type { OpenPdf } from './document.ts'
import { EngineTrap } from './engine.ts'
import { lineKey } from './lines.ts'
import { plainRuns } from './page.ts'
import { reopened } from './pages.ts'

/**
 * Pages that nothing leads to any more: deleted, and still in the file. The engine opens only what stands in the tree of pages, so
 * a tree of them alone is appended to a copy, as any program would append a change.
 */
export async function readLostPages(
  reading: Reading,
  bytes: Uint8Array,
  objects: readonly number[],
  known: Set<string>,
): Promise<void> {
  const pdf = await reopened(withTreeOf(bytes, objects))
  const read = pdf === null ? 0 : readAll(reading, pdf, objects, known)
  if (read < objects.length)
    reading.fault('PDF_STREAMS_UNREAD', { count: objects.length - read, what: 'Page' })
}

/** The number of pages that could be read. */
function readAll(reading: Reading, pdf: OpenPdf, objects: readonly number[], known: Set<string>): number {
  let read = 0
  try {
    for (const [index, object] of objects.entries()) {
      reading.tick()
      const runs = plainRuns(pdf, index, reading.tick)
      if (runs === null) continue
      read += 1
      for (const { text, box } of runs) {
        known.add(lineKey(text))
        reading.span(text, `object ${object}`, { sight: 'unplaced-text', box })
      }
    }
  } catch (error) {
    if (!(error instanceof EngineTrap)) throw error
  } finally {
    pdf.close()
  }
  return read
}

function withTreeOf(bytes: Uint8Array, objects: readonly number[]): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const previous = /.*startxref\s+(\d+)/s.exec(text.slice(-2048))?.[1]
  // Beyond every number in use: the format ends at 8388607.
  const [tree, root] = [8_300_000, 8_300_001]
  const kids = objects.map((number) => `${number} 0 R`).join(' ')
  const first = `\n${tree} 0 obj\n<</Type/Pages/Count ${objects.length}/Kids[${kids}]>>\nendobj\n`
  const second = `${root} 0 obj\n<</Type/Catalog/Pages ${tree} 0 R>>\nendobj\n`
  const offset = (at: number): string => `${String(at).padStart(10, '0')} 00000 n \n`
  const start = bytes.length + first.length + second.length
  const table = `xref\n${tree} 2\n${offset(bytes.length + 1)}${offset(bytes.length + first.length)}`
  const link = previous === undefined ? '' : `/Prev ${previous}`
  const trailer = `trailer\n<</Size ${root + 1}/Root ${root} 0 R${link}>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.concat([bytes, Buffer.from(first + second + table + trailer, 'latin1')])
}
