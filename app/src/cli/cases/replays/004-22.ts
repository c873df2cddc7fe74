import { Desk } from '../../../server/simulate/desk.ts'
import { noPlate } from '../../../server/simulate/fictitious.ts'
import { midnight } from '../../../server/simulate/roster.ts'
import type { Replay } from '../real-case.ts'
import { atDesk } from '../at-desk.ts'
import { detectedBy, sheetOf } from '../what-the-head-saw.ts'

/** On patrol by the roster, at the desk by the log: a colleague typed on in the session that was left open. */
export const replay: Replay = async (scene) => {
  const { leftOpen, wentOn, head } = scene.cast
  const desk = new Desk()
  for (const minute of [31, 36, 41])
    desk.lookUp(
      atDesk(scene, leftOpen, 8, minute, ['stolen'], noPlate(scene.dice), { hands: wentOn }),
      scene.dice,
    )
  const from = midnight(scene.day) + 8 * 3600
  const roster = [
    {
      person: leftOpen.no,
      from,
      to: from + 4 * 3600,
      duty: '巡邏',
      place: 'outdoor',
      terminal: `${leftOpen.unit}-M15`,
    },
    {
      person: wentOn.no,
      from,
      to: from + 4 * 3600,
      duty: '值班',
      place: 'indoor',
      terminal: `${wentOn.unit}-PC2`,
    },
  ] as const
  await scene.morningAfter({ desk, roster })
  return detectedBy('Q07', await sheetOf(scene, head), head)
}
