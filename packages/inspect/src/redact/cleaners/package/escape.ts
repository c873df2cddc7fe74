/** Text as it stands between tags, and as it stands between quotes of either kind. */
export const escapeText = (value: string): string =>
  value.replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'))
export const escapeAttribute = (value: string): string =>
  value.replace(/[&<>"'\n\r\t]/g, (char) => `&#${char.charCodeAt(0)};`)
