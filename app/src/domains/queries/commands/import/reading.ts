import { createHash } from 'node:crypto'
import { fileFaultOf, rowFaultOf, type ImportFault } from '../../rules/import-faults.ts'
import { importReader, type ImportProfile, type ImportReader, type RowOf } from '../../rules/tabular.ts'
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
}
export class Faults {
  readonly kept: ImportFault[] = []
  count = 0
  readonly add = (fault: ImportFault): void => {
    this.count += 1
    if (this.kept.length < KEPT_FAULTS) this.kept.push(fault)
  }
}

/** Bytes of one file on their way into an intake, chunk by chunk. */
export class Reading<K extends ImportKind> {
  readonly #hash = createHash('sha256')
  readonly #reader: ImportReader
  readonly #faults: Faults
  #size = 0

  constructor(profile: ImportProfile & { readonly kind: K }, intake: Intake<RowOf[K]>, faults: Faults) {
    this.#faults = faults
    this.#reader = importReader(profile, { row: intake.row, bad: (fault) => faults.add(rowFaultOf(fault)) })
  }

  get rows(): number {
    return this.#reader.summary().rows
  }

  /** @returns what was read, where the file as a whole is refused; null where it goes on */
  push(chunk: Uint8Array): Read | null {
    this.#hash.update(chunk)
    this.#size += chunk.length
    for (let at = 0; at < chunk.length; at += PIECE) {
      const refused = this.#reader.push(chunk.subarray(at, at + PIECE))
      if (refused !== null) return this.#over(refused)
    }
    return null
  }
  end(): Read {
    return this.#over(this.#reader.end())
  }

  #over(refused: ReturnType<ImportReader['end']>): Read {
    refused?.forEach((fault) => this.#faults.add(fileFaultOf(fault)))
    return {
      digest: this.#hash.digest('hex'),
      size: this.#size,
      rows: this.rows,
      faults: this.#faults.kept,
      faultCount: this.#faults.count,
      stopped: refused !== null,
    }
  }
}
const PIECE = 64 * 1024

/** Where the chunks of one file go; `Reading`, possibly with something to wait for. */
export interface Sink {
  readonly rows: number
  push(chunk: Uint8Array): Read | null | Promise<Read | null>
  end(): Read | Promise<Read>
}

/** Reads an upload to its end, or to where it has to be refused. Null: cancelled. */
export async function readUpload(
  bytes: AsyncIterable<Uint8Array>,
  sink: Sink,
  progress: Progress,
): Promise<Read | null> {
  let size = 0
  const due = everySecond()
  for await (const chunk of bytes) {
    size += chunk.length
    const refused = await sink.push(chunk)
    if (refused !== null) return refused
    if (due() && !(await progress.told(sink.rows, size))) return null
  }
  return sink.end()
}

/** True about once a second. */
export function everySecond(): () => boolean {
  let last = performance.now()
  return () => {
    if (performance.now() - last <= LOOK_EVERY_MS) return false
    last = performance.now()
    return true
  }
}
