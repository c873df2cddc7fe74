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
  if (length < SHORTEST) return { code: 'SHORT', zh: `至少 ${SHORTEST} 個字元，可用一句只有您知道的話。`, en: `At least ${SHORTEST} characters; a sentence only you know works well.` }
  if (length > LONGEST) return { code: 'LONG', zh: `至多 ${LONGEST} 個字元。`, en: `At most ${LONGEST} characters.` }
  if (isMonotone(folded)) return { code: 'MONOTONE', zh: '請勿以重複或連續的字元組成。', en: 'Repeated or consecutive characters are too easy to guess.' }
  if (isKnown(folded)) return { code: 'KNOWN', zh: '此密碼列於常見密碼名單。', en: 'It is on the list of common passphrases.' }
  const found = about.map((word) => word.normalize('NFKC').toLowerCase().trim()).find((word) => [...word].length >= 2 && folded.includes(word) && length - [...word].length < 8)
  return found === undefined ? null : { code: 'ABOUT_YOU', zh: '請勿以姓名、員工編號或機關名稱組成。', en: 'It is made of your name, number or agency.' }
}

// Decoration does not help: digits and signs around a known word are the first thing a guesser tries.
function isKnown(folded: string): boolean {
  const plain = folded.replace(/[@4]/g, 'a').replace(/[$5]/g, 's').replace(/0/g, 'o').replace(/[1!]/g, 'i').replace(/3/g, 'e')
  return [folded, plain].some((text) => {
    const core = text.replace(/^[\d\W_]+|[\d\W_]+$/g, '')
    return denied.has(text) || denied.has(core) || [...denied].some((word) => word.length >= 4 && isRepeated(text, word))
  })
}
const isRepeated = (text: string, word: string): boolean => text.length > 0 && text.replaceAll(word, '').replace(/[\d\W_]/g, '').length < 2 && text.includes(word)

function isMonotone(folded: string): boolean {
  const points = [...folded].map((char) => char.codePointAt(0) ?? 0)
  if (new Set(points).size <= 3) return true
  const steps = points.slice(1).map((point, i) => point - (points[i] ?? 0))
  return steps.filter((step) => step === steps[0] && Math.abs(step) <= 1).length >= steps.length - 1
}
