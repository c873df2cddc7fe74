import { interviewSummary } from '../papers/interview-summary.ts'
import type { Replay } from '../real-case.ts'
import { published, shownFinding } from '../what-the-desk-saw.ts'

/** Named once by his part in the case, the informant goes from every line; a name without any cue at all needs the words of the vault. */
export const replay: Replay = async (scene) => {
  const { ethics2 } = scene.cast
  const seen = await published(scene, ethics2, interviewSummary(scene.dice), {
    hidden: [],
    detectors: ['tw.name', 'tw.mobile'],
  })
  return seen && shownFinding('tw.name', seen, ethics2)
}
