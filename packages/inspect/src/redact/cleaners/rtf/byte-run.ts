import type { MappedText } from '../../text/mapped-text.ts'

interface PlacedByte {
  readonly byte: number
  readonly from: number
  readonly to: number
}

/** Bytes of a charset that wait to become characters, each with its place. */
export class ByteRun {
  #bytes: PlacedByte[] = []

  get length(): number {
    return this.#bytes.length
  }

  add(byte: number, from: number, to: number): void {
    this.#bytes.push({ byte, from, to })
  }

  /** Byte by byte, so that each character knows its own. */
  flush(charset: string, to: MappedText): void {
    const decoder = decoderOf(charset)
    let from: number | null = null
    for (const one of this.#bytes) {
      from ??= one.from
      const text = decoder.decode(Uint8Array.of(one.byte), { stream: true })
      if (text === '') continue
      to.stands(text, from, one.to)
      from = null
    }
    const rest = decoder.decode()
    const last = this.#bytes.at(-1)
    if (rest !== '' && last !== undefined) to.stands(rest, from ?? last.from, last.to)
    this.#bytes = []
  }
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset === '' ? 'windows-1252' : charset)
  } catch {
    return new TextDecoder('windows-1252')
  }
}
