export interface Sections {
  readonly preamble: string
  readonly parts: readonly string[]
  readonly epilogue: string
  /** The closing boundary was there. */
  readonly closed: boolean
}

/** Cuts the body of a multipart (one character a byte) at its boundary lines. Every character is in exactly one section. */
export function sectionsOf(body: string, boundary: string): Sections {
  const mark = `--${boundary}`
  const parts: string[] = []
  let preamble: string | null = null
  let from = 0
  const take = (to: number): void => {
    // The line break before a boundary belongs to it.
    let end = to
    if (end > from && body[end - 1] === '\n') end -= 1
    if (end > from && end < to && body[end - 1] === '\r') end -= 1
    const section = body.slice(from, end)
    if (preamble === null) preamble = section
    else parts.push(section)
  }
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue
    const end = body.indexOf('\n', at)
    const rest = body.slice(at + mark.length, end < 0 ? body.length : end).trimEnd()
    const closing = rest.startsWith('--')
    if (rest !== '' && rest !== '--') continue
    take(at)
    from = end < 0 ? body.length : end + 1
    if (closing) return { preamble: preamble ?? '', parts, epilogue: body.slice(from), closed: true }
  }
  take(body.length)
  return { preamble: preamble ?? '', parts, epilogue: '', closed: false }
}
