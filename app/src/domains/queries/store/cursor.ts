import { parseInstant } from '#kernel/ground'

/** A page mark: moment and id of the last row shown. Nothing personal stands in it. */
export const cursorOf = (parts: readonly string[]): string =>
  Buffer.from(parts.join('\x1f')).toString('base64url')
/** Null for a mark that this room did not make: it comes back from outside and becomes part of a question to the database. */
export function fromCursor(text: string, parts: number): string[] | null {
  const read = Buffer.from(text, 'base64url').toString().split('\x1f')
  const [at = '', ...ids] = read
  return read.length === parts && parseInstant(at).ok && ids.every((id) => /^[\w.-]{1,64}$/.test(id))
    ? read
    : null
}
