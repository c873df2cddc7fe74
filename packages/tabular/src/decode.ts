import { bad, ok, type Result } from './result.ts'
import { asciiLength, bomOf, decodesAs, detect, notText, type Encoding } from './detect.ts'
import { fileFault, type FileFault } from './faults.ts'

/** Bytes looked at before an encoding is chosen. */
const SAMPLE = 64 * 1024
const NEWLINE = 0x0a

export interface Decoder {
  /** Text of the bytes so far that is not yet handed out; may be empty while the sample is gathered. */
  push(bytes: Uint8Array): Result<string, FileFault>
  /** Must be called once at the end; reports a file cut off inside a character. */
  end(): Result<string, FileFault>
  /** Null until chosen. */
  encoding(): Encoding | null
}

/**
 * Streaming decoder that never guesses twice in silence: a byte outside the encoding refuses the file and names the place.
 * With `auto`, a file that was ASCII so far may still turn out to be Big5; any later contradiction is a refusal.
 */
export function decoder(choice: Encoding | 'auto'): Decoder {
  let held: Uint8Array = new Uint8Array(0)
  let encoding: Encoding | null = null
  let sure = false
  let text = new TextDecoder()
  /** Bytes before `tail`, and newlines before them. */
  let offset = 0
  let lines = 0
  /** Bytes already decoded since the last character boundary we know: what locating a fault starts from. */
  let tail: Uint8Array = held

  const open = (chosen: Encoding, certain: boolean): void => {
    encoding = chosen
    sure = certain
    text = new TextDecoder(chosen, { fatal: true, ignoreBOM: true })
  }

  const choose = (): Result<string, FileFault> => {
    const sample = held
    held = new Uint8Array(0)
    const what = notText(sample)
    if (what !== null) return bad(fileFault('NOT_TEXT', null, { what }))
    const found = choice === 'auto' ? detect(sample) : { encoding: choice, sure: true }
    open(found.encoding, found.sure)
    const bom = bomOf(sample)
    // A mark of another encoding contradicts the choice, though the bytes might decode by accident.
    if (bom !== null && bom.encoding !== found.encoding) return bad(mismatch(found.encoding, 1, 1))
    offset = bom?.bom ?? 0
    return decode(sample.subarray(offset))
  }

  const decode = (bytes: Uint8Array): Result<string, FileFault> => {
    if (!sure && choice === 'auto') {
      const fresh = join(tail.subarray(asciiLength(tail)), bytes)
      const found = detect(fresh)
      sure = found.sure
      if (found.encoding === 'big5') {
        // Everything handed out so far was ASCII, which reads the same in Big5.
        open('big5', true)
        return decodeSure(fresh, bytes)
      }
    }
    return decodeSure(bytes, bytes)
  }

  const decodeSure = (bytes: Uint8Array, arrived: Uint8Array): Result<string, FileFault> => {
    try {
      const out = text.decode(bytes, { stream: true })
      remember(arrived)
      return ok(out)
    } catch {
      return bad(locate(arrived))
    }
  }

  /** Keeps only the bytes after the last newline (UTF-16: after the last whole character) and counts the rest. */
  const remember = (bytes: Uint8Array): void => {
    const wide = encoding === 'utf-16le' || encoding === 'utf-16be'
    const cut = wide ? 0 : bytes.lastIndexOf(NEWLINE) + 1
    if (cut > 0) {
      lines += newlines(tail) + newlines(bytes.subarray(0, cut))
      offset += tail.length + cut
      tail = bytes.slice(cut)
      return
    }
    const all = join(tail, bytes)
    if (!wide) {
      // A line without end is refused by the row reader; do not gather it here.
      tail = all.length > SAMPLE ? all.slice(-4) : all
      offset += all.length - tail.length
      return
    }
    const keep = wideTail(all, encoding === 'utf-16le')
    lines += wideNewlines(all.subarray(0, all.length - keep), encoding === 'utf-16le')
    offset += all.length - keep
    tail = all.slice(all.length - keep)
  }

  const locate = (bytes: Uint8Array): FileFault => {
    const region = join(tail, bytes)
    const used: Encoding = encoding ?? 'utf-8'
    let good = 0
    let broken = region.length
    while (broken - good > 1) {
      const middle = (good + broken) >> 1
      if (decodesAs(used, region.subarray(0, middle)) === null) broken = middle
      else good = middle
    }
    const before = region.subarray(0, good)
    const line =
      1 + lines + (used.startsWith('utf-16') ? wideNewlines(before, used === 'utf-16le') : newlines(before))
    return mismatch(used, line, offset + good + 1)
  }

  return {
    push(bytes) {
      if (encoding !== null) return decode(bytes)
      held = join(held, bytes)
      return held.length < SAMPLE ? ok('') : choose()
    },
    end() {
      let out = ''
      if (encoding === null) {
        if (held.length === 0) return bad(fileFault('EMPTY_FILE', null))
        const first = choose()
        if (!first.ok) return first
        out = first.value
      }
      try {
        const rest = tail.subarray(asciiLength(tail))
        if (!sure && rest.length > 0) return ok(out + new TextDecoder('big5', { fatal: true }).decode(rest))
        return ok(out + text.decode())
      } catch {
        return bad(fileFault('TRUNCATED_FILE', 1 + lines + newlines(tail)))
      }
    },
    encoding: () => encoding,
  }
}

const NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  big5: 'Big5',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b
  const out = new Uint8Array(a.length + b.length)
  out.set(a)
  out.set(b, a.length)
  return out
}

const mismatch = (encoding: Encoding, line: number, byte: number): FileFault =>
  fileFault('ENCODING_MISMATCH', line, { byte, encoding: NAMES[encoding] })

function newlines(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++
  return count
}

function wideNewlines(bytes: Uint8Array, little: boolean): number {
  let count = 0
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (bytes[little ? i : i + 1] === NEWLINE && bytes[little ? i + 1 : i] === 0) count++
  }
  return count
}

/** Bytes at the end that belong to an unfinished UTF-16 character: an odd byte, a high surrogate, or both. */
function wideTail(bytes: Uint8Array, little: boolean): number {
  const odd = bytes.length % 2
  const high = bytes[bytes.length - odd - (little ? 1 : 2)] ?? 0
  return odd + (high >= 0xd8 && high <= 0xdb ? 2 : 0)
}
