/** The end of what is shown, and the operator that shows it. */
const SHOWN = /([)>\]])\s{0,9}(?:T[jJ]|['"])(?=\s|$)/g
/** As far as the beginning of what is shown is looked for. */
const BACK = 2000
/** Numbers between strings, and the brackets of strings that are empty or blank. */
const NOTHING = /^[\s\d.+\-()<>[\]]*$/

/** Whether content shows a string that is not blank: `(Mr) Tj`, `[<0012> 3 <0034>] TJ`; not `() Tj`. */
export function showsText(content: string): boolean {
  for (const { 1: bracket, index } of content.matchAll(SHOWN)) {
    const before = content.slice(Math.max(0, index - BACK), index)
    if (bracket === '>') return true
    const from = before.lastIndexOf(bracket === ')' ? '(' : '[')
    const shown = before.slice(from + 1)
    // Within a string digits are text; beside strings they are distances.
    if (
      bracket === ')' ? /\S/.test(shown) : !NOTHING.test(shown) || /[(<][^)>]*[^)>\s][^)>]*[)>]/.test(shown)
    )
      return true
  }
  return false
}
