import { carried, unpacked } from '../carried.ts'
import { COUNSELLED, DISTRICTS, handout } from '../papers/handout.ts'
import type { Replay } from '../real-case.ts'
import { published, shownHidden } from '../what-the-desk-saw.ts'

/** A chart of counts, and behind it the persons who were counted: told with their number, and gone with the whole workbook. */
export const replay: Replay = async (scene) => {
  const { officer } = scene.cast
  const seen = await published(scene, officer, handout(scene.dice), {
    hidden: ['chart-workbook'],
    detectors: [],
  })
  if (seen?.file.persons !== COUNSELLED) return null
  if (unpacked(seen.cleaned).some(([name]) => /\.xlsx$|\/xl\//.test(name))) return null
  if (carried(seen.cleaned, DISTRICTS).length < DISTRICTS.length) return null
  return shownHidden('chart-workbook', seen, officer)
}
