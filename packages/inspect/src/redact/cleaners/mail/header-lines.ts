import { decodeText, latin1 } from '../../../readers/mail/charset.ts'
import { decodeWords } from '../../../readers/mail/header.ts'

/** A header as it is written, with its continuation lines and line ends; `name` is empty where the line is no header. */
export interface HeaderLine {
  readonly name: string
  readonly source: string
  /** Unfolded, one character a byte. */
  readonly raw: string
  /** As people read it. */
  readonly text: string
}

export interface HeaderLines {
  readonly lines: readonly HeaderLine[]
  /** The empty line, where there is one. */
  readonly gap: string
  readonly body: string
}

/** The header block of a message or part, nothing lost: lines, gap and body together are the mail. */
export function headerLines(mail: string): HeaderLines {
  const sources: string[] = []
  let at = 0
  while (at < mail.length) {
    const end = mail.indexOf('\n', at)
    const next = end < 0 ? mail.length : end + 1
    const source = mail.slice(at, next)
    if (source === '\n' || source === '\r\n') {
      return { lines: sources.map(lineOf), gap: source, body: mail.slice(next) }
    }
    if (/^[ \t]/.test(source) && sources.length > 0) sources.push((sources.pop() ?? '') + source)
    else sources.push(source)
    at = next
  }
  return { lines: sources.map(lineOf), gap: '', body: '' }
}

function lineOf(source: string): HeaderLine {
  const written = source.replace(/\r?\n$/, '')
  const found = /^([!-9;-~]+)[ \t]*:([^]*)$/.exec(written)
  if (found === null) return { name: '', source, raw: written, text: decodeText(latin1(written), '').text }
  const raw = (found[2] ?? '').replace(/\r?\n[ \t]+/g, ' ').trim()
  return { name: found[1] ?? '', source, raw, text: decodeWords(raw).text }
}

export const endOf = (source: string): string =>
  source.endsWith('\r\n') || !source.endsWith('\n') ? '\r\n' : '\n'
