import { createHash } from 'node:crypto'
import { fileFaultOf, rowFaultOf, type ImportFault } from '../../rules/import-faults.ts'
import { importReader, type ImportProfile, type RowOf } from '../../rules/tabular.ts'
import type { ImportKind } from '../../words.ts'
import type { Intake } from './intake.ts'

/** Faults kept for the list; beyond these, only counted. */
export const KEPT_FAULTS = 1000
const LOOK_EVERY_MS = 1000

export interface Read {
  readonly digest: string
  readonly size: number
  readonly rows: number
  readonly faults: readonly ImportFault[]
  readonly faultCount: number
  /** The file as a whole was refused where it stopped; the digest then is of what was read. */
  readonly stopped: boolean
}
export interface Progress {
  /** Called about once a second. False: somebody cancelled. */
  told(rows: number, size: number): Promise<boolean>
  /** Called after each chunk. */
  drain(): Promise<void>
}
export class Faults {
  readonly kept: ImportFault[] = []
  count = 0
  readonly add = (fault: ImportFault): void => {
    this.count += 1
    if (this.kept.length < KEPT_FAULTS) this.kept.push(fault)
  }
}

/** Reads an upload to its end, or to where it has to be refused. Null: cancelled. */
export async function readUpload<K extends ImportKind>(
  bytes: AsyncIterable<Uint8Array>,
  profile: ImportProfile & { readonly kind: K },
  intake: Intake<RowOf[K]>,
  faults: Faults,
  progress: Progress,
): Promise<Read | null> {
  const hash = createHash('sha256')
  const reader = importReader(profile, { row: intake.row, bad: (fault) => faults.add(rowFaultOf(fault)) })
  let size = 0
  let told = performance.now()
  const end = (stopped: boolean): Read => ({
    digest: hash.digest('hex'),
    size,
    rows: reader.summary().rows,
    faults: faults.kept,
    faultCount: faults.count,
    stopped,
  })
  for await (const chunk of bytes) {
    hash.update(chunk)
    size += chunk.length
    for (const piece of pieces(chunk)) {
      const refused = reader.push(piece)
      if (refused === null) continue
      refused.forEach((fault) => faults.add(fileFaultOf(fault)))
      return end(true)
    }
    await progress.drain()
    if (performance.now() - told > LOOK_EVERY_MS) {
      told = performance.now()
      if (!(await progress.told(reader.summary().rows, size))) return null
    }
  }
  const refused = reader.end()
  if (refused !== null) refused.forEach((fault) => faults.add(fileFaultOf(fault)))
  return end(refused !== null)
}

const PIECE = 64 * 1024
function* pieces(chunk: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE)
}
