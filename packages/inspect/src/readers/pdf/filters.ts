import { inflateSync } from 'node:zlib'
import { stopPart } from '../../pipeline/stop.ts'
import { latin, nameOf, numberOf, dictOf, type Dict, type Value } from './values.ts'

export interface Decoded {
  readonly bytes: Uint8Array
  /** Filters that are left on it, e.g. `DCTDecode`: an image as any program knows it. */
  readonly left: readonly string[]
}

/** Undoes the filters of a stream as far as they are known; null where the data is damaged. */
export function decode(dict: Dict, raw: Uint8Array, max: number): Decoded | null {
  const filters = listOf(dict.get('Filter') ?? dict.get('F')).map(nameOf)
  const parameters = listOf(dict.get('DecodeParms') ?? dict.get('DP'))
  let bytes = raw
  for (const [i, filter] of filters.entries()) {
    const step = FILTERS[filter]
    if (step === undefined) return { bytes, left: filters.slice(i) }
    const next = step(bytes, max)
    const plain = next === null ? null : unpredict(next, dictOf(parameters[i]))
    if (plain === null) return null
    bytes = plain
  }
  return { bytes, left: [] }
}

const listOf = (value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : value.is === 'array' ? value.items : [value]

type Filter = (bytes: Uint8Array, max: number) => Uint8Array | null

const flate: Filter = (bytes, max) => {
  try {
    return inflateSync(bytes, { maxOutputLength: max })
  } catch (error) {
    if (error instanceof RangeError) throw stopPart('LIMIT_HELD', { max })
    return null
  }
}

const asciiHex: Filter = (bytes) => {
  const digits = latin(bytes).split('>', 1)[0]?.replace(/\s/g, '') ?? ''
  return /^[0-9a-f]*$/i.test(digits)
    ? Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
    : null
}

const ascii85: Filter = (bytes) => {
  const text = (latin(bytes).replace(/\s/g, '').replace(/^<~/, '').split('~', 1)[0] ?? '').replace(
    /z/g,
    '!!!!!',
  )
  if (!/^[!-u]*$/.test(text)) return null
  const out = Buffer.alloc(Math.ceil(text.length / 5) * 4)
  for (let at = 0; at < text.length; at += 5) {
    const group = text.slice(at, at + 5).padEnd(5, 'u')
    let value = 0
    for (const char of group) value = value * 85 + char.charCodeAt(0) - 33
    if (value > 0xffffffff) return null
    out.writeUInt32BE(value, (at / 5) * 4)
  }
  return out.subarray(0, out.length - ((5 - (text.length % 5)) % 5))
}

const FILTERS: Readonly<Record<string, Filter>> = {
  FlateDecode: flate,
  Fl: flate,
  ASCIIHexDecode: asciiHex,
  AHx: asciiHex,
  ASCII85Decode: ascii85,
  A85: ascii85,
}

/** Rows that are written as differences, as in PNG. */
function unpredict(bytes: Uint8Array, parameters: Dict | null): Uint8Array | null {
  const of = (key: string, otherwise: number): number => numberOf(parameters?.get(key)) ?? otherwise
  const predictor = of('Predictor', 1)
  if (predictor < 10) return predictor === 1 ? bytes : null
  const pixel = Math.max(1, Math.ceil((of('Colors', 1) * of('BitsPerComponent', 8)) / 8))
  const row = Math.ceil((of('Colors', 1) * of('BitsPerComponent', 8) * of('Columns', 1)) / 8)
  if (!(row > 0 && row < 1e7)) return null
  const rows = Math.floor(bytes.length / (row + 1))
  const out = new Uint8Array(rows * row)
  for (let y = 0; y < rows; y++) {
    const kind = bytes[y * (row + 1)] ?? 0
    for (let x = 0; x < row; x++) {
      const at = y * row + x
      const left = x >= pixel ? (out[at - pixel] ?? 0) : 0
      const up = y > 0 ? (out[at - row] ?? 0) : 0
      const corner = x >= pixel && y > 0 ? (out[at - row - pixel] ?? 0) : 0
      const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0
      out[at] = (bytes[y * (row + 1) + 1 + x] ?? 0) + add
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
