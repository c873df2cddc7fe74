/** Characters that scanners and OCR take for digits, as a class for patterns over the folded view (upper case: `l` is L). */
export const DIGIT_LIKE = '[0-9OILSB]'
const repairs: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', B: '8' }
const backwards: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '5': 'S', '8': 'B' }

/** Reads look-alikes as the digits they are taken for. */
export const asDigits = (text: string): string => text.replace(/[OILSB]/g, (char) => repairs[char] ?? char)
/** Reads a digit as the letter it may be taken for, where a letter must stand. */
export const asLetter = (char: string): string => backwards[char] ?? char

/** Too many repairs would make a number out of a word: at most three, and fewer than a third. */
export const isRepairable = (text: string): boolean => {
  const count = text.match(/[OILSB]/g)?.length ?? 0
  return count > 0 && count <= 3 && count * 3 <= text.length
}

/** A repaired value counts for less than one read cleanly: the finding is probable, and says so. */
export const OCR_REPAIRED = { code: 'OCR_REPAIRED', weight: -0.05 } as const
