import type { Reading } from '../words/reader.ts'
import type { Sight } from '../words/span.ts'
import { localName, scanXml, type Attributes, type XmlHandler } from './scan.ts'

export interface ReadAll {
  readonly sight?: Sight
  /** Attributes told besides character data: those of the list, or all. */
  readonly attributes?: readonly string[] | 'all'
  readonly doctype?: boolean
  /** Values of the format's own (`Anchor: 1, 15, 0`) that need not be told. */
  readonly quiet?: (name: string, text: string) => boolean
}

/** Longest piece before it is handed out. */
const SIZE = 8 * 1024

/**
 * For parts of which only the words matter: all character data and the chosen attributes, in order, gathered to pieces. The name of the
 * element is the heading of single values, so that `dc:creator` or a column of custom XML can speak for what it holds.
 */
export async function readAll(
  reading: Reading,
  { sight, attributes = [], doctype, quiet }: ReadAll,
): Promise<void> {
  const pieces = new Pieces(reading, sight)
  await scanXml(reading, handlerFor(pieces, attributes, quiet), doctype === undefined ? {} : { doctype })
  pieces.end()
}

function handlerFor(pieces: Pieces, wanted: readonly string[] | 'all', quiet: ReadAll['quiet']): XmlHandler {
  const stack: string[] = []
  return {
    open(name, attributes) {
      stack.push(name)
      for (const [key, value] of chosen(attributes, wanted)) pieces.add(value, localName(key))
      return wanted === 'all' ? 'told' : wanted
    },
    close() {
      stack.pop()
    },
    text(text) {
      const name = stack.at(-1) ?? ''
      if (quiet?.(name, text.trim()) !== true) pieces.add(text, name)
    },
  }
}

function chosen(
  attributes: Attributes,
  wanted: readonly string[] | 'all',
): readonly (readonly [string, string])[] {
  const named = Object.entries(attributes).filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'))
  return wanted === 'all' ? named : named.filter(([key]) => wanted.includes(localName(key)))
}

class Pieces {
  readonly #reading: Reading
  readonly #sight: Sight | undefined
  #text: string[] = []
  #length = 0
  constructor(reading: Reading, sight: Sight | undefined) {
    this.#reading = reading
    this.#sight = sight
  }
  add(text: string, name: string): void {
    const words = text.trim()
    if (words === '') return
    this.#text.push(`${name}: ${words}`)
    this.#length += words.length
    if (this.#length > SIZE) this.end()
  }
  end(): void {
    this.#reading.span(this.#text.join('\n'), '', this.#sight === undefined ? {} : { sight: this.#sight })
    this.#text = []
    this.#length = 0
  }
}
