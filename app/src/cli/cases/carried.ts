import { inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'

/** The parts of a file in clear, by name: the file itself, what an archive holds at any depth, the packed streams of a PDF. */
export function unpacked(bytes: Uint8Array, name = ''): readonly (readonly [string, Uint8Array])[] {
  const own = [name, bytes] as const
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (file.toString('latin1', 0, 4) === 'PK\x03\x04')
    return [
      own,
      ...Object.entries(unzipSync(bytes)).flatMap(([entry, inner]) => unpacked(inner, `${name}/${entry}`)),
    ]
  if (file.toString('latin1', 0, 5) === '%PDF-') return [own, ...streams(file, name)]
  return [own]
}

function* streams(file: Buffer, name: string): Generator<readonly [string, Uint8Array]> {
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 1)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue
    const from = at + (file[at + 6] === 13 ? 8 : 7)
    try {
      // A stream ends by itself; what follows it in the file is not looked at.
      yield [`${name}@${from}`, inflateSync(file.subarray(from))]
    } catch {
      // Not packed in this way: it lies in the file in clear.
    }
  }
}

const hex = (bytes: Buffer): readonly Buffer[] => {
  const text = bytes.toString('hex')
  return [Buffer.from(text), Buffer.from(text.toUpperCase())]
}

/** Which of the values the file still carries, whole or broken by markup, as UTF-8, as UTF-16 or spelled in hexadecimal. */
export function carried(bytes: Uint8Array, values: readonly string[]): readonly string[] {
  const parts = unpacked(bytes).flatMap(([, part]) => {
    const whole = Buffer.from(part.buffer, part.byteOffset, part.length)
    const isMarkup = whole.toString('latin1', 0, 5) === '<?xml'
    return isMarkup ? [whole, Buffer.from(whole.toString('utf8').replace(/<[^>]*>/g, ''))] : [whole]
  })
  return values.filter((value) => {
    const little = Buffer.from(value, 'utf16le')
    const big = Buffer.from(little).swap16()
    const forms = [Buffer.from(value), little, big, ...hex(big), ...hex(Buffer.from(value))]
    return parts.some((part) => forms.some((form) => part.includes(form)))
  })
}
