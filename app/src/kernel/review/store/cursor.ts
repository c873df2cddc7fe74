import { parseDay } from '#kernel/ground'

/** A page mark: the key of the last row, opaque to the caller. It is checked here, because it comes back from outside. */
export const toCursor = (key: readonly string[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** @returns null where the text is no mark of this length; a mark of several parts begins with a day */
export function fromCursor(text: string, parts: number): string[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const fits =
      Array.isArray(key) &&
      key.length === parts &&
      key.every((part) => typeof part === 'string' && part.length <= 128)
    if (!fits || key.some((part: string) => part.includes('\0'))) return null
    return parts === 1 || parseDay(key[0] as string).ok ? (key as string[]) : null
  } catch {
    return null
  }
}
