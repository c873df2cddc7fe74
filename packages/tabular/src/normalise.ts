/** What a look-up was keyed by. */
export type KeyKind = 'national_id' | 'plate' | 'name' | 'household' | 'other'
export const keyKinds: readonly KeyKind[] = ['national_id', 'plate', 'name', 'household', 'other']

/** Folds full-width digits, Latin letters and signs (U+FF01–FF5E) and the ideographic space to ASCII; nothing else of NFKC. */
export function halfWidth(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 0xff01 && code <= 0xff5e) || code === 0x3000 || code === 0xa0) return fold(text)
  }
  return text
}
const fold = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')

/** Zero-width, soft-hyphen and direction marks: invisible on a screen, fatal to a comparison. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** Free text: invisible characters out, ends trimmed; Chinese punctuation stays as written. */
export function tidy(text: string): string {
  const last = text.length - 1
  if (last < 0) return text
  if (isBlank(text.charCodeAt(0)) || isBlank(text.charCodeAt(last))) return text.replace(INVISIBLE, '').trim()
  for (let i = 0; i <= last; i++)
    if (isInvisible(text.charCodeAt(i))) return text.replace(INVISIBLE, '').trim()
  return text
}

// Quick tests before the patterns: nearly every cell of a log passes both. They may say yes too often, never too seldom.
const isBlank = (code: number): boolean =>
  code <= 0x20 || code === 0xa0 || code === 0x3000 || (code >= 0x1680 && code <= 0x205f)
const isInvisible = (code: number): boolean =>
  code === 0xad ||
  code === 0xfeff ||
  (code >= 0x180e && code <= 0x206f && (code === 0x180e || code >= 0x200b))

/** Codes, accounts, numbers: as free text, with full-width forms folded. */
export const tidyCode = (text: string): string => {
  const plain = tidy(text)
  const folded = halfWidth(plain)
  return folded === plain ? plain : folded.trim()
}

/** One spelling per target, so that log, book and case meet. Not a check: whatever was typed is a fact. */
export function normaliseTarget(kind: KeyKind, text: string): string {
  const plain = tidyCode(text)
  switch (kind) {
    case 'national_id':
    case 'household':
      return squeeze(plain).toUpperCase()
    case 'plate':
      return squeeze(plain).replaceAll('.', '').toUpperCase()
    case 'name':
      return normaliseName(plain)
    case 'other':
      return plain.replace(/\s+/g, ' ').toUpperCase()
  }
}

const squeeze = (text: string): string =>
  /[\s-]|[\u2010-\u2015]/.test(text) ? text.replace(/[\s\u2010-\u2015-]+/g, '') : text

/** Han names carry spaces only for looks; the dot inside indigenous and foreign names has many forms. */
function normaliseName(text: string): string {
  const name = text.normalize('NFC').replace(/[·•‧・･⋅∙．]/g, '‧')
  return /\p{Script=Han}/u.test(name) ? name.replace(/\s+/g, '') : name.replace(/\s+/g, ' ').toUpperCase()
}

/** Guesses the kind where a log does not say it. */
export function guessKeyKind(text: string): KeyKind {
  const plain = squeeze(tidyCode(text)).toUpperCase()
  if (/^[A-Z][A-D12589]\d{8}$/.test(plain)) return 'national_id'
  if (/^(?=.*[A-Z])(?=.*\d)[A-Z0-9]{4,7}$/.test(plain)) return 'plate'
  if (/^[\p{Script=Han}‧·]{2,20}$/u.test(plain)) return 'name'
  return 'other'
}
