import pg from 'pg'

/** Whole seconds in UTC, the common case, need no arithmetic: `2026-11-21 06:05:00+00`. */
const isoTime = (text: string): string =>
  text.length === 22 && text.endsWith('+00')
    ? `${text.slice(0, 10)}T${text.slice(11, 19)}.000Z`
    : new Date(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')).toISOString()
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.slice(2), 'hex'))
const whole = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error('integer beyond 2^53 in the database')
  return value
}

/** One meaning of each SQL type on both drivers: bigint → number, bytea → Uint8Array, timestamptz → ISO text, date → text. */
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [20, whole],
  [17, bytes],
  [1184, isoTime],
  [1114, isoTime],
  [1082, (text) => text],
  [1700, Number],
])

/** Reads a value in text form; types of no special meaning here are read as `pg` reads them. */
export const parserOf = (oid: number): ((text: string) => unknown) =>
  parsers.get(oid) ?? (pg.types.getTypeParser(oid, 'text') as (text: string) => unknown)

/** For `pg`. */
export const serverTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : parserOf(oid)
  },
}
