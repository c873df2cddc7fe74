import type { Fault } from '../fault.ts'
import { decodeUtf8 } from '../note/encoding.ts'
import { linesOf, wholeLines } from './blocks.ts'
import type { EvidenceHeader, EvidenceLine } from './format.ts'
import { MAX_LINE } from './format.ts'
import { parseEvidenceLine, parseHeader } from './parse.ts'

/** One line read: what it holds, or why it could not be read. `line` counts from 1. */
export type EvidenceItem =
  | { readonly line: number; readonly ok: true; readonly value: EvidenceLine }
  | { readonly line: number; readonly ok: true; readonly value: { readonly kind: 'header' } & EvidenceHeader }
  | { readonly line: number; readonly ok: false; readonly fault: Fault }

/**
 * Reads a package line by line in constant memory, for programs that want its contents; it verifies nothing. A bad
 * line is an item with its number and code, and reading goes on; after a bad line 1 it stops.
 */
export async function* readEvidence(source: AsyncIterable<Uint8Array>): AsyncGenerator<EvidenceItem> {
  for await (const block of wholeLines(source)) {
    if (block.tooLong) yield unreadable(block.firstLine, 'LINE_TOO_LONG', `over ${MAX_LINE} bytes`)
    for (const { line, begin, end } of linesOf(block)) {
      const text = end - begin > MAX_LINE ? null : decodeUtf8(block.bytes.subarray(begin, end))
      if (line === 1) {
        const header = parseHeader(text ?? '')
        if (!header.ok) {
          yield { line, ...header }
          return
        }
        yield { line, ok: true, value: { kind: 'header', ...header.value } }
      } else if (text === null) {
        yield unreadable(line, 'LINE_MALFORMED', 'not UTF-8')
      } else {
        yield { line, ...parseEvidenceLine(text) }
      }
    }
  }
}

function unreadable(line: number, code: 'LINE_TOO_LONG' | 'LINE_MALFORMED', detail: string): EvidenceItem {
  return { line, ok: false, fault: { code, detail } }
}
