import { latin1 } from './charset.ts'

export interface Unwrapped {
  readonly bytes: Uint8Array
  /** What the encoding does not allow: bytes that a lenient program might read otherwise. */
  readonly clean: boolean
}

/** The bytes of a body behind its Content-Transfer-Encoding; null where the encoding is not known. `body` has one character a byte. */
export function unwrap(body: string, encoding: string): Unwrapped | null {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return { bytes: latin1(body), clean: true }
    case 'base64':
      return base64(body)
    case 'quoted-printable':
      return quotedPrintable(body)
    case 'x-uuencode':
    case 'x-uue':
    case 'uuencode':
      return uuencoded(body)
    default:
      return null
  }
}

function base64(body: string): Unwrapped {
  const squeezed = body.replace(/[\r\n \t]+/g, '')
  const bytes = Buffer.from(squeezed, 'base64')
  // Some mailers end a piece with padding and begin another one behind it: Node stops at the first.
  const clean = /^[A-Za-z0-9+/]*={0,2}$/.test(squeezed) && squeezed.replace(/=+$/, '').length % 4 !== 1
  return { bytes, clean }
}

function quotedPrintable(body: string): Unwrapped {
  const joined = body.replace(/=[ \t]*\r?\n/g, '')
  const clean = !/=(?![0-9A-Fa-f]{2})/.test(joined)
  const text = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return { bytes: latin1(text), clean }
}

function uuencoded(body: string): Unwrapped {
  const lines = body.split(/\r?\n/)
  const from = lines.findIndex((line) => /^begin \d{3} /.test(line))
  const to = lines.indexOf('end', from)
  const out: Buffer[] = []
  let clean = from >= 0 && to > from
  for (const line of lines.slice(from + 1, to < 0 ? undefined : to)) {
    if (line === '') continue
    const values = [...line].map((char) => (char.charCodeAt(0) - 32) & 63)
    const [length = 0, ...rest] = values
    const bytes: number[] = []
    for (let i = 0; i + 3 < rest.length + 3; i += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = rest.slice(i, i + 4)
      bytes.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d)
    }
    if (bytes.length < length) clean = false
    out.push(Buffer.from(bytes.slice(0, length)))
  }
  return { bytes: Buffer.concat(out), clean }
}
