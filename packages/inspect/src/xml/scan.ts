import { SaxesParser } from 'saxes'
import { decoded } from '../kind/decode.ts'
import { stopPart } from '../pipeline/stop.ts'
import type { Reading } from '../words/reader.ts'
import { Gathered } from './gathered.ts'
import { QuickFeed, type QuickPath } from './quick.ts'

export type Attributes = Readonly<Record<string, string>>

/** Names come without their prefix: what a writer calls its namespaces must not decide what is read. */
export type Told = 'told' | readonly string[] | void

export interface XmlHandler {
  /** What the handler has dealt with: all attributes, or those of these local names. The others are looked at for words. */
  open?(name: string, attributes: Attributes): Told
  close?(name: string): void
  /** Character data, white space included. */
  text?(text: string): void
}

export interface ScanOptions {
  /** Whether a document type declaration is part of the format; entities are never resolved either way. */
  readonly doctype?: boolean
  readonly quick?: QuickPath
}

/**
 * Reads an XML part to its end, in one pass. Whatever the format, it hands out comments, processing instructions and attributes that look
 * like words, unless the handler has told them. Damage is a fault; reading goes on as far as it makes sense.
 */
export async function scanXml(
  reading: Reading,
  handler: XmlHandler,
  options: ScanOptions = {},
): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const { nesting, heldBytes } = reading.limits
  const stray = new Gathered(reading, 'attribute')
  let depth = 0
  let waiting = 0
  const quick =
    options.quick === undefined
      ? null
      : new QuickFeed(options.quick, nesting, (text) => void parser.write(text))
  parser.on('opentag', ({ name, attributes }) => {
    waiting = 0
    depth += 1
    if (depth > nesting) throw stopPart('LIMIT_NESTING', { max: nesting })
    quick?.opened(name, depth)
    const told = handler.open?.(localName(name), attributes)
    if (told === 'told') return
    for (const key in attributes) {
      const value = attributes[key] ?? ''
      if (isNamespace(key) || told?.includes(localName(key)) === true) continue
      if (looksLikeWords(value) || (LONG_NUMBER.test(value) && !isMeasure(name, key))) stray.add(value)
    }
  })
  parser.on('closetag', ({ name }) => {
    waiting = 0
    depth -= 1
    quick?.closed(name, depth)
    handler.close?.(localName(name))
  })
  const text = (one: string): void => handler.text?.(one)
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('comment', (comment) => reading.span(comment.trim(), '', { sight: 'markup-comment' }))
  parser.on('processinginstruction', ({ target, body }) => {
    if (body !== '' && looksLikeWords(body)) stray.add(`${target} ${body}`)
  })
  parser.on('doctype', (doctype) => {
    reading.span(doctype.trim(), '', { sight: 'attribute' })
    if (options.doctype !== true) reading.fault('XML_DOCTYPE')
  })
  parser.on('error', () => reading.fault('XML_DAMAGED', { line: parser.line + (quick?.lines ?? 0) }))
  for await (const chunk of decoded(reading)) {
    reading.tick()
    // A text or tag without end gathers in the parser: nothing of the document may do so without limit.
    waiting += chunk.length
    if (quick === null) parser.write(chunk)
    else if (quick.feed(chunk)) waiting = 0
    if (waiting > heldBytes) throw stopPart('LIMIT_HELD', { max: heldBytes })
  }
  parser.close()
  stray.end()
}

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** An attribute by its local name; where several share it, the one without a prefix. */
export function attribute(attributes: Attributes, local: string): string | undefined {
  const plain = attributes[local]
  if (plain !== undefined) return plain
  for (const key in attributes) if (key.endsWith(local) && localName(key) === local) return attributes[key]
  return undefined
}

/** The attribute `r:id`, whatever the prefix: an id with a prefix is one of a relationship. */
export function relationshipId(attributes: Attributes): string | undefined {
  for (const key in attributes) if (key.includes(':') && localName(key) === 'id') return attributes[key]
  return undefined
}

/** `1`, `true`, `on`, or the attribute left out where the element alone says yes. */
export const isOn = (value: string | undefined): boolean =>
  value === undefined || !/^(0|false|off|none)$/i.test(value)
export const saysYes = (value: string | undefined): boolean => value !== undefined && isOn(value)

/** Chinese, mail addresses, paths: what an attribute of a format's own never holds. */
export const looksLikeWords = (value: string): boolean => WORDS.test(value)
const WORDS = /[\u3400-\u9fff\uf900-\ufaff\ud840-\ud88d]|@|[A-Za-z]:\\|\\\\|file:/
const LONG_NUMBER = /[0-9\uff10-\uff19]{8}/

/** Lengths in EMU, revision ids, random ids: long numbers that the formats write themselves. */
const isMeasure = (element: string, key: string): boolean =>
  MEASURES.test(localName(key)) || MEASURED.test(localName(element))
const MEASURES =
  /^(c?x|c?y|w|h|l|t|r|b|id|idx|uri|guid|rsid\w*|\w+Id|spid|path|coord\w+|dist[TBLR]|relativeHeight|f?pos|lim|fov|ang|panose|[uc]sb\d)$/i
const MEASURED = /Id$|^(rsid\w*|nsid|tmpl|crossAx|panose1|sig)$/

const isNamespace = (key: string): boolean => key === 'xmlns' || key.startsWith('xmlns:')
