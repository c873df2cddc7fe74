import { foldWidth } from '../detect/fold.ts'
import { squeeze } from '../detect/pattern.ts'
import { squeezed } from './blank.ts'

/** Detectors whose values are names of people. */
export const isName = (detector: string): boolean => detector === 'tw.name' || detector === 'tw.supplied-name'

const SHORTEST = 6

/**
 * The ways in which a value that was found may stand elsewhere without being found there, for want of a keyword beside it: in other
 * width or case, a number without its hyphens, a name with blanks inside.
 */
export function writtenForms(raw: string, detector: string): readonly string[] {
  const forms = new Set([raw])
  if (isName(detector)) {
    const letters = Array.from(squeezed(raw))
    if (letters.every((one) => /\p{Script=Han}/u.test(one))) forms.add(letters.join(' '))
  }
  if (/[0-9A-Za-z\uff10-\uff5a]/.test(raw)) {
    const half = squeezed(foldWidth(raw)) === squeezed(raw).toUpperCase() ? raw : foldWidth(raw)
    const bare = squeeze(half)
    const plain = isNumber(bare) ? [half, bare] : [half]
    for (const one of plain)
      for (const cased of [one, one.toUpperCase(), one.toLowerCase()]) {
        forms.add(cased)
        forms.add(fullWidth(cased))
      }
  }
  return [...forms].filter((one) => squeezed(one) !== '')
}

/** Short numbers stay as they were found: without their hyphens they could be any number. */
const isNumber = (bare: string): boolean =>
  bare.length >= SHORTEST && /^[0-9A-Z+]*[0-9]{4}[0-9A-Z]*$/i.test(bare)

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000')
