import type { Limits } from '../words/limits.ts'
import type { Progress, Report } from '../words/report.ts'

/** What a worker is told once, at its start. */
export interface WorkerSetup {
  readonly limits: Partial<Limits>
  readonly markKey: Uint8Array
  /** The thread opens an engine of its own for what is written in pictures. */
  readonly ocr: boolean
}

export type ToWorker = { readonly do: 'inspect'; readonly path: string } | { readonly do: 'stop' }
export type FromWorker =
  | { readonly did: 'progress'; readonly progress: Progress }
  | { readonly did: 'report'; readonly report: Report }
