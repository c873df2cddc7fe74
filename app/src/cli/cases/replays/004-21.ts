import { complaint } from '../papers/complaint.ts'
import type { Replay } from '../real-case.ts'
import { published, shownHidden } from '../what-the-desk-saw.ts'

/** Under the bar the victim still stands, beside it the complainant; the desk shows both, and both are gone from what goes out. */
export const replay: Replay = async (scene) => {
  const { ethics2 } = scene.cast
  const seen = await published(scene, ethics2, complaint(scene.dice), {
    hidden: ['covered-text'],
    detectors: ['tw.name', 'tw.national-id', 'tw.mobile'],
  })
  const sights = seen?.report.findings.map(({ sight }) => sight) ?? []
  return seen && sights.includes('visible') && sights.includes('covered-text')
    ? shownHidden('covered-text', seen, ethics2)
    : null
}
