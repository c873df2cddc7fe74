/** Letters that could say something: not a lone sign, not binary data. */
export const isWriting = (text: string): boolean =>
  text.trim().length > 1 && (text.match(/[\0-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0) * 10 < text.length

/** What stands between the tags and in the attributes, one text each. */
export function markupText(markup: string): readonly string[] {
  const texts: string[] = []
  for (const [, tag = '', between = ''] of markup.matchAll(/<([^>]*)>([^<]*)/g)) {
    if (!tag.startsWith('?'))
      for (const [, name = '', quoted = ''] of tag.matchAll(/([\w:.-]+)\s*=\s*["']([^"']*)["']/g))
        if (!/^(xmlns|xml:|rdf:(about|parseType|resource)|x:xmptk)/.test(name) && isWriting(quoted))
          texts.push(unescaped(quoted))
    if (isWriting(between)) texts.push(unescaped(between.trim()))
  }
  return texts
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, what: string) => {
    if (!what.startsWith('#')) return ENTITIES[what] ?? whole
    const code = /^#x/i.test(what) ? parseInt(what.slice(2), 16) : Number(what.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
