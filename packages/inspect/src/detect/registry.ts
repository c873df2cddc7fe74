import type { Detector } from '../words/detector.ts'
import { findIn } from './find-in.ts'
import { normalText } from './normal-text.ts'

/** The detectors of a run, each of which has shown that it finds its hits and passes over its misses. */
export interface Registry {
  readonly detectors: readonly Detector[]
}

/**
 * Refuses (throws: a programmer's mistake, met at the first start) ids that are used twice and detectors that prove nothing or fail
 * their own examples.
 */
export function registry(detectors: readonly Detector[]): Registry {
  const complaints = detectors.flatMap((one) => complaintsAbout(one).map((said) => `${one.id}: ${said}`))
  const ids = new Set(detectors.map(({ id }) => id))
  if (ids.size < detectors.length) complaints.push('an id is used twice')
  if (complaints.length > 0) throw new Error(`detectors refused:\n${complaints.join('\n')}`)
  return { detectors }
}

/** What is wrong with a detector, judged by its own examples alone; empty when nothing is. */
export function complaintsAbout(detector: Detector): readonly string[] {
  const found = (text: string): readonly string[] =>
    findIn([detector], normalText(text), () => '').map(({ candidate }) => candidate.value)
  const complaints: string[] = []
  if (!/^[a-z]+\.[a-z0-9-]+$/.test(detector.id)) complaints.push('the id is not like tw.national-id')
  if (detector.hits.length === 0) complaints.push('no hits')
  if (detector.misses.length === 0) complaints.push('no misses')
  const words = [detector.keywords, detector.headings, ...(detector.negatives ?? [])].map(
    (one) => one?.pattern,
  )
  if ([detector.quick, ...words].some((one) => one?.global === true || one?.sticky === true))
    complaints.push('a pattern remembers where it stopped (flag g or y)')
  for (const hit of detector.hits) {
    const [text, value] = typeof hit === 'string' ? [hit, null] : [hit.text, hit.value]
    const values = found(text)
    if (values.length === 0) complaints.push(`not found: ${text}`)
    else if (value !== null && !values.includes(value))
      complaints.push(`found ${values.join(', ')}, not ${value}: ${text}`)
    for (const one of values)
      if (detector.mask(one).includes(one)) complaints.push(`the mask shows the value: ${one}`)
  }
  for (const text of detector.misses)
    if (found(text).length > 0) complaints.push(`found, but is a miss: ${text}`)
  return complaints
}
