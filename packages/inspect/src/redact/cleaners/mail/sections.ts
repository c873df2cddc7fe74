export interface SectionRange {
  readonly start: number
  readonly end: number
}

export interface SectionRanges {
  readonly preamble: SectionRange
  /** Each with the place at which its boundary line begins. */
  readonly parts: readonly (SectionRange & { readonly mark: number })[]
  readonly epilogue: SectionRange
}

/** Where the sections of a multipart lie, by the same rule by which the reader cuts them. */
export function sectionRanges(body: string, boundary: string): SectionRanges {
  const mark = `--${boundary}`
  const parts: (SectionRange & { mark: number })[] = []
  let preamble: SectionRange | null = null
  let [from, markAt] = [0, 0]
  const take = (to: number): void => {
    let end = to
    if (end > from && body[end - 1] === '\n') end -= 1
    if (end > from && end < to && body[end - 1] === '\r') end -= 1
    if (preamble === null) preamble = { start: from, end }
    else parts.push({ start: from, end, mark: markAt })
  }
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue
    const end = body.indexOf('\n', at)
    const rest = body.slice(at + mark.length, end < 0 ? body.length : end).trimEnd()
    if (rest !== '' && rest !== '--') continue
    take(at)
    from = end < 0 ? body.length : end + 1
    markAt = at
    if (rest === '--')
      return {
        preamble: preamble ?? { start: 0, end: 0 },
        parts,
        epilogue: { start: from, end: body.length },
      }
  }
  take(body.length)
  const nothing = { start: body.length, end: body.length }
  return { preamble: preamble ?? { start: 0, end: 0 }, parts, epilogue: nothing }
}
