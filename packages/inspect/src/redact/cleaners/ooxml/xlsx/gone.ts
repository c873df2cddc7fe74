import { refersToGone, type Gone, type GoneCells } from '../../package/references.ts'
import type { Office } from '../office.ts'
import type { CellReport } from './cells.ts'
import { TABLE } from './parts.ts'
import type { Workbook } from './workbook.ts'

/** What formulas can no longer refer to once sheets, names and cells have gone. */
export function goneOf(
  office: Office,
  { sheets, names }: Workbook,
  goneSheets: ReadonlySet<number>,
  cells: ReadonlyMap<string, CellReport>,
  nameOf: (part: string) => string,
): Gone {
  const external = office.asked('external-link')
  const tables = [...office.dropped].some((part) => TABLE.test(office.types.of(part) ?? ''))
  const byName = new Map<string, readonly GoneCells[]>()
  for (const [part, { gone }] of cells) if (gone.length > 0) byName.set(nameOf(part).toLowerCase(), gone)
  const lost = new Set<string>()
  const base: Gone = {
    sheets: new Set([...goneSheets].map((i) => (sheets[i]?.name ?? '').toLowerCase())),
    names: lost,
    cells: byName,
    external,
    tables,
  }
  // Names may stand for names: until no more of them fall.
  for (let before = -1; before < lost.size;) {
    before = lost.size
    for (const { name, text, sheet } of names) {
      const here = sheet !== null && goneSheets.has(sheet)
      if (here || office.asked('defined-name') || namesNothing(text, base)) lost.add(name.toLowerCase())
    }
  }
  return base
}

/** A name may point at cells that are empty now: that is no reason for it to go. */
const namesNothing = (text: string, gone: Gone): boolean =>
  refersToGone(text, '', { ...gone, cells: new Map() })

export function namesGone(
  office: Office,
  { names }: Workbook,
  goneSheets: ReadonlySet<number>,
  gone: Gone,
): ReadonlySet<number> {
  return new Set(
    names.flatMap(({ text, sheet }, i) =>
      office.asked('defined-name') || (sheet !== null && goneSheets.has(sheet)) || namesNothing(text, gone)
        ? [i]
        : [],
    ),
  )
}
