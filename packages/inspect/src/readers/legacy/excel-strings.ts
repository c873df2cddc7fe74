/** A Unicode string of BIFF8 at `at`, its length in `width` bytes; what lies beyond the end is left out. */
export function stringAt(data: Uint8Array, at: number, width: 1 | 2): string {
  const length = width === 1 ? (data[at] ?? 0) : (data[at] ?? 0) + (data[at + 1] ?? 0) * 256
  const wide = ((data[at + width] ?? 0) & 1) !== 0
  const from = at + width + 1
  return decode(data.subarray(from, from + (wide ? length * 2 : length)), wide)
}

const decode = (bytes: Uint8Array, wide: boolean): string =>
  wide ? new TextDecoder('utf-16le').decode(bytes) : Buffer.from(bytes).toString('latin1')

/** The table of shared strings. A string may go on in the next record, where it begins with a flag byte of its own. */
export class Strings {
  readonly #pieces: readonly Uint8Array[]
  #piece = 0
  #at = 8

  constructor(pieces: readonly Uint8Array[]) {
    this.#pieces = pieces
  }

  all(): readonly string[] {
    const [first] = this.#pieces
    if (first === undefined || first.length < 8) return []
    const count = new DataView(first.buffer, first.byteOffset).getUint32(4, true)
    const strings: string[] = []
    while (strings.length < count && this.#piece < this.#pieces.length) strings.push(this.#next())
    return strings
  }

  #next(): string {
    const length = this.#number(2)
    const flags = this.#number(1)
    const runs = (flags & 8) === 0 ? 0 : this.#number(2)
    const extra = (flags & 4) === 0 ? 0 : this.#number(4)
    const text = this.#chars(length, (flags & 1) !== 0)
    this.#skip(runs * 4 + extra)
    return text
  }

  #number(width: number): number {
    let value = 0
    for (let i = 0; i < width; i++) {
      this.#settle()
      value += (this.#pieces[this.#piece]?.[this.#at++] ?? 0) * 256 ** i
    }
    return value
  }

  #chars(length: number, isWide: boolean): string {
    let wide = isWide
    let text = ''
    let left = length
    while (left > 0) {
      const piece = this.#pieces[this.#piece]
      if (piece === undefined) return text
      if (this.#at >= piece.length) {
        this.#piece += 1
        wide = ((this.#pieces[this.#piece]?.[0] ?? 0) & 1) !== 0
        this.#at = 1
        continue
      }
      const unit = wide ? 2 : 1
      const count = Math.max(1, Math.min(left, Math.floor((piece.length - this.#at) / unit)))
      text += decode(piece.subarray(this.#at, this.#at + count * unit), wide)
      this.#at += count * unit
      left -= count
    }
    return text
  }

  #skip(bytes: number): void {
    let left = bytes
    while (left > 0 && this.#piece < this.#pieces.length) {
      this.#settle()
      const step = Math.min(left, (this.#pieces[this.#piece]?.length ?? 0) - this.#at)
      if (step <= 0) return
      this.#at += step
      left -= step
    }
  }

  #settle(): void {
    while (this.#piece < this.#pieces.length && this.#at >= (this.#pieces[this.#piece]?.length ?? 0)) {
      this.#piece += 1
      this.#at = 0
    }
  }
}
