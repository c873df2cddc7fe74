import type { Language } from './words.ts'

/** What the environment speaks; Chinese where it does not say English. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (one) => one !== undefined && one !== '',
  )
  return /^en/i.test(locale ?? '') ? 'en' : 'zh'
}

/** Control characters, line separators, and what reverses or hides text: a file name may hold any of them. */
const UNSAFE = /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A name as one line that does nothing to a terminal and cannot look like another. */
export const oneLine = (text: string): string =>
  text.replace(
    UNSAFE,
    (char) => SHORT[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}}`,
  )

/** The way to a part, below its file. */
export const partWay = (part: readonly string[], address = ''): string =>
  [...part.slice(1), address]
    .filter((one) => one !== '')
    .map(oneLine)
    .join(' › ')
