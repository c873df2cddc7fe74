import { latin, Lexer, nameOf, numberOf, type Value } from '../../../readers/pdf/values.ts'
import type { Objects } from './objects.ts'

/** How a composite font splits a string into codes, and which number of its characters a code is. */
export interface CodeMap {
  readonly vertical: boolean
  length(bytes: Uint8Array, at: number): number
  /** -1 where it is not known. */
  cid(code: number, length: number): number
}

export function codesOf(objects: Objects, value: Value | undefined): CodeMap {
  const found = objects.get(value)
  if (found?.is === 'name') return named(found.name)
  const data = objects.data(value)
  return data === null
    ? named('Identity-H')
    : written(
        data,
        objects.dict(value)?.get('WMode'),
        nameOf(objects.get(objects.dict(value)?.get('UseCMap'))),
      )
}

const LEADS: readonly (readonly [RegExp, readonly (readonly [number, number])[]])[] = [
  [
    /RKSJ/,
    [
      [0x81, 0x9f],
      [0xe0, 0xfc],
    ],
  ],
  [/B5|HKscs|GBK|KSCms/, [[0x81, 0xfe]]],
  [
    /EUC|GBpc|KSC/,
    [
      [0x8e, 0x8f],
      [0xa1, 0xfe],
    ],
  ],
]

/** The maps that every program knows by name. Those of two bytes throughout are told from those with single bytes for Latin letters. */
function named(map: string): CodeMap {
  const vertical = /(^|-)V$/.test(map)
  if (map.startsWith('Identity')) return { vertical, length: () => 2, cid: (code) => code }
  const leads = LEADS.find(([pattern]) => pattern.test(map))?.[1]
  const wide = /UTF16/.test(map)
  return {
    vertical,
    length(bytes, at) {
      const lead = bytes[at] ?? 0
      if (leads === undefined) return wide && lead >= 0xd8 && lead <= 0xdb ? 4 : 2
      if (/CNS-EUC/.test(map) && lead === 0x8e) return 4
      return leads.some(([from, to]) => lead >= from && lead <= to) ? 2 : 1
    },
    // Latin letters come first in every collection, in the order of ASCII; ETen keeps narrow ones further behind.
    cid: (code) => (code < 0x20 || code > 0x7e ? -1 : (map.startsWith('ETen-B5') ? 13_648 - 32 : -31) + code),
  }
}

interface Space {
  readonly length: number
  readonly low: number
  readonly high: number
}
const MAX_RANGES = 100_000

/** A map that the document brings along. */
function written(data: Uint8Array, mode: Value | undefined, base: string): CodeMap {
  const spaces: Space[] = []
  const ranges: { readonly low: number; readonly high: number; readonly cid: number }[] = []
  for (const { name, operands } of sectionsOf(data)) {
    if (name === 'endcodespacerange')
      for (let i = 0; i + 1 < operands.length; i += 2)
        spaces.push({ length: bytesIn(operands[i]), low: codeIn(operands[i]), high: codeIn(operands[i + 1]) })
    const step = name === 'endcidrange' ? 3 : name === 'endcidchar' ? 2 : 0
    if (step === 0 || ranges.length > MAX_RANGES) continue
    for (let i = 0; i + step <= operands.length; i += step)
      ranges.push({
        low: codeIn(operands[i]),
        high: codeIn(operands[i + step - 2]),
        cid: numberOf(operands[i + step - 1]) ?? -1,
      })
  }
  ranges.sort((a, b) => a.low - b.low)
  const below = named(base === '' ? 'Identity-H' : base)
  return {
    vertical: numberOf(mode) === 1 || /\/WMode\s+1\s+def/.test(latin(data)),
    length(bytes, at) {
      if (spaces.length === 0) return below.length(bytes, at)
      let code = 0
      for (let length = 1; length <= 4; length++) {
        code = code * 256 + (bytes[at + length - 1] ?? 0)
        if (spaces.some((space) => space.length === length && code >= space.low && code <= space.high))
          return length
      }
      return Math.min(...spaces.map(({ length }) => length))
    },
    cid(code, length) {
      const index = ranges.findLastIndex(({ low }) => low <= code)
      const range = ranges[index]
      if (range !== undefined && code <= range.high) return range.cid + code - range.low
      return base === '' ? -1 : below.cid(code, length)
    },
  }
}

/** A section has more operands than any operator of a page: they are read here by themselves. */
function* sectionsOf(data: Uint8Array): Generator<{ name: string; operands: readonly Value[] }> {
  const text = latin(data)
  for (const found of text.matchAll(/begin(codespacerange|cidrange|cidchar)\b([\s\S]*?)\bend\1\b/g)) {
    const [, kind = '', body = ''] = found
    const lexer = new Lexer(Buffer.from(body, 'latin1'))
    const operands: Value[] = []
    try {
      while (body.slice(lexer.at).trim() !== '') operands.push(lexer.value())
    } catch {
      // The rest of the section is not the syntax: what was read so far counts.
    }
    yield { name: `end${kind}`, operands }
  }
}

const bytesIn = (value: Value | undefined): number => (value?.is === 'string' ? value.bytes.length : 0)
const codeIn = (value: Value | undefined): number =>
  value?.is === 'string' ? value.bytes.reduce((sum, byte) => sum * 256 + byte, 0) : -1
