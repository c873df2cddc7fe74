import type { PageBox, Sight } from '../../words/span.ts'

export interface Placed {
  readonly text: string
  /** Null for spaces and line ends, which belong to what surrounds them. */
  readonly box: PageBox | null
  readonly sight: Sight
}

/** A stretch of one line that is seen, or not seen, as one. */
export interface Run {
  readonly text: string
  readonly box: PageBox
  readonly sight: Sight
  /** What follows in the next line, if it is seen in the same way. */
  readonly next: string
}

/** Characters of the next line that a run carries along: a value may be broken over two lines. */
const CARRIED = 32

export function runsOf(glyphs: Iterable<Placed>): readonly Run[] {
  const lines: Run[][] = [[]]
  let open: { text: string; box: PageBox; sight: Sight } | null = null
  const close = (): void => {
    if (open !== null && open.text.trim() !== '')
      lines.at(-1)?.push({ ...open, text: open.text.trimEnd(), next: '' })
    open = null
  }
  for (const { text, box, sight } of glyphs) {
    if (text === '\n' || text === '\r') {
      close()
      if ((lines.at(-1)?.length ?? 0) > 0) lines.push([])
    } else if (box === null || text.trim() === '') {
      if (open !== null) open.text += text === '' ? '' : ' '
    } else if (open !== null && open.sight === sight) {
      open.text += text
      open.box = union(open.box, box)
    } else {
      close()
      open = { text, box, sight }
    }
  }
  close()
  return lines.flatMap((line, i) => {
    const [follower] = lines[i + 1] ?? []
    return line.map((run, at) =>
      at === line.length - 1 && follower?.sight === run.sight
        ? { ...run, next: follower.text.slice(0, CARRIED) }
        : run,
    )
  })
}

/** A line as it is compared: how it is spaced says nothing. */
export const lineKey = (text: string): string => text.replace(/\s+/g, '')

function union(a: PageBox, b: PageBox): PageBox {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  return {
    page: a.page,
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}
