import { type Bytes, concat, sha256, utf8, sameBytes } from '../bytes.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { SHARE_SIZE, readShare } from './split.ts'

/** Crockford's base 32: no I, L, O, U, so that what is read aloud or typed has one reading. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const HEADING = 'SUBROSA-SHARE-1'
const SUM_SIZE = 6
const ROW = 16
const ROWS = ((SHARE_SIZE + SUM_SIZE) * 8) / 5 / ROW

/** A share as text: `line` for the QR code (alphanumeric mode), `sheet` for people, row by row with a check each. */
export interface PaperShare {
  readonly line: string
  readonly sheet: string
}

export function printShare(share: Uint8Array): Outcome<PaperShare> {
  const head = readShare(share)
  if (!head.ok) return head
  const code = toBase32(concat(share, sumOf(share)))
  const rows = Array.from({ length: ROWS }, (_, n) => code.slice(n * ROW, (n + 1) * ROW))
  const { set, needed, made, place } = head.value
  const title = `${HEADING}  SET ${set}  ${needed} OF ${made}  PLACE ${place}`
  const lines = rows.map((row, n) => `${n + 1}  ${row.match(/.{4}/g)?.join(' ') ?? ''}  ${rowCheck(n, row)}`)
  return ok({ line: `${HEADING}:${code}`, sheet: [title, ...lines, ''].join('\n') })
}

/** Reads either form, as scanned or as typed: case, blanks and hyphens do not matter, O is read as 0, I and L as 1. */
export function readPaperShare(text: string): Outcome<Bytes> {
  if (text.length > 2000) return refuse('SHARE_MALFORMED', 'too long')
  const code = text.trim().toUpperCase().startsWith(`${HEADING}:`)
    ? ok(clean(text.trim().slice(HEADING.length + 1)))
    : readRows(text)
  if (!code.ok) return code
  const bytes = fromBase32(code.value)
  if (bytes === null || bytes.length !== SHARE_SIZE + SUM_SIZE)
    return refuse('SHARE_MALFORMED', 'characters or length')
  const share = bytes.slice(0, SHARE_SIZE)
  if (!sameBytes(bytes.subarray(SHARE_SIZE), sumOf(share)))
    return refuse('SHARE_MALFORMED', 'the sum differs')
  const head = readShare(share)
  return head.ok ? ok(share) : head
}

function readRows(text: string): Outcome<string> {
  const rows = text
    .split(/\r?\n/)
    .map((line) => /^\s*(\d)[\s.:)]+(.+)$/.exec(line))
    .filter((found) => found !== null)
  if (rows.length !== ROWS) return refuse('SHARE_MALFORMED', `${rows.length} rows of ${ROWS}`)
  let code = ''
  for (const [n, [, number, content = '']] of rows.entries()) {
    const typed = clean(content)
    const row = typed.slice(0, ROW)
    if (Number(number) !== n + 1 || typed.length !== ROW + 2 || typed.slice(ROW) !== rowCheck(n, row))
      return refuse('SHARE_ROW_WRONG', `row ${n + 1}`)
    code += row
  }
  return ok(code)
}

const clean = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

const sumOf = (share: Uint8Array): Bytes => sha256(utf8('subrosa-paper/v1'), share).slice(0, SUM_SIZE)

/** Ten bits over the row and its number: a slip of the hand is named by its row. */
function rowCheck(n: number, row: string): string {
  const [a = 0, b = 0] = sha256(utf8(`row ${n} ${row}`))
  return `${ALPHABET[a & 31]}${ALPHABET[b & 31]}`
}

function toBase32(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return text
}

function fromBase32(text: string): Bytes | null {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return null
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 255)
      held &= (1 << bits) - 1
    }
  }
  return held === 0 && bits === 0 ? new Uint8Array(bytes) : null
}
