import { addDays } from '#kernel/ground'
import { someone } from '../../../server/simulate/cases.ts'
import { Desk } from '../../../server/simulate/desk.ts'
import type { Replay } from '../real-case.ts'
import { atDesk } from '../at-desk.ts'
import { detectedBy, sheetOf } from '../what-the-head-saw.ts'

/** A household looked up from a number that came with an insurance form; the case cited is another unit's. */
export const replay: Replay = async (scene) => {
  const { insurance, carOwner, headTraffic } = scene.cast
  const other = {
    no: '交115-00231',
    kind: '交通事故',
    unit: carOwner.unit,
    owners: [carOwner.no],
    opened: addDays(scene.day, -9),
    closed: null,
    parties: [someone(scene.dice)],
  }
  const desk = new Desk()
  const errand = atDesk(scene, insurance, 9, 32, ['household'], someone(scene.dice), {
    caseNo: other.no,
    purpose: 'traffic',
  })
  desk.write(errand, desk.lookUp(errand, scene.dice), 2)
  await scene.morningAfter({ desk, cases: [other] })
  return detectedBy('Q05', await sheetOf(scene, headTraffic), headTraffic)
}
