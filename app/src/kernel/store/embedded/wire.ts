import { protocol, type PGlite } from '@electric-sql/pglite'
import { prepareValue } from 'pg/lib/utils.js'
import { parserOf } from '../types.ts'
import { readMessages, type Refused } from './messages.ts'

interface Field {
  readonly name: string
  readonly parse: (text: string) => unknown
}
interface Prepared {
  readonly name: string
  fields: readonly Field[]
}
export interface WireAnswer {
  readonly rows: Record<string, unknown>[]
  readonly affected: number
  /** Rows that the statement added, changed or removed. */
  readonly written: number
  /** No transaction is open after it. */
  readonly idle: boolean
}

/** The database's own refusal: SQLSTATE and constraint; never the statement's values. */
export class WireFault extends Error {
  readonly code: string | null
  readonly constraint: string | null
  constructor({ message, code, constraint }: Refused) {
    super(message)
    this.name = 'WireFault'
    this.code = code
    this.constraint = constraint
  }
}

const MOST_STATEMENTS = 400
const { serialize } = protocol

/**
 * Speaks PostgreSQL's extended protocol with the embedded database: one call into it per statement, and each statement prepared
 * once. PGlite's own `query` makes five calls. Values are put and read by the same code as `pg` does toward a server.
 */
export class Wire {
  readonly #pg: PGlite
  readonly #prepared = new Map<string, Prepared>()
  #serial = 0

  constructor(pg: PGlite) {
    this.#pg = pg
  }

  /** After a change of tables the prepared statements are stale. */
  forget(): void {
    this.#prepared.clear()
  }

  async query(text: string, params: readonly unknown[]): Promise<WireAnswer> {
    const known = this.#prepared.get(text)
    const statement: Prepared = known ?? { name: `s${++this.#serial}`, fields: [] }
    const values = params.map((value) => prepareValue(value))
    const parts = known
      ? [serialize.bind({ statement: statement.name, values }), serialize.execute({}), serialize.sync()]
      : [
          serialize.parse({ name: statement.name, text }),
          serialize.describe({ type: 'S', name: statement.name }),
          serialize.bind({ statement: statement.name, values }),
          serialize.execute({}),
          serialize.sync(),
        ]
    const read = answerOf(await this.#ask(Buffer.concat(parts)), statement)
    if (read instanceof WireFault) {
      this.#prepared.delete(text)
      throw read
    }
    if (!known) this.#keep(text, statement)
    return read
  }

  /**
   * Not `execProtocolRaw`: that one also parses each message for itself and keeps all of them for as long as the process lives.
   * What it hands over lies in the database's own memory and must be copied at once.
   */
  async #ask(request: Uint8Array): Promise<Uint8Array> {
    const parts: Uint8Array[] = []
    await this.#pg.execProtocolRawStream(request, { onRawData: (data) => void parts.push(data.slice()) })
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
  }

  #keep(text: string, statement: Prepared): void {
    // The oldest are simply forgotten here; names are never used twice.
    if (this.#prepared.size >= MOST_STATEMENTS)
      for (const old of [...this.#prepared.keys()].slice(0, 50)) this.#prepared.delete(old)
    this.#prepared.set(text, statement)
  }
}

function answerOf(bytes: Uint8Array, statement: Prepared): WireAnswer | WireFault {
  const rows: Record<string, unknown>[] = []
  let [affected, written, idle] = [0, 0, false]
  let fault: WireFault | null = null
  readMessages(bytes, {
    columns: (columns) =>
      void (statement.fields = columns.map(({ name, type }) => ({ name, parse: parserOf(type) }))),
    row: (values) => void rows.push(rowOf(values, statement.fields)),
    done(tag) {
      affected = Number(/\d+$/.exec(tag)?.[0] ?? 0)
      written = /^(?:INSERT|UPDATE|DELETE) /.test(tag) ? affected : 0
    },
    refused: (refused) => void (fault ??= new WireFault(refused)),
    ready: (nothingOpen) => void (idle = nothingOpen),
  })
  return fault ?? { rows, affected, written, idle }
}

function rowOf(values: readonly (string | null)[], fields: readonly Field[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as Field
    const value = values[i]
    row[field.name] = value == null ? null : field.parse(value)
  }
  return row
}
