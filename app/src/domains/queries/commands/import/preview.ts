import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import type { Upload } from '#kernel/contract'
import { may, notAllowed, type Actor } from '#kernel/people'
import { profileShape } from '../../contract-parts.ts'
import { queriesDeeds } from '../../deeds.ts'
import { refuseAs } from '../../refusals.ts'
import type { QueriesRoom } from '../../room.ts'
import { covered } from '../../rules/covered.ts'
import { fileFaultOf, rowFaultOf, type ImportFault } from '../../rules/import-faults.ts'
import { blankProfile, preview, type Mapping } from '../../rules/tabular.ts'
import { currentProfile, type ProfileShape } from '../../store/profiles.ts'
import { importKinds, type ImportKind } from '../../words.ts'

const SAMPLE = 512 * 1024
const FAULTS = 50

export interface Previewed {
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly headers: readonly string[]
  readonly suggested: Mapping
  readonly shape: ProfileShape
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[]
  readonly faults: readonly ImportFault[]
}
const isKind = (text: string): text is ImportKind => Object.hasOwn(importKinds, text)

/** Looks at the beginning of a file without importing anything: what it is, how it would be read, its first rows with targets masked. */
export async function previewFile(
  room: QueriesRoom,
  actor: Actor,
  upload: Upload,
): Promise<Result<Previewed, Refusal>> {
  const verdict = may(actor, queriesDeeds.importBring, { kind: 'import', id: 'preview' })
  if (!verdict.allowed) return bad(notAllowed(verdict))
  const kind = upload.fields['kind'] ?? ''
  if (!isKind(kind)) return bad(refuseAs('QUERIES_BAD_FIELD', { field: 'kind' }))
  const given = await givenShape(room, kind, upload.fields)
  if (!given.ok) return given
  const { bytes, whole } = await sampleOf(upload.bytes)
  const looked = preview(bytes, given.value === null ? blankProfile(kind) : { ...given.value, kind }, whole)
  if (!looked.ok) {
    const fault = fileFaultOf(looked.error)
    return bad(
      refuseAs('QUERIES_FILE_REFUSED', { why: fault.zh }, [
        { rule: `queries.import/${fault.code}`, zh: fault.zh, en: fault.en, facts: { line: fault.line } },
      ]),
    )
  }
  const { encoding, delimiter, headers, suggested, profile, rows, faults } = looked.value
  const { kind: _, ...shape } = profile
  // Without a header line the first row of data stands for it.
  const words = {
    headers: headers.map(covered),
    suggested: { ...suggested, unknown: suggested.unknown.map(covered) },
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(Object.entries(cells).map(([name, cell]) => [covered(name), cell])),
    })),
  }
  return ok({
    encoding,
    delimiter,
    shape,
    ...words,
    faults: faults
      .slice(0, FAULTS)
      .map((fault) => ('column' in fault ? rowFaultOf(fault) : fileFaultOf(fault))),
  })
}

async function givenShape(
  room: QueriesRoom,
  kind: ImportKind,
  said: Readonly<Record<string, string>>,
): Promise<Result<ProfileShape | null, Refusal>> {
  const text = said['shape'] ?? ''
  if (text === '')
    return ok(
      (await currentProfile(room.store.read, kind, kind === 'log' ? (said['system'] ?? null) : null))
        ?.shape ?? null,
    )
  const shape = profileShape.safeParse(jsonOf(text))
  if (!shape.success) return bad(refuseAs('QUERIES_BAD_FIELD', { field: 'shape' }))
  return ok(shape.data)
}
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function sampleOf(upload: AsyncIterable<Uint8Array>): Promise<{ bytes: Uint8Array; whole: boolean }> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of upload) {
    // The rest is let through unread, so that the sender gets its answer.
    if (size <= SAMPLE) chunks.push(chunk)
    size += chunk.length
    if (size > SAMPLE * 8) break
  }
  const all = Buffer.concat(chunks)
  return all.length <= SAMPLE && size === all.length
    ? { bytes: all, whole: true }
    : { bytes: all.subarray(0, all.lastIndexOf(0x0a, SAMPLE) + 1), whole: false }
}
