import type { Finding, Report, Tally } from '../api.ts'

/** The findings of one detector, in the order of the document. */
export interface Group {
  readonly detector: Tally
  readonly findings: readonly Finding[]
}
/** Most findings first; a detector of which the report lists none is a group all the same. */
export const groupsOf = (report: Report): readonly Group[] =>
  [...report.detectors]
    .filter(({ items }) => items > 0)
    .sort((a, b) => b.items - a.items || a.id.localeCompare(b.id))
    .map((detector) => ({
      detector,
      findings: report.findings.filter((one) => one.detector.id === detector.id),
    }))

/** What a file says of itself and its maker, rather than what somebody wrote into it. */
const traces: ReadonlySet<string> = new Set([
  'property',
  'custom-property',
  'custom-xml',
  'document-variable',
  'author-path',
  'author',
  'printer-settings',
  'thumbnail',
  'style-name',
  'bookmark',
  'link-target',
  'signature',
  'image-metadata',
  'mail-header',
  'markup-metadata',
  'web-extension',
  'connection',
  'attribute',
])

export interface Families {
  readonly content: readonly Tally[]
  readonly traces: readonly Tally[]
}
/** Hidden content first, then metadata, each by how much there is of it. */
export function familiesOf(hidden: readonly Tally[]): Families {
  const sorted = [...hidden].sort((a, b) => b.chars - a.chars || a.id.localeCompare(b.id))
  return {
    content: sorted.filter(({ id }) => !traces.has(id)),
    traces: sorted.filter(({ id }) => traces.has(id)),
  }
}

/** The next finding in the order of the list; at an end it stays where it is. */
export function neighbourOf(groups: readonly Group[], no: number | null, by: 1 | -1): Finding | undefined {
  const all = groups.flatMap(({ findings }) => findings)
  const at = all.findIndex((one) => one.no === no)
  return at < 0 ? all[0] : all[Math.max(0, Math.min(all.length - 1, at + by))]
}
