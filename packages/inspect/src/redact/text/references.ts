import type { MappedText } from './mapped-text.ts'

const BASIC: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Adds text of markup, its references read. `named` tells of references beyond the five of XML; null: it stands for itself. */
export function addMarkup(
  to: MappedText,
  source: string,
  start: number,
  end: number,
  named: (reference: string) => string | null = () => null,
): void {
  let at = start
  const slice = source.slice(start, end)
  for (const found of slice.matchAll(/&(#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|\w{1,32});?/g)) {
    const [whole, what = ''] = found
    const read = what.startsWith('#') ? character(what) : (BASIC[what] ?? named(whole))
    if (read === null) continue
    const from = start + found.index
    to.plain(source.slice(at, from), at)
    to.stands(read, from, from + whole.length)
    at = from + whole.length
  }
  to.plain(source.slice(at, end), at)
}

function character(what: string): string | null {
  const point = /^#x/i.test(what) ? Number.parseInt(what.slice(2), 16) : Number(what.slice(1))
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : null
}

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
