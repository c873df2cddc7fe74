import { Stop, stopPart } from '../../../pipeline/stop.ts'
import type { Source } from '../../../source/source.ts'
import { memoryAccess } from '../../../source/supplies.ts'
import { fault } from '../../../words/faults.ts'
import type { Limits } from '../../../words/limits.ts'
import type { Reading } from '../../../words/reader.ts'

/**
 * Lets a reader's own code look at a part (styles, relations, the workbook), so that the cleaner judges by exactly what the reader
 * judged by. Nothing it tells is kept; what it cannot understand ends the cleaning of the file.
 */
export function quietReading(bytes: Uint8Array, limits: Limits, tick: () => void): Reading {
  const source: Source = {
    size: bytes.length,
    head: (length) => Promise.resolve(bytes.subarray(0, length)),
    async *stream() {
      for (let at = 0; at < bytes.length; at += 1024 * 1024) yield bytes.subarray(at, at + 1024 * 1024)
    },
    access: () => Promise.resolve(memoryAccess(bytes)),
    bytes: () => Promise.resolve(bytes),
  }
  return {
    path: [],
    kind: 'xml',
    source,
    limits,
    span: () => undefined,
    hide: () => undefined,
    fault(code, params) {
      throw new Stop(fault(code, params), 'part')
    },
    child: () => Promise.reject(stopPart('PART_UNKNOWN')),
    unread: () => undefined,
    recognise: null,
    tick,
  }
}
