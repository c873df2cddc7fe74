import { someone } from '../../../server/simulate/cases.ts'
import { Desk } from '../../../server/simulate/desk.ts'
import type { Replay } from '../real-case.ts'
import { atDesk } from '../at-desk.ts'
import { detectedBy, sheetOf } from '../what-the-head-saw.ts'

/** One citizen in three registers within minutes, under a number that leads to no file. */
export const replay: Replay = async (scene) => {
  const { informant, headDetectives } = scene.cast
  const desk = new Desk()
  const errand = atDesk(scene, informant, 9, 14, ['criminal', 'household', 'photo'], someone(scene.dice), {
    caseNo: '情115-0931',
    act: 'P',
  })
  desk.write(errand, desk.lookUp(errand, scene.dice), 2)
  await scene.morningAfter({ desk })
  const lines = await sheetOf(scene, headDetectives)
  const together = lines.filter((line) => line.mask === lines[0]?.mask)
  if (new Set(together.map((line) => line.system)).size !== 3) return null
  return detectedBy('Q05', together, headDetectives)
}
