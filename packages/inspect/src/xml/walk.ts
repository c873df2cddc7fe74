import { SaxesParser } from 'saxes'
import { decoded } from '../kind/decode.ts'
import { stopPart } from '../pipeline/stop.ts'
import type { Reading } from '../words/reader.ts'

export type Attributes = Readonly<Record<string, string>>

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
  const parser = new SaxesParser({ xmlns: true, position: true })
  const { nesting, heldBytes } = reading.limits
  let depth = 0
  let waiting = 0
  let errors = 0
  const named = (uri: string, local: string, written: string): string => {
    const prefix = namespaces[uri]
    return prefix === undefined ? written : `${prefix}:${local}`
  }
  parser.on('opentag', ({ name, uri, local, attributes }) => {
    waiting = 0
    depth += 1
    if (depth > nesting) throw stopPart('LIMIT_NESTING', { max: nesting })
    if (walker.open === undefined) return
    const plain = Object.fromEntries(
      Object.values(attributes)
        .filter((one) => one.prefix !== 'xmlns' && one.name !== 'xmlns')
        .map(
          (one) => [one.prefix === '' ? one.name : named(one.uri, one.local, one.name), one.value] as const,
        ),
    )
    walker.open(named(uri, local, name), plain)
  })
  parser.on('closetag', ({ name, uri, local }) => {
    waiting = 0
    depth -= 1
    walker.close?.(named(uri, local, name))
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

/** Chinese, long numbers, addresses, paths: what a format's own attributes never hold. */
export const looksLikeWords = (value: string): boolean => WORDS.test(value)
const WORDS = /[\u3400-\u9fff\uf900-\ufaff\ud840-\ud88d]|[0-9\uff10-\uff19]{8}|@|[A-Za-z]:\\|\\\\|file:/
