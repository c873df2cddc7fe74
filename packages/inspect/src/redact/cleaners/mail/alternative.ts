/** Only what is said counts; the reader compares the alternatives in the same way. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

/** The plain alternative without the lines that the HTML does not say. */
export function withoutOwnLines(
  text: string,
  shown: string,
  tick: () => void,
): { readonly text: string; readonly removed: number } {
  const lines = text.split('\n')
  const kept = lines.filter((line) => {
    tick()
    const words = bare(line)
    return words === '' || shown.includes(words)
  })
  return { text: kept.join('\n'), removed: lines.length - kept.length }
}
