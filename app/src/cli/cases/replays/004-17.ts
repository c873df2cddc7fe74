import { faxDraft } from '../papers/fax-draft.ts'
import type { Replay } from '../real-case.ts'
import { published, shownFinding } from '../what-the-desk-saw.ts'

/** Name, phone and home go from the fax; the story stays, and that it alone points to a parent no part of the house estimates yet. */
export const replay: Replay = async (scene) => {
  const { clerk } = scene.cast
  const seen = await published(scene, clerk, faxDraft(scene.dice), {
    hidden: [],
    detectors: ['tw.name', 'tw.mobile', 'tw.address'],
  })
  return seen && shownFinding('tw.address', seen, clerk)
}
