import { denied } from './weak-passphrases.ts'

export interface PassphraseFault {
  readonly code: 'SHORT' | 'LONG' | 'KNOWN' | 'ABOUT_YOU' | 'MONOTONE'
  readonly zh: string
  readonly en: string
}
const SHORTEST = 12
const LONGEST = 256

/**
 * Length and not being known, nothing else: forced symbols and monthly changes make passphrases weaker (NIST SP 800-63B).
 * @param about words that stand for the person: number, name, agency
 * @returns null when it may be used
 */
export function passphraseFault(passphrase: string, about: readonly string[]): PassphraseFault | null {
  const folded = passphrase.normalize('NFKC').toLowerCase()
  const length = [...folded].length
  if (length < SHORTEST)
    return {
      code: 'SHORT',
      zh: `至少 ${SHORTEST} 個字元，可用一句只有您知道的話。`,
      en: `At least ${SHORTEST} characters; a sentence only you know works well.`,
    }
  if (length > LONGEST)
    return { code: 'LONG', zh: `至多 ${LONGEST} 個字元。`, en: `At most ${LONGEST} characters.` }
  if (isMonotone(folded))
    return {
      code: 'MONOTONE',
      zh: '請勿以重複或連續的字元組成。',
      en: 'Repeated or consecutive characters are too easy to guess.',
    }
  if (isKnown(folded))
    return { code: 'KNOWN', zh: '此密碼列於常見密碼名單。', en: 'It is on the list of common passphrases.' }
  return isAboutYou(folded, about)
    ? {
        code: 'ABOUT_YOU',
        zh: '請勿以姓名、員工編號或機關名稱組成。',
        en: 'It is made of your name, number or agency.',
      }
    : null
}

const FEW_LETTERS = 4
/** The person's own words with little else around them; inside a longer sentence they do no harm. */
function isAboutYou(folded: string, about: readonly string[]): boolean {
  const words = about
    .map((word) => word.normalize('NFKC').toLowerCase().trim())
    .filter((word) => [...word].length >= 2 && folded.includes(word))
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), folded)
  return words.length > 0 && lettersOf(rest).length < FEW_LETTERS
}
const lettersOf = (text: string): string[] => [...text.replace(/[^\p{L}]/gu, '')]

// Decoration does not help: digits and signs around a known word are the first thing a guesser tries.
function isKnown(folded: string): boolean {
  const plain = folded
    .replace(/[@4]/g, 'a')
    .replace(/[$5]/g, 's')
    .replace(/0/g, 'o')
    .replace(/[1!]/g, 'i')
    .replace(/3/g, 'e')
  return [folded, plain].some((text) => {
    const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    return (
      denied.has(text) ||
      denied.has(core) ||
      [...denied].some((word) => word.length >= 4 && isRepeated(text, word))
    )
  })
}
const isRepeated = (text: string, word: string): boolean =>
  text.includes(word) && lettersOf(text.replaceAll(word, '')).length < 2

function isMonotone(folded: string): boolean {
  const points = [...folded].map((char) => char.codePointAt(0) ?? 0)
  if (new Set(points).size <= 3) return true
  const steps = points.slice(1).map((point, i) => point - (points[i] ?? 0))
  return steps.filter((step) => step === steps[0] && Math.abs(step) <= 1).length >= steps.length - 1
}
