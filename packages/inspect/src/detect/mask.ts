/** Shows `first` and `last` characters; the hidden middle is at most eight stars, for a length tells something too. */
export function maskMiddle(value: string, first: number, last: number): string {
  const chars = Array.from(value)
  if (chars.length <= first + last) return '*'.repeat(Math.min(8, Math.max(1, chars.length)))
  const hidden = Math.min(8, chars.length - first - last)
  return chars.slice(0, first).join('') + '*'.repeat(hidden) + (last > 0 ? chars.slice(-last).join('') : '')
}
