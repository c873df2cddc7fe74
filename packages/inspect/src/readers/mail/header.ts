import { decodeText, latin1 } from './charset.ts'

export interface Header {
  readonly name: string
  /** Unfolded, one character a byte. */
  readonly raw: string
  /** As people read it. */
  readonly text: string
  readonly bad: number
}

export interface HeaderBlock {
  readonly headers: readonly Header[]
  /** Lines that are no header. */
  readonly strange: readonly string[]
  readonly bodyAt: number
}

/** The header block at the beginning of `mail` (one character a byte), up to the empty line. */
export function headerBlock(mail: string): HeaderBlock {
  const headers: Header[] = []
  const strange: string[] = []
  const lines: string[] = []
  let at = 0
  while (at < mail.length) {
    const end = mail.indexOf('\n', at)
    const written = mail.slice(at, end < 0 ? mail.length : end)
    const line = written.endsWith('\r') ? written.slice(0, -1) : written
    at = end < 0 ? mail.length : end + 1
    if (line === '') break
    const last = lines.at(-1)
    if (/^[ \t]/.test(line) && last !== undefined) lines[lines.length - 1] = `${last}\n${line}`
    else lines.push(line)
  }
  for (const line of lines) {
    const found = /^([!-9;-~]+)[ \t]*:([^]*)$/.exec(line)
    if (found === null) strange.push(decodeText(latin1(line), '').text)
    else headers.push({ ...headerText(found[2] ?? ''), name: found[1] ?? '' })
  }
  return { headers, strange, bodyAt: at }
}

function headerText(value: string): Omit<Header, 'name'> {
  const raw = value.replace(/\n[ \t]+/g, ' ').trim()
  const { text, bad } = decodeWords(raw)
  return { raw, text, bad }
}

const WORD = /=\?([^?\s]+)\?([bBqQ])\?([^?]*)\?=/g

/** RFC 2047. Neighbouring words of one charset are joined before they are decoded: mailers of old cut Chinese characters in half. */
export function decodeWords(raw: string): { readonly text: string; readonly bad: number } {
  const pieces: { charset: string | null; bytes: Uint8Array[] }[] = []
  const add = (charset: string | null, bytes: Uint8Array): void => {
    const last = pieces.at(-1)
    if (last !== undefined && last.charset === charset) last.bytes.push(bytes)
    else pieces.push({ charset, bytes: [bytes] })
  }
  let at = 0
  for (const found of raw.matchAll(WORD)) {
    const between = raw.slice(at, found.index)
    if (between.trim() !== '' || (at === 0 && between !== '')) add(null, latin1(between))
    const [whole, charset = '', way = '', data = ''] = found
    add(
      (charset.split('*')[0] ?? '').toLowerCase(),
      way.toLowerCase() === 'b' ? Buffer.from(data, 'base64') : qWord(data),
    )
    at = found.index + whole.length
  }
  if (at < raw.length) add(null, latin1(raw.slice(at)))
  let bad = 0
  const text = pieces.map(({ charset, bytes }) => {
    const decoded = decodeText(Buffer.concat(bytes), charset ?? '')
    bad += decoded.bad
    return decoded.text
  })
  return { text: text.join(''), bad }
}

const qWord = (data: string): Uint8Array =>
  latin1(
    data
      .replaceAll('_', ' ')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  )
