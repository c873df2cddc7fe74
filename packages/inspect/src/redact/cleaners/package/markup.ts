import { stopPart } from '../../../pipeline/stop.ts'
import { localName } from '../../../xml/scan.ts'
import { Element, type MarkupAttribute, type Range } from './element.ts'

/** Character data; of a CDATA section the range takes in its brackets. */
export interface TextPiece extends Range {
  readonly value: string
}

export interface MarkupHandler {
  open?(element: Element): void
  close?(element: Element): void
  text?(piece: TextPiece, parent: Element): void
  comment?(range: Range): void
  instruction?(range: Range): void
}

export interface MarkupLimits {
  readonly nesting: number
  readonly tick: () => void
}

const TICK = 4096

/**
 * Walks through well-formed XML and tells where everything stands. What is not well-formed cannot be edited safely: it throws XML_DAMAGED
 * (or XML_DOCTYPE where entities are declared), and nothing has been changed.
 */
export function scanMarkup(text: string, handler: MarkupHandler, { nesting, tick }: MarkupLimits): void {
  let at = text.startsWith('\ufeff') ? 1 : 0
  let top: Element | null = null
  let rooted = false
  let steps = 0
  const damaged = (): Error => stopPart('XML_DAMAGED', { line: lineOf(text, at) })
  const end = (mark: string, from: number): number => {
    const found = text.indexOf(mark, from)
    if (found < 0) throw damaged()
    return found + mark.length
  }
  while (at < text.length) {
    if (++steps % TICK === 0) tick()
    const next = text.indexOf('<', at)
    const to = next < 0 ? text.length : next
    if (to > at) {
      if (top !== null) handler.text?.({ from: at, to, value: resolved(text.slice(at, to), damaged) }, top)
      else if (text.slice(at, to).trim() !== '') throw damaged()
      at = to
      continue
    }
    const mark = text.charCodeAt(at + 1)
    if (mark === BANG && text.startsWith('<!--', at)) {
      const close = end('-->', at + 4)
      handler.comment?.({ from: at, to: close })
      at = close
    } else if (mark === BANG && text.startsWith('<![CDATA[', at)) {
      const close = end(']]>', at)
      if (top === null) throw damaged()
      handler.text?.({ from: at, to: close, value: text.slice(at + 9, close - 3) }, top)
      at = close
    } else if (mark === QUESTION) {
      const close = end('?>', at)
      if (!/^<\?xml\s/.test(text.slice(at, at + 6))) handler.instruction?.({ from: at, to: close })
      at = close
    } else if (mark === BANG && text.startsWith('<!DOCTYPE', at)) {
      const close = end('>', at)
      if (rooted) throw damaged()
      if (text.slice(at, close).includes('[')) throw stopPart('XML_DOCTYPE')
      at = close
    } else if (mark === SLASH) {
      const close = end('>', at)
      if (top === null || text.slice(at + 2, close - 1).trimEnd() !== top.name) throw damaged()
      top.innerTo = at
      top.to = close
      at = close
      handler.close?.(top)
      top = top.parent
    } else {
      if (top === null && rooted) throw damaged()
      rooted = true
      const element: Element = openAt(text, at, top, damaged)
      if (element.depth > nesting) throw stopPart('LIMIT_NESTING', { max: nesting })
      at = element.innerFrom
      const empty = text.charCodeAt(at - 2) === SLASH
      if (empty) element.innerTo = element.to = at
      handler.open?.(element)
      if (empty) handler.close?.(element)
      else top = element
    }
  }
  if (top !== null || !rooted) throw damaged()
}

const [TAB, NEWLINE, RETURN, SPACE, BANG, QUOTE, APOSTROPHE] = [9, 10, 13, 32, 33, 34, 39] as const
const [SLASH, EQUALS, GREATER, QUESTION] = [47, 61, 62, 63] as const
const isSpace = (code: number): boolean =>
  code === SPACE || code === NEWLINE || code === TAB || code === RETURN
/** Letters, `_`, `:` and whatever is not ASCII. */
const startsName = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58 || code > 127

function nameEnd(text: string, from: number): number {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at)
    if (code === GREATER || code === SLASH || code === EQUALS || isSpace(code) || Number.isNaN(code))
      return at
  }
}

function spaceEnd(text: string, from: number): number {
  let at = from
  while (isSpace(text.charCodeAt(at))) at += 1
  return at
}

const NONE: readonly MarkupAttribute[] = []

function openAt(text: string, from: number, parent: Element | null, damaged: () => Error): Element {
  if (!startsName(text.charCodeAt(from + 1))) throw damaged()
  let at = nameEnd(text, from + 1)
  const name = text.slice(from + 1, at)
  let attributes: MarkupAttribute[] | null = null
  for (;;) {
    const start = spaceEnd(text, at)
    if (start === at || !startsName(text.charCodeAt(start))) {
      at = start
      break
    }
    const written = nameEnd(text, start)
    const equals = spaceEnd(text, written)
    const open = spaceEnd(text, equals + 1)
    const quote = text.charCodeAt(open)
    if (text.charCodeAt(equals) !== EQUALS || (quote !== QUOTE && quote !== APOSTROPHE)) throw damaged()
    const close = text.indexOf(quote === QUOTE ? '"' : "'", open + 1)
    if (close < 0) throw damaged()
    const raw = text.slice(open + 1, close)
    const key = text.slice(start, written)
    if (raw.includes('<') || attributes?.some((one) => one.name === key) === true) throw damaged()
    attributes ??= []
    attributes.push({
      name: key,
      local: localName(key),
      value: resolved(raw, damaged),
      from: at,
      to: close + 1,
      valueFrom: open + 1,
      valueTo: close,
    })
    at = close + 1
  }
  if (text.charCodeAt(at) === SLASH) at += 1
  if (text.charCodeAt(at) !== GREATER) throw damaged()
  return new Element(name, parent, attributes ?? NONE, from, at + 1)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function resolved(raw: string, damaged: () => Error): string {
  if (!raw.includes('&')) return raw
  return raw.replace(/&([^;&]{0,12};?)/g, (_, inner: string) => {
    const what = inner.endsWith(';') ? inner.slice(0, -1) : ''
    const named = ENTITIES[what]
    if (named !== undefined) return named
    const code = /^#x[0-9a-f]{1,6}$/i.test(what)
      ? Number.parseInt(what.slice(2), 16)
      : /^#\d{1,7}$/.test(what)
        ? Number(what.slice(1))
        : -1
    if (code < 0 || code > 0x10ffff) throw damaged()
    return String.fromCodePoint(code)
  })
}

function lineOf(text: string, at: number): number {
  let line = 1
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line += 1
  return line
}
