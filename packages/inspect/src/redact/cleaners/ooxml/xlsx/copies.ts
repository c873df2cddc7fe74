import { Revision } from '../../package/revision.ts'
import type { Office } from '../office.ts'
import type { CellReport } from './cells.ts'
import { typed } from './parts.ts'

const PIVOT =
  /spreadsheetml\.pivot(cachedefinition|cacherecords|table)\+xml$|ms-excel\.(slicer|timeline)(cache)?\+xml$/

/** A table repeats the text of its head; where that went, so does the table, and its cells stay as cells. */
export async function dropTouchedTables(
  office: Office,
  cells: ReadonlyMap<string, CellReport>,
): Promise<void> {
  for (const [sheet, { gone }] of cells)
    for (const part of office.targets(sheet, 'table')) {
      const revision = new Revision(part, await office.parcel.bytes(part), office.cleaning)
      let head = 0
      revision.scan({
        open(element) {
          if (element.local === 'table') head = Number(/\d+/.exec(element.get('ref') ?? '')?.[0] ?? 0)
        },
      })
      if (gone.some(({ row }) => row === head)) office.drop(part, 'defined-name')
    }
}

/** Pivot tables go all together: they share their caches. A cache of a sheet that goes is a copy of it. */
export async function dropPivots(office: Office, sheets: ReadonlySet<string>): Promise<boolean> {
  const pivots = typed(office, PIVOT)
  let gone = office.asked('pivot-cache')
  if (!gone && sheets.size > 0)
    for (const part of pivots) {
      const revision = new Revision(part, await office.parcel.bytes(part), office.cleaning)
      revision.scan({
        open({ local, attributes }) {
          if (
            local === 'worksheetSource' &&
            attributes.some((one) => one.local === 'sheet' && sheets.has(one.value))
          )
            gone = true
        },
      })
    }
  if (gone) for (const part of pivots) office.drop(part, 'pivot-cache')
  return gone
}
