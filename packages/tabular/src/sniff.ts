export type Delimiter = ',' | '\t' | ';' | '|'
const CANDIDATES: readonly Delimiter[] = ['\t', ',', ';', '|']

/**
 * Finds the delimiter from the header record: the candidate that occurs most outside quotes, comma when none does.
 * A first line `sep=;` decides and is skipped. Null while the header is not complete.
 */
export function sniffDelimiter(text: string, final: boolean): { delimiter: Delimiter; skip: number } | null {
  const stated = /^sep=([\t,;|])\r?\n/i.exec(text)
  if (stated) return { delimiter: CANDIDATES.find((one) => one === stated[1]) ?? ',', skip: stated[0].length }
  const counts = new Map(CANDIDATES.map((one) => [one as string, 0]))
  let inside = false
  let complete = final
  for (const char of text) {
    if (char === '"') inside = !inside
    if (inside) continue
    if (char === '\n') {
      complete = true
      break
    }
    const count = counts.get(char)
    if (count !== undefined) counts.set(char, count + 1)
  }
  if (!complete) return null
  const most = Math.max(...counts.values())
  // On a tie the tab wins: nobody types one into a header.
  const best = most === 0 ? undefined : CANDIDATES.find((one) => counts.get(one) === most)
  return { delimiter: best ?? ',', skip: 0 }
}
