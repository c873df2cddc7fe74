import { latin, type Dict, type Value } from '../../../readers/pdf/values.ts'
import { NULL, type Objects } from './objects.ts'

const HEAD = '%PDF-1.7\n%\xe4\xf6\xfc\xdf\n'

/** Writes a document whole: only what the trailer leads to, each object once, one table at the end. */
export function written(objects: Objects, tick: () => void): Uint8Array {
  const trailer = new Map<string, Value>()
  for (const key of ['Root', 'Info']) {
    const value = objects.trailer.get(key)
    if (value !== undefined) trailer.set(key, value)
  }
  const numbers = reachable(objects, trailer)
  const pieces: Buffer[] = [Buffer.from(HEAD, 'latin1')]
  let length = HEAD.length
  const put = (piece: Buffer): void => {
    pieces.push(piece)
    length += piece.length
  }
  const places = new Map<number, number>()
  for (const number of numbers) {
    tick()
    const { value, raw } = objects.at(number) ?? { value: NULL, raw: null }
    places.set(number, length)
    put(Buffer.from(`${number} 0 obj\n`, 'latin1'))
    if (raw === null) put(Buffer.from(`${shown(value)}\nendobj\n`, 'latin1'))
    else {
      const entries = value.is === 'dict' ? new Map(value.entries) : new Map<string, Value>()
      entries.set('Length', { is: 'number', value: raw.length })
      put(Buffer.from(`${shown({ is: 'dict', entries })}\nstream\n`, 'latin1'))
      put(Buffer.from(raw.buffer, raw.byteOffset, raw.length))
      put(Buffer.from('\nendstream\nendobj\n', 'latin1'))
    }
  }
  const size = Math.max(0, ...numbers) + 1
  trailer.set('Size', { is: 'number', value: size })
  const start = length
  put(Buffer.from(tableOf(places, size), 'latin1'))
  const end = `trailer\n${shown({ is: 'dict', entries: trailer })}\nstartxref\n${start}\n%%EOF\n`
  put(Buffer.from(end, 'latin1'))
  return Buffer.concat(pieces)
}

/** Numbers in ascending order of everything that is referred to. */
export const reachableNumbers = (objects: Objects): readonly number[] => reachable(objects, objects.trailer)

function reachable(objects: Objects, trailer: Dict): readonly number[] {
  const seen = new Set<number>()
  const open: Value[] = [...trailer.values()]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value.is === 'array') for (const item of value.items) open.push(item)
    else if (value.is === 'dict')
      for (const [key, inner] of value.entries) {
        if (key !== 'Length') open.push(inner)
      }
    else if (value.is === 'ref' && !seen.has(value.to)) {
      const found = objects.at(value.to)
      if (found === undefined) continue
      seen.add(value.to)
      open.push(found.value)
    }
  }
  return [...seen].toSorted((a, b) => a - b)
}

/** Sections of neighbouring numbers, as the format wants them. */
function tableOf(places: ReadonlyMap<number, number>, size: number): string {
  const lines = ['xref', '0 1', '0000000000 65535 f ']
  let run: string[] = []
  let first = 1
  for (let number = 1; number <= size; number++) {
    const place = places.get(number)
    if (place !== undefined) {
      if (run.length === 0) first = number
      run.push(`${String(place).padStart(10, '0')} 00000 n `)
    } else if (run.length > 0) {
      lines.push(`${first} ${run.length}`)
      for (const line of run) lines.push(line)
      run = []
    }
  }
  return `${lines.join('\n')}\n`
}

/** A value as it is written, in Latin-1. */
export function shown(value: Value): string {
  switch (value.is) {
    case 'name':
      return nameText(value.name)
    case 'number':
      return numberText(value.value)
    case 'string':
      return stringText(value.bytes)
    case 'array':
      return `[${value.items.map(shown).join(' ')}]`
    case 'dict':
      return `<<${[...value.entries].map(([key, inner]) => `${nameText(key)} ${shown(inner)}`).join('\n')}>>`
    case 'ref':
      return `${value.to} 0 R`
    case 'other':
      return value.word
  }
}

const nameText = (name: string): string =>
  `/${name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`)}`

export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '0'
  return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(6)))
}

const stringText = (bytes: Uint8Array): string =>
  bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
    ? `(${latin(bytes).replace(/[\\()]/g, '\\$&')})`
    : `<${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}>`
