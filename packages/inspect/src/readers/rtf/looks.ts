import { charsetOf } from '../mapi/properties.ts'
import type { Destination } from './destinations.ts'
import type { Sight } from '../../words/span.ts'

/** What the formatting of a group says of the text in it; ends with the group. */
export interface Looks {
  hidden: boolean
  deleted: boolean
  inserted: boolean
  white: boolean
  shaded: boolean
  /** Half points. */
  size: number
  charset: string
  /** Bytes that stand for a character that `\u` has already given. */
  skip: number
}

const PLAIN = { hidden: false, deleted: false, inserted: false, white: false, shaded: false, size: 24 }
export const plainLooks: Readonly<Looks> = { ...PLAIN, charset: '', skip: 1 }

const TINY = 8

/** Control words that end a paragraph. */
export const BREAKS: ReadonlySet<string> = new Set([
  'par',
  'sect',
  'page',
  'row',
  'cell',
  'nestcell',
  'nestrow',
  'column',
])
/** Control words that are characters. */
export const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: '\u2003',
  enspace: '\u2002',
}

export function sightOf(destination: Destination, looks: Looks): Sight {
  const { deleted, hidden, inserted, white, shaded, size } = looks
  if (destination.way === 'told') return destination.sight
  if (deleted) return 'tracked-deletion'
  if (hidden) return 'hidden-text'
  if (size < TINY) return 'tiny-text'
  if (white && !shaded) return 'white-text'
  return inserted ? 'tracked-insertion' : 'visible'
}

const CHARSETS: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  134: 'gbk',
  136: 'big5',
  129: 'euc-kr',
}

/** The tables at the head of a document, and what control words make of them. */
export class Formats {
  readonly #fonts = new Map<number, string>()
  readonly #whites = new Set<number>()
  #color = { index: 0, white: 0 }
  #font = 0
  /** Of text whose font names none. */
  charset = ''

  word(looks: Looks, way: Destination['way'], name: string, value: number | null): void {
    const on = value !== 0
    if (name === 'v') looks.hidden = on
    else if (name === 'deleted') looks.deleted = on
    else if (name === 'revised') looks.inserted = on
    else if (name === 'plain') Object.assign(looks, PLAIN)
    else if (name === 'fs') looks.size = value ?? 24
    else if (name === 'cf') looks.white = this.#whites.has(value ?? 0)
    else if (/^(highlight|chcbpat|cb|clcbpat|cbpat)$/.test(name)) looks.shaded = on
    else if (name === 'uc') looks.skip = value ?? 1
    else if (name === 'ansicpg') this.charset = charsetOf(value ?? 0)
    else if (name === 'f') {
      this.#font = value ?? 0
      looks.charset = this.#fonts.get(this.#font) ?? ''
    } else if (name === 'fcharset' && way === 'fonts') {
      looks.charset = CHARSETS[value ?? 0] ?? ''
      this.#fonts.set(this.#font, looks.charset)
    } else if (/^(red|green|blue)$/.test(name) && way === 'colors' && (value ?? 0) >= 240)
      this.#color.white += 1
  }

  /** Text of the table of colours: each ends with a semicolon. */
  colors(text: string): void {
    for (const char of text) {
      if (char !== ';') continue
      if (this.#color.white === 3) this.#whites.add(this.#color.index)
      this.#color = { index: this.#color.index + 1, white: 0 }
    }
  }
}
