import type { FileKind } from '../words/kinds.ts'

/** Marks of what is written as text. Tried in order against the beginning, without white space before it. */
const MARKS: readonly (readonly [RegExp, FileKind])[] = [
  [
    /^<\?xml[^>]*>\s*(<!--[^]*?-->\s*)*(<!DOCTYPE\s+)?<?(函|簽|書函|令|公告|開會通知單|會勘通知單|簽稿|交換表單|公文)[\s>@[]/,
    'official-document',
  ],
  [/^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<office:document[\s>]/, 'flat-odf'],
  [/^(<\?xml[^>]*>\s*)?(<!DOCTYPE svg[^>]*>\s*)?(<!--[^]*?-->\s*)*<(\w+:)?svg[\s>]/, 'svg'],
  [/^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<!DOCTYPE\s+html/i, 'html'],
  [/^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(html|head|body)[\s>]/i, 'html'],
  [/^<\?xml\s/, 'xml'],
  [/^From \S+.*\r?\n([!-9;-~]+:.*\r?\n)/, 'mbox'],
]

/** At least one of these heads must stand in a mail's first block. */
const MAIL =
  /^(Received|Return-Path|From|To|Subject|Date|Message-ID|MIME-Version|Delivered-To|X-[\w-]+|DKIM-Signature|Content-Type):/i
const HEADER = /^([!-9;-~]+:|[ \t])/
const HTML_ELEMENT = /<(p|div|table|span|br|a|ul|h[1-6]|script|style|meta|title)[\s>/][^]*<\/?\w+>/i

export function textKind(beginning: string): FileKind {
  const text = beginning.replace(/^[\ufeff\s]+/, '')
  if (text === '') return 'text'
  const marked = MARKS.find(([pattern]) => pattern.test(text))
  if (marked !== undefined) return marked[1]
  if (isMail(text)) return 'eml'
  if (text.startsWith('<') && HTML_ELEMENT.test(text.slice(0, 4096))) return 'html'
  return delimiterOf(text) === null ? 'text' : 'delimited'
}

function isMail(text: string): boolean {
  const block = text.split(/\r?\n\r?\n/, 1)[0] ?? ''
  const lines = block.split(/\r?\n/)
  return (
    lines.length >= 2 &&
    lines.every((line) => HEADER.test(line)) &&
    lines.filter((line) => MAIL.test(line)).length >= 2
  )
}

const DELIMITERS = [',', '\t', ';', '|'] as const

/** The delimiter by which the first lines fall into equally many fields; null where there is none. */
export function delimiterOf(text: string): string | null {
  const lines = text.split(/\r?\n/, 12).filter((line) => line !== '')
  // The last line of the sample may be cut.
  const whole = lines.length > 3 ? lines.slice(0, -1) : lines
  if (whole.length < 2) return null
  for (const delimiter of DELIMITERS) {
    const counts = whole.map((line) => fieldsOf(line, delimiter).length)
    const [first = 1] = counts
    if (first >= 2 && counts.filter((count) => count === first).length >= counts.length * 0.8)
      return delimiter
  }
  return null
}

/** Fields of one line, quotes taken off. */
export function fieldsOf(line: string, delimiter: string): readonly string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (const char of line) {
    if (char === '"') quoted = !quoted
    else if (char === delimiter && !quoted) {
      fields.push(field)
      field = ''
    } else field += char
  }
  return [...fields, field]
}
