import type { Chance } from './chance.ts'

const SLIPS = '0123456789'

/** Edits (put in, left out, replaced) from one text to the other, counted up to 3; above that the answer is 3. */
export function edits(a: string, b: string): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > 2) return 3
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1)
      const value = Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      row.push(value)
      if (value < least) least = value
    }
    if (least > 2) return 3
    above = row
  }
  return Math.min(3, above[b.length] ?? 3)
}

/** Writes the number as a tired hand does: one digit wrong, or two neighbours changed about. Never the same text. */
export function mistyped(text: string, chance: Chance): string {
  const digits = [...text].flatMap((c, i) => (c >= '0' && c <= '9' && i > 1 ? [i] : []))
  for (;;) {
    const at = chance.pick(digits)
    const next = at + 1
    const slip =
      chance.hit(0.4) && digits.includes(next)
        ? text.slice(0, at) + text.charAt(next) + text.charAt(at) + text.slice(next + 1)
        : text.slice(0, at) + chance.pick([...SLIPS]) + text.slice(next)
    if (slip !== text) return slip
  }
}
