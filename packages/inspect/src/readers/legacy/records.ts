/** A BIFF record, with those that continue it. */
export interface BiffRecord {
  readonly type: number
  readonly offset: number
  /** The record itself. */
  readonly data: Uint8Array
  /** The record and what continues it, piece by piece: strings may break there in a way of their own. */
  readonly pieces: readonly Uint8Array[]
  /** It ends beyond the end of the stream. */
  readonly cut: boolean
}

const CONTINUE = 0x3c

export function* recordsOf(bytes: Uint8Array): Generator<BiffRecord> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  while (at + 4 <= bytes.length) {
    const [offset, type] = [at, view.getUint16(at, true)]
    const pieces: Uint8Array[] = []
    let cut = false
    do {
      const length = view.getUint16(at + 2, true)
      const piece = bytes.subarray(at + 4, at + 4 + length)
      cut ||= piece.length < length
      pieces.push(piece)
      at += 4 + length
    } while (at + 4 <= bytes.length && view.getUint16(at, true) === CONTINUE)
    // Streams are filled up with zeros.
    if (type === 0 && bytes.subarray(offset).every((byte) => byte === 0)) return
    yield { type, offset, data: pieces[0] ?? new Uint8Array(), pieces, cut }
  }
}
