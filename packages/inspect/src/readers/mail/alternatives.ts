import type { Reading } from '../../words/reader.ts'

/** Only what is said counts: not how it is broken, spaced or punctuated. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

/** The words of an HTML body, roughly: enough to tell whether a line of the other alternative is there too. */
export function wordsOfHtml(html: string): string {
  let text = without(html, '<!--', '-->')
  for (const element of ['script', 'style', 'title']) text = without(text, `<${element}`, `</${element}`)
  return bare(
    text
      .replace(/<[^<>]*>/g, '')
      .replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (whole, code: string) => character(code) ?? whole)
      .replace(/&(nbsp|amp|lt|gt|quot|apos);/g, ' '),
  )
}

/** Takes out what stands between two marks. In one pass: a pattern would start anew at each opening mark that is never closed. */
function without(text: string, open: string, close: string): string {
  const folded = text.toLowerCase()
  const kept: string[] = []
  let at = 0
  for (let from = folded.indexOf(open); from >= 0; from = folded.indexOf(open, at)) {
    const to = folded.indexOf(close, from + open.length)
    if (to < 0) break
    kept.push(text.slice(at, from))
    at = to + close.length
  }
  return kept.join(' ') + text.slice(at)
}

function character(code: string): string | null {
  const point =
    code.startsWith('x') || code.startsWith('X') ? Number.parseInt(code.slice(1), 16) : Number(code)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : null
}

/**
 * The plain alternative of a body that programs show in HTML. Lines that the HTML says as well are as visible as it; the others are
 * carried to every recipient and shown to hardly any.
 */
export function tellAlternative(reading: Reading, text: string, shown: string): void {
  const lines = text.split('\n')
  let from = 0
  let hidden: boolean | null = null
  const tell = (to: number): void => {
    const piece = lines.slice(from, to).join('\n')
    const detail = {
      line: from + 1,
      sight: hidden === true ? ('mail-alternative' as const) : ('visible' as const),
    }
    if (piece.trim() !== '') reading.span(piece, '', detail)
    from = to
  }
  for (const [i, line] of lines.entries()) {
    const words = bare(line)
    if (words === '') continue
    // Each line looks through the whole of the other alternative.
    reading.tick()
    const own = !shown.includes(words)
    if (hidden !== null && own !== hidden) tell(i)
    hidden = own
  }
  tell(lines.length)
}
