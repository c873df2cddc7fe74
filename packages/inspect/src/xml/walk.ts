import { SaxesParser } from 'saxes'
import { decoded } from '../kind/decode.ts'
import { stopPart } from '../pipeline/stop.ts'
import type { Reading } from '../words/reader.ts'
import { Namespaces } from './namespaces.ts'
import type { Attributes } from './scan.ts'

/** Names are `prefix:local` with the prefix of `namespaces`, whatever the writer calls it; other namespaces keep the writer's. */
export interface Walker {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  /** Character data, white space included. */
  text?(text: string): void
  doctype?(declaration: string): void
  /** Between chunks: what had to wait for its bytes is read here. */
  pause?(): Promise<void>
}

/** A document that breaks as often as this is not read any further. */
const MAX_ERRORS = 200

/**
 * Reads an XML part to its end in one pass, namespaces resolved. Comments and processing instructions are told here. No entity beyond
 * the five of XML is ever resolved: a reference to another one is damage.
 */
export async function walkXml(
  reading: Reading,
  walker: Walker,
  namespaces: Readonly<Record<string, string>> = {},
): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const { nesting, heldBytes } = reading.limits
  let depth = 0
  let waiting = 0
  let errors = 0
  const names = new Namespaces(namespaces)
  parser.on('opentag', ({ name, attributes }) => {
    waiting = 0
    depth += 1
    if (depth > nesting) throw stopPart('LIMIT_NESTING', { max: nesting })
    const own = names.enter(attributes, depth)
    walker.open?.(names.element(name), own)
  })
  parser.on('closetag', ({ name }) => {
    waiting = 0
    walker.close?.(names.element(name))
    names.leave(depth)
    depth -= 1
  })
  const text = (one: string): void => walker.text?.(one)
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('comment', (comment) => reading.span(comment.trim(), '', { sight: 'markup-comment' }))
  parser.on('processinginstruction', ({ target, body }) =>
    reading.span(body.trim() === '' ? '' : `${target} ${body.trim()}`, '', { sight: 'attribute' }),
  )
  parser.on('doctype', (declaration) => {
    if (walker.doctype !== undefined) return walker.doctype(declaration)
    reading.span(declaration.trim(), '', { sight: 'attribute' })
    reading.fault('XML_DOCTYPE')
  })
  parser.on('error', () => {
    reading.fault('XML_DAMAGED', { line: parser.line })
    if (++errors > MAX_ERRORS) throw stopPart('XML_DAMAGED', { line: parser.line })
  })
  for await (const chunk of decoded(reading)) {
    // In small steps: a walker's queue must not grow by a megabyte of base64 before its turn comes.
    for (let at = 0; at < chunk.length; at += STEP) {
      reading.tick()
      const piece = chunk.slice(at, at + STEP)
      waiting += piece.length
      parser.write(piece)
      if (waiting > heldBytes) throw stopPart('LIMIT_HELD', { max: heldBytes })
      await walker.pause?.()
    }
  }
  parser.close()
  await walker.pause?.()
}
const STEP = 64 * 1024
