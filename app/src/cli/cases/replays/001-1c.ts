import { Desk } from '../../../server/simulate/desk.ts'
import { noPlate } from '../../../server/simulate/fictitious.ts'
import type { Replay } from '../real-case.ts'
import { atDesk } from '../at-desk.ts'
import { detectedBy, sheetOf } from '../what-the-head-saw.ts'

/** A vehicle looked up for a friend, and not a word in the book: the log itself says so the next morning. */
export const replay: Replay = async (scene) => {
  const { carOwner, headSongpo } = scene.cast
  const desk = new Desk()
  desk.lookUp(atDesk(scene, carOwner, 14, 20, ['vehicle'], noPlate(scene.dice)), scene.dice)
  await scene.morningAfter({ desk })
  const lines = await sheetOf(scene, headSongpo)
  return detectedBy(
    'Q01',
    lines.filter((line) => line.bucket === 'UNREGISTERED'),
    headSongpo,
  )
}
