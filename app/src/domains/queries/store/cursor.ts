/** A page mark: the sort keys of the last row shown. It holds ids and moments, nothing personal. */
export const cursorOf = (parts: readonly string[]): string => Buffer.from(parts.join('\x1f')).toString('base64url')
/** Null for a mark that this room did not make. */
export function fromCursor(text: string, parts: number): string[] | null {
  const read = Buffer.from(text, 'base64url').toString().split('\x1f')
  return read.length === parts ? read : null
}
