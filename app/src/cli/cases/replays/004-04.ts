import { athletes } from '../papers/athletes.ts'
import type { Replay } from '../real-case.ts'
import { published, shownFinding } from '../what-the-desk-saw.ts'

/** The attachment of a news item goes over the desk before it goes to the site: a column of mobile numbers, by its heading. */
export const replay: Replay = async (scene) => {
  const { clerk } = scene.cast
  const seen = await published(scene, clerk, athletes(scene.dice), {
    hidden: [],
    detectors: ['tw.name', 'tw.mobile'],
  })
  return seen && shownFinding('tw.mobile', seen, clerk)
}
