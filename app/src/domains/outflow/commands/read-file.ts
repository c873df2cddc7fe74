import type { Certificate, Span } from '@subrosa/inspect'
import type { OutflowRoom } from '../room.ts'
import type { FileRow } from '../store/files.ts'
import type { KeptReport } from './inspect-next.ts'

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')

/** The report of a file, as it was sealed; null where it has none yet. */
export async function keptReport(
  { vault }: OutflowRoom,
  file: Pick<FileRow, 'id'>,
  secret: Uint8Array,
): Promise<KeptReport | null> {
  const bytes = await vault.get(file.id, 'report', secret)
  // This room's own words, sealed and authenticated: nobody else could have written them.
  return bytes === null ? null : (JSON.parse(textOf(bytes)) as KeptReport)
}

export async function keptCertificate(
  { vault }: OutflowRoom,
  file: Pick<FileRow, 'id'>,
  secret: Uint8Array,
): Promise<Certificate | null> {
  const bytes = await vault.get(file.id, 'certificate', secret)
  return bytes === null ? null : (JSON.parse(textOf(bytes)) as Certificate)
}

export type SightFilter = 'all' | 'visible' | 'hidden'
export interface TextPage {
  readonly rows: readonly Span[]
  readonly next: number | null
  readonly total: number
}

/** Spans in the order of reading. @param from how many of those that pass the filter are left out before */
export async function textPage(
  { vault }: OutflowRoom,
  file: Pick<FileRow, 'id'>,
  secret: Uint8Array,
  { from, limit, sight }: { readonly from: number; readonly limit: number; readonly sight: SightFilter },
): Promise<TextPage> {
  const bytes = await vault.get(file.id, 'text', secret)
  const lines = bytes === null ? [] : textOf(bytes).split('\n').slice(0, -1)
  const wanted =
    sight === 'all' ? lines : lines.filter((line) => VISIBLE.test(line) === (sight === 'visible'))
  const rows = wanted.slice(from, from + limit).map((line) => JSON.parse(line) as Span)
  return { rows, next: from + limit < wanted.length ? from + limit : null, total: wanted.length }
}
/** A quote within a text is written with a backslash before it, so that this stands in a line as its own field only. */
const VISIBLE = /(?<!\\)"sight":"visible"/
