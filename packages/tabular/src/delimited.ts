import { fileFault, type FileFault, type RowCode } from './faults.ts'
import { sniffDelimiter, type Delimiter } from './sniff.ts'

export interface DelimitedLimits {
  /** Characters of one record, embedded newlines included. */
  readonly line: number
  readonly field: number
  readonly columns: number
  /** Text gathered before it is scanned: a record is never scanned more than a few times, however small the pieces. */
  readonly batch: number
}
export const LIMITS: DelimitedLimits = { line: 64 * 1024, field: 16 * 1024, columns: 256, batch: 16 * 1024 }

/** Where rows go. Line numbers are physical lines from 1; a record over several lines has the number of its first. */
export interface RowSink {
  row(fields: readonly string[], line: number): void
  bad(code: RowCode, line: number, params: Readonly<Record<string, number>>): void
}

export interface Delimited {
  /** Null, or the fault at which reading stopped for good; later pushes do nothing and return it again. */
  push(text: string): FileFault | null
  end(): FileFault | null
  /** Null until the first record is seen. */
  delimiter(): Delimiter | null
}

const QUOTE = 34
const NEWLINE = 10
const RETURN = 13

/**
 * Streaming reader of delimited text after RFC 4180: quotes, doubled quotes, embedded newlines, CRLF or LF. The first record
 * fixes the number of columns; a row of another width is reported and left out, surplus empty fields at the end are dropped.
 * A quote inside an unquoted field is plain text, as many exports have it. Memory is bounded by the record limit.
 */
export function delimited(
  sink: RowSink,
  given: Delimiter | 'auto' = 'auto',
  limits: DelimitedLimits = LIMITS,
): Delimited {
  let rest = ''
  /** Length of `rest` after the last scan. */
  let left = 0
  let line = 1
  let expected = -1
  let separator: Delimiter | null = given === 'auto' ? null : given
  let fault: FileFault | null = null
  let nul = false
  let mark = -1

  const emit = (fields: string[], start: number, last: boolean): void => {
    if (fields.length === 1 && (fields[0] === '' || (last && fields[0] === '\x1a'))) return
    if (nul && fields.some((field) => field.includes('\0'))) return sink.bad('NUL_BYTE', start, {})
    // Unnamed columns at the end of the header are an artefact of a trailing delimiter.
    if (expected < 0) {
      while (fields.length > 1 && fields.at(-1) === '') fields.pop()
      expected = fields.length
    }
    while (fields.length > expected && fields.at(-1) === '') fields.pop()
    if (fields.length === expected) return sink.row(fields, start)
    if (last && fields.length < expected) fault = fileFault('TRUNCATED_FILE', start)
    else sink.bad('RAGGED_ROW', start, { expected, found: fields.length })
  }

  /** Reads the records in `rest` that are complete (all of them when `final`) and keeps the remainder. */
  const scan = (final: boolean): void => {
    const text = rest
    const by = separator ?? ','
    let at = 0
    mark = -1
    let quote = text.indexOf('"')
    while (at < text.length && fault === null) {
      const newline = text.indexOf('\n', at)
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at)
      if (quote < 0 || (newline >= 0 && newline < quote)) {
        const stop = newline < 0 ? text.length : newline
        if (stop - at > limits.line) fault = fileFault('LINE_TOO_LONG', line, { max: limits.line })
        else if (newline < 0 && !final) break
        else plain(text, at, stop, by, newline < 0)
        at = stop + 1
        line++
      } else {
        const stop = quoted(text, at, by, final)
        if (stop < 0) break
        at = stop
      }
    }
    rest = at >= text.length ? '' : text.slice(at)
  }

  const plain = (text: string, at: number, stop: number, by: Delimiter, last: boolean): void => {
    const end = stop > at && text.charCodeAt(stop - 1) === RETURN ? stop - 1 : stop
    const fields: string[] = []
    let from = at
    for (let to = nextMark(text, from, by); to < end; to = nextMark(text, from, by)) {
      fields.push(text.slice(from, to))
      from = to + 1
    }
    fields.push(text.slice(from, end))
    if (fields.length > limits.columns) fault = fileFault('TOO_MANY_COLUMNS', line, { max: limits.columns })
    else if (end - at > limits.field && fields.some(tooLong)) fieldFault(fields.findIndex(tooLong))
    else emit(fields, line, last)
  }

  /** Where the next delimiter stands, looked for once: lines without any must not each search the whole rest of the text. */
  const nextMark = (text: string, from: number, by: Delimiter): number => {
    if (mark < from) {
      const found = text.indexOf(by, from)
      mark = found < 0 ? Infinity : found
    }
    return mark
  }

  const tooLong = (field: string): boolean => field.length > limits.field
  const fieldFault = (index: number): void => {
    fault = fileFault('FIELD_TOO_LONG', line, { index: index + 1, max: limits.field })
  }

  /** One record that holds a quote. Returns where the next begins, or -1 when the record is not complete yet. */
  const quoted = (text: string, from: number, by: Delimiter, final: boolean): number => {
    const delimiterCode = by.charCodeAt(0)
    const fields: string[] = []
    let lines = 0
    let spoiled = false
    let at = from
    for (;;) {
      let field = ''
      const opened = text.charCodeAt(at) === QUOTE
      if (opened) {
        at++
        for (;;) {
          const close = text.indexOf('"', at)
          const tooFar = (close < 0 ? text.length : close) - from > limits.line
          if (tooFar || (close < 0 && final)) fault = fileFault('UNTERMINATED_QUOTE', line)
          if (close < 0 || fault !== null) return -1
          if (close + 1 >= text.length && !final) return -1
          const part = text.slice(at, close)
          field += part
          for (let nl = part.indexOf('\n'); nl >= 0; nl = part.indexOf('\n', nl + 1)) lines++
          at = close + 1
          if (text.charCodeAt(at) !== QUOTE) break
          field += '"'
          at++
        }
      }
      const plainFrom = at
      let code = text.charCodeAt(at)
      while (at < text.length && code !== delimiterCode && code !== NEWLINE) code = text.charCodeAt(++at)
      if (at - from > limits.line) fault = fileFault('LINE_TOO_LONG', line, { max: limits.line })
      if (fault !== null || (at >= text.length && !final)) return -1
      const ended = at >= text.length || code === NEWLINE
      const plainTo = ended && at > plainFrom && text.charCodeAt(at - 1) === RETURN ? at - 1 : at
      if (opened && plainTo > plainFrom) spoiled = true
      field += text.slice(plainFrom, plainTo)
      fields.push(field)
      if (tooLong(field)) fieldFault(fields.length - 1)
      if (fields.length > limits.columns) fault = fileFault('TOO_MANY_COLUMNS', line, { max: limits.columns })
      if (fault !== null) return -1
      at++
      if (!ended) continue
      if (spoiled) sink.bad('TEXT_AFTER_QUOTE', line, {})
      else emit(fields, line, at > text.length)
      line += lines + 1
      return at
    }
  }

  const begin = (final: boolean): boolean => {
    if (separator !== null) return true
    const found = sniffDelimiter(rest, final)
    if (found === null) return rest.length > limits.line
    separator = found.delimiter
    if (found.skip > 0) line++
    rest = rest.slice(found.skip)
    return true
  }

  return {
    push(text) {
      if (fault !== null) return fault
      rest += text
      nul ||= text.includes('\0')
      if (rest.length - left < limits.batch || !begin(false)) return fault
      scan(false)
      left = rest.length
      return fault
    },
    end() {
      if (fault === null && begin(true)) scan(true)
      rest = ''
      return fault
    },
    delimiter: () => separator,
  }
}
