import { bad, ok, type Result } from '#kernel/ground'
import { decoder } from './decode.ts'
import { delimited } from './delimited.ts'
import { fileFault, type FileFault } from './faults.ts'
import { unnamed } from './header.ts'
import { tidyCode } from './normalise.ts'
import type { ImportKind, ImportProfile } from './profile.ts'
import { showCell } from './show.ts'
import type { Encoding } from './detect.ts'
import type { Delimiter } from './sniff.ts'
import { suggestMapping, type Mapping } from './suggest.ts'

export interface Preview {
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  /** Names to use in a profile's `columns` and `ignore`. */
  readonly header: readonly string[]
  /** First rows, every cell of unknown meaning masked: a mapping is made without reading anybody's data. */
  readonly rows: readonly (readonly string[])[]
  readonly suggestion: Mapping
}

/** Looks at the first bytes of a file (all of a short one; 256 KiB do) and proposes a mapping. `whole`: nothing was cut off. */
export function preview(
  bytes: Uint8Array,
  asked: Pick<ImportProfile, 'encoding' | 'delimiter'> & { readonly kind: ImportKind },
  whole: boolean,
  count = 10,
): Result<Preview, FileFault> {
  const decode = decoder(asked.encoding)
  const rows: (readonly string[])[] = []
  const table = delimited(
    { row: (cells) => void (rows.length <= count && rows.push(cells)), bad: () => undefined },
    asked.delimiter,
  )
  // A cut sample ends inside a line; its last line is dropped, not judged.
  const cut = whole ? bytes.length : bytes.lastIndexOf(0x0a) + 1
  for (const step of [decode.push(bytes.subarray(0, cut || bytes.length)), decode.end()]) {
    if (!step.ok) return bad(step.error)
    const fault = table.push(step.value)
    if (fault !== null) return bad(fault)
  }
  const fault = table.end()
  if (fault !== null && (whole || rows.length === 0)) return bad(fault)
  const [first, ...others] = rows
  const encoding = decode.encoding()
  const delimiter = table.delimiter()
  if (first === undefined || encoding === null || delimiter === null)
    return bad(fileFault('EMPTY_FILE', null))
  const header = first.map((name, index) => tidyCode(name) || unnamed(index))
  return ok({
    encoding,
    delimiter,
    header,
    rows: others.map((cells) => cells.map(showCell)),
    suggestion: suggestMapping(header, asked.kind),
  })
}
