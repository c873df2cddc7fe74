/** A column of the rows that follow. */
export interface Column {
  readonly name: string
  /** OID of its type. */
  readonly type: number
}
export interface Refused {
  readonly message: string
  readonly code: string | null
  readonly constraint: string | null
}
export interface Taker {
  columns(columns: readonly Column[]): void
  /** Values in text form, null for SQL's null. */
  row(values: readonly (string | null)[]): void
  /** `INSERT 0 3`, `SELECT 50`, `COMMIT` */
  done(tag: string): void
  refused(fault: Refused): void
  /** The database waits for the next statement; true when no transaction is open. */
  ready(idle: boolean): void
}

const [COLUMNS, ROW, DONE, REFUSED, READY] = [...'TDCEZ'].map((letter) => letter.charCodeAt(0))
const IDLE = 'I'.charCodeAt(0)

/**
 * Reads what PostgreSQL answers (protocol 3, messages of the extended query), as far as this program asks for it; others are passed
 * over. PGlite's own parser decodes each value through a stream decoder, which for the short values of a row costs more than
 * finding the row.
 */
export function readMessages(answer: Uint8Array, taker: Taker): void {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.length)
  for (let at = 0; at < bytes.length;) {
    const kind = bytes[at]
    const body = at + 5
    at += 1 + bytes.readInt32BE(at + 1)
    if (kind === ROW) taker.row(valuesAt(bytes, body))
    else if (kind === COLUMNS) taker.columns(columnsAt(bytes, body))
    else if (kind === DONE) taker.done(bytes.toString('utf8', body, at - 1))
    else if (kind === REFUSED) taker.refused(refusedAt(bytes, body))
    else if (kind === READY) taker.ready(bytes[body] === IDLE)
  }
}

function valuesAt(bytes: Buffer, start: number): (string | null)[] {
  const count = bytes.readInt16BE(start)
  const values: (string | null)[] = []
  let at = start + 2
  for (let n = 0; n < count; n += 1) {
    const length = bytes.readInt32BE(at)
    at += 4
    values.push(length < 0 ? null : bytes.toString('utf8', at, at + length))
    at += Math.max(0, length)
  }
  return values
}

/** After each name: table (4 bytes), column (2), type (4), size (2), modifier (4), format (2). */
function columnsAt(bytes: Buffer, start: number): Column[] {
  const columns: Column[] = []
  let at = start + 2
  for (let n = bytes.readInt16BE(start); n > 0; n -= 1) {
    const end = bytes.indexOf(0, at)
    columns.push({ name: bytes.toString('utf8', at, end), type: bytes.readUInt32BE(end + 7) })
    at = end + 19
  }
  return columns
}

/** Fields of a letter and a text, ended by a zero. */
function refusedAt(bytes: Buffer, start: number): Refused {
  const fields = new Map<string, string>()
  for (let at = start; bytes[at] !== 0;) {
    const end = bytes.indexOf(0, at + 1)
    fields.set(String.fromCharCode(bytes[at] ?? 0), bytes.toString('utf8', at + 1, end))
    at = end + 1
  }
  return {
    message: fields.get('M') ?? 'database fault',
    code: fields.get('C') ?? null,
    constraint: fields.get('n') ?? null,
  }
}
