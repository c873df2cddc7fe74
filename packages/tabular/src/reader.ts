import { decoder } from './decode.ts'
import type { Encoding } from './detect.ts'
import { delimited, LIMITS, type DelimitedLimits } from './delimited.ts'
import { fileFault, rowFault, type FileFault, type RowFault } from './faults.ts'
import type { ImportKind, ImportProfile } from './profile.ts'
import type { RowOf } from './row-types.ts'
import { readRows, type RowReader } from './rows.ts'
import type { Delimiter } from './sniff.ts'

export interface ImportSink<K extends ImportKind> {
  row(line: number, row: RowOf[K], formula: readonly string[]): void
  /** The row is left out; the import as a whole is the caller's to judge. */
  bad(fault: RowFault): void
}

export interface ImportSummary {
  readonly encoding: Encoding | null
  readonly delimiter: Delimiter | null
  readonly header: readonly string[]
  readonly rows: number
  /** Rows left out (a row may have several faults). */
  readonly badRows: number
}

export interface ImportReader {
  /** Hand in chunks of about 64 KiB. Anything but null: the file is refused for good; stop. */
  push(bytes: Uint8Array): readonly FileFault[] | null
  end(): readonly FileFault[] | null
  summary(): ImportSummary
}

/** Bytes → rows of one kind, in constant memory: decode → split → bind the header → read cells. Rows arrive in file order. */
export function importReader<K extends ImportKind>(
  profile: ImportProfile & { readonly kind: K },
  sink: ImportSink<K>,
  limits: DelimitedLimits = LIMITS,
): ImportReader {
  const decode = decoder(profile.encoding)
  let rowReader: RowReader<K> | null = null
  let header: readonly string[] = []
  let faults: readonly FileFault[] | null = null
  let rows = 0
  let badRows = 0

  const table = delimited(
    {
      row(cells, line) {
        if (faults !== null) return
        if (rowReader === null) {
          header = cells
          const bound = readRows(profile, cells, line)
          if (bound.ok) rowReader = bound.value
          else faults = bound.error
          return
        }
        const read = rowReader.read(cells, line)
        if (read.ok) {
          rows++
          sink.row(line, read.row, read.formula)
        } else {
          badRows++
          for (const fault of read.faults) sink.bad(fault)
        }
      },
      bad(code, line, params) {
        if (faults !== null) return
        badRows++
        sink.bad(rowFault(code, line, null, '', params))
      },
    },
    profile.delimiter,
    limits,
  )

  const feed = (text: ReturnType<typeof decode.push>, final: boolean): readonly FileFault[] | null => {
    if (faults !== null) return faults
    if (!text.ok) return (faults = [text.error])
    const fault = table.push(text.value) ?? (final ? table.end() : null)
    if (faults === null && fault !== null) faults = [fault]
    return faults
  }

  return {
    push: (bytes) => faults ?? feed(decode.push(bytes), false),
    end() {
      if (faults !== null) return faults
      const refused = feed(decode.end(), true)
      if (refused === null && rowReader === null) faults = [fileFault('EMPTY_FILE', null)]
      return faults
    },
    summary: () => ({ encoding: decode.encoding(), delimiter: table.delimiter(), header, rows, badRows }),
  }
}
