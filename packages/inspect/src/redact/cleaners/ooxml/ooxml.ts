import type { Cleaner } from '../../words.ts'
import { cutStray } from '../package/stray.ts'
import { cleanChart, type ChartPlan } from './chart.ts'
import { cleanWord } from './docx/word.ts'
import { drawingHandler } from './drawing.ts'
import { dropMacros, dropParts, dropLinks } from './drop.ts'
import { CONTENT_TYPES, Office } from './office.ts'
import { removable } from './removes.ts'
import { cleanExcel } from './xlsx/excel.ts'
import { cleanPowerPoint } from './pptx/power-point.ts'
import { settle } from './settle.ts'
import { toldBy } from './told.ts'
import { isMarkup } from '../package/is-markup.ts'
import { cleanValues } from './values.ts'
import { cleanVml } from './vml.ts'

/** Word, Excel and PowerPoint: parts dropped, parts edited, values replaced; what is not touched stays packed as it was. */
export const ooxmlCleaner: Cleaner = {
  id: 'ooxml',
  kinds: ['docx', 'xlsx', 'pptx'],
  removes: removable,
  async clean(cleaning) {
    const office = await Office.open(cleaning)
    dropParts(office)
    dropLinks(office)
    const plan = await cleanApplication(office)
    await cleanDrawings(office, plan)
    await settle(office)
    await dropMacros(office)
    await cleanStray(office)
    await cleanValues(office)
    const { parcel } = office
    office.desk.bare()
    if (!parcel.changed && office.dropped.size === 0) return null
    // A signature of what the file no longer is holds for nothing.
    for (const part of office.parts)
      if (/xml-signature|digital-signature/.test(office.types.of(part) ?? '')) office.drop(part, 'signature')
    await settle(office)
    const bytes = await parcel.write()
    office.desk.tellDeeds()
    return bytes
  },
}

async function cleanApplication(office: Office): Promise<ChartPlan> {
  const plain: ChartPlan = { isGone: () => false, pivotGone: false }
  if (office.cleaning.kind === 'xlsx') return cleanExcel(office)
  if (office.cleaning.kind === 'pptx') await cleanPowerPoint(office)
  else await cleanWord(office)
  return plain
}

const CHART = /drawingml\.chart\+xml$|ms-office\.chartex\+xml$/
const DRAWING = /chartshapes\+xml$|drawing\+xml$|diagramdata\+xml$/

async function cleanDrawings(office: Office, plan: ChartPlan): Promise<void> {
  const notesGone = office.asked('comment')
  for (const part of office.parts) {
    const type = office.types.of(part) ?? ''
    if (CHART.test(type)) await office.revise(part, (revision) => cleanChart(revision, plan))
    else if (DRAWING.test(type))
      await office.revise(part, (revision) =>
        revision.scan(
          drawingHandler(revision, {
            goes: ({ local }) =>
              plan.pivotGone && (local === 'slicer' || local === 'timeslicer') ? 'pivot-cache' : null,
          }),
        ),
      )
    else if (type.endsWith('vmldrawing'))
      await office.revise(part, (revision) => cleanVml(revision, notesGone))
  }
}

async function cleanStray(office: Office): Promise<void> {
  if (!office.asked('attribute', 'markup-comment')) return
  const types = office.parcel.names.filter((name) => CONTENT_TYPES.test(name))
  for (const part of [...office.parts, ...office.relationParts, ...types]) {
    if (!isMarkup(await office.parcel.bytes(part))) continue
    const type = /\.rels$/i.test(part) ? 'relationships+xml' : office.types.of(part)
    await office.revise(part, (revision) => cutStray(revision, toldBy(type)))
  }
}
