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

export interface TextAsk {
  /** How many of those that pass the filter are left out before. */
  readonly from: number
  /** Instead of `from`: the page on which this span stands. */
  readonly holding?: number | undefined
  readonly limit: number
  readonly sight: 'all' | 'visible' | 'hidden'
  /** One class of hidden data. */
  readonly class?: string | undefined
}
export interface TextPage {
  readonly rows: readonly Span[]
  readonly from: number
  readonly next: number | null
  readonly total: number
}

/** Spans in the order of reading. */
export async function textPage(
  { vault }: OutflowRoom,
  file: Pick<FileRow, 'id'>,
  secret: Uint8Array,
  ask: TextAsk,
): Promise<TextPage> {
  const bytes = await vault.get(file.id, 'text', secret)
  const lines = bytes === null ? [] : textOf(bytes).split('\n').slice(0, -1)
  const wanted = lines.filter(passing(ask))
  const { limit } = ask
  const from = ask.holding === undefined ? ask.from : Math.floor(placeOf(wanted, ask.holding) / limit) * limit
  const rows = wanted.slice(from, from + limit).map(spanIn)
  return { rows, from, next: from + limit < wanted.length ? from + limit : null, total: wanted.length }
}
const spanIn = (line: string): Span => JSON.parse(line) as Span

/** A quote within a text is written with a backslash before it, so that this stands in a line as its own field only. */
const VISIBLE = /(?<!\\)"sight":"visible"/
function passing({ sight, class: wanted }: TextAsk): (line: string) => boolean {
  if (wanted !== undefined) {
    const field = `"sight":${JSON.stringify(wanted)}`
    return (line) => line.includes(field) && spanIn(line).sight === wanted
  }
  return sight === 'all' ? () => true : (line) => VISIBLE.test(line) === (sight === 'visible')
}

/** Where the span stands among these, or the one after it would. Lines come in the order of their spans. */
function placeOf(lines: readonly string[], span: number): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (spanIn(lines[middle] ?? '').id < span) low = middle + 1
    else high = middle
  }
  return Math.min(low, Math.max(0, lines.length - 1))
}
