import type { Result } from '#kernel/ground'

/** Bytes that can be read anywhere without being held in memory. */
export interface ByteSource {
  readonly size: number
  /** @returns fewer bytes than asked for only at the end */
  read(offset: number, length: number): Promise<Uint8Array>
}

/** Bytes set aside to be examined. Exactly one of `keep` and `discard` ends it. */
export interface Staged extends ByteSource {
  /** SHA-256 in hex. */
  readonly digest: string
  /** Puts the bytes under their digest, durably. */
  keep(): Promise<void>
  discard(): Promise<void>
}

/** Where evidence files lie, named by their digest: the same bytes are kept once, and nobody can swap them unnoticed. */
export interface BlobStore {
  /** Takes at most `limit` bytes; what is larger is given up at once and leaves nothing behind. */
  stage(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Result<Staged, 'TOO_LARGE'>>
  /** @returns null where the bytes are gone or no longer what their digest says */
  get(digest: string): Promise<{ readonly size: number; readonly bytes: AsyncIterable<Uint8Array> } | null>
}
