import { overtimeList, PAID } from '../papers/overtime-list.ts'
import type { Replay } from '../real-case.ts'
import { published, shownFinding } from '../what-the-desk-saw.ts'

/** A pay list on its way to a chat: the desk counts the persons in it, and the question can be asked without their numbers. */
export const replay: Replay = async (scene) => {
  const { officer } = scene.cast
  const seen = await published(scene, officer, overtimeList(scene.dice), {
    hidden: [],
    detectors: ['tw.name', 'tw.national-id'],
  })
  return seen?.file.persons === PAID ? shownFinding('tw.national-id', seen, officer) : null
}
