const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as text, in content and in quoted attributes. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char)

/** Aligned to the right, so that they can be compared. */
const NUMBER = /^\d[\d,.]*$/

export const row = (cells: readonly string[], cell: 'td' | 'th' = 'td'): string =>
  `<tr>${cells.map((text) => `<${cell}${NUMBER.test(text) ? ' class="n"' : ''}>${escape(text)}</${cell}>`).join('')}</tr>\n`

export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead>${row(heads, 'th')}</thead><tbody>\n${rows.map((cells) => row(cells)).join('')}</tbody></table>\n`

/** Names beside what they stand for. */
export const facts = (rows: readonly (readonly [string, string])[]): string =>
  `<table class="facts"><tbody>${rows.map(([name, text]) => `<tr><th>${escape(name)}</th><td>${escape(text)}</td></tr>`).join('')}</tbody></table>\n`
