import type { LinesTask } from './read-lines.ts'
import type { Read } from './reading.ts'

/** What is said to a reading thread about the file of this number. Chunks own their memory, and it goes with them. */
export type ToReader = { readonly file: number } & (
  | { readonly say: 'open'; readonly task: LinesTask }
  | { readonly say: 'chunk'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly say: 'end' }
  | { readonly say: 'cancel' }
)
/** What it answers: each chunk is acknowledged; each file is over once, with `read` null where it was cancelled. */
export type FromReader = { readonly file: number } & (
  | { readonly say: 'taken'; readonly rows: number }
  | { readonly say: 'over'; readonly read: Read | null }
  | { readonly say: 'failed'; readonly error: Error }
)
