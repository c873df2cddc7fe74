/** Bytes at any offset. `read` gives fewer bytes than asked only at the end. */
export interface RandomAccess {
  readonly size: number
  read(offset: number, length: number): Promise<Uint8Array>
}

/** Where bytes come from, before anybody counts them: a file, memory, or an entry that is unpacked while it is read. */
export interface Supply {
  /** As declared; may lie for packed entries. Null: not known before the end. */
  readonly size: number | null
  /** Size when packed, for the ratio limit; null where nothing is packed. */
  readonly packed: number | null
  open(): AsyncIterable<Uint8Array>
  /** Set only where offsets are as cheap as streaming. */
  readonly at: RandomAccess | null
}

/**
 * The bytes of the part being read, counted and hashed on the way. Chunks are at most 1 MB.
 * Every method throws (see Stop) where a limit is reached or the bytes cannot be had.
 */
export interface Source {
  readonly size: number | null
  /** The first bytes, up to 64 KB, without using up the stream. */
  head(length: number): Promise<Uint8Array>
  /** From the first byte to the last, once. */
  stream(): AsyncIterable<Uint8Array>
  /** Random access; an entry that must be unpacked for it is held in memory, within `heldBytes`. */
  access(): Promise<RandomAccess>
  /** The whole part in memory, within `heldBytes`. */
  bytes(): Promise<Uint8Array>
}
