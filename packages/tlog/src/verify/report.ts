import type { Finding, FindingCode } from './findings.ts'

/** What verification came to. `ok` is true only when there is no finding. */
export interface Report {
  readonly ok: boolean
  readonly origin: string
  readonly logKey: string
  /** False when the log's key came out of the package itself: then the package is only shown to agree with itself. */
  readonly keyPinned: boolean
  /** Entries that were hashed. */
  readonly entries: number
  /** Checkpoints of the history that were judged. */
  readonly checkpoints: number
  /** Size of the largest checkpoint with the log's valid signature; null when there is none. */
  readonly signedSize: number | null
  /** That checkpoint itself, to be kept and given to the next verification. */
  readonly signedNote: string | null
  /** Largest size that each witness cosigned. */
  readonly witnesses: readonly { readonly name: string; readonly vkey: string; readonly size: number }[]
  readonly records: {
    readonly checked: number
    readonly promised: { readonly from: number; readonly to: number } | null
  }
  readonly attachments: { readonly listed: number; readonly checked: number }
  /** At most 1,000 of each code, by rising leaf. */
  readonly findings: readonly Finding[]
  readonly totals: Partial<Record<FindingCode, number>>
}

/** Input that cannot be judged at all, as opposed to input that was judged and found wanting. */
export type Unusable =
  | 'HEADER_MISSING'
  | 'FORMAT_UNKNOWN'
  | 'KEY_MALFORMED'
  | 'SOURCE_UNREADABLE'
  | 'LOG_UNREACHABLE'
  | 'CHECKPOINT_UNUSABLE'

export type Verdict =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly code: Unusable; readonly detail: string }
