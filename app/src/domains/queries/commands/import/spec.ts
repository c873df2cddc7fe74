import { ok, bad, parseDay, type Day, type Refusal, type Result } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import { code } from '../../contract-parts.ts'
import { refuseAs } from '../../refusals.ts'
import type { ImportProfile } from '../../rules/tabular.ts'
import { currentProfile, type ProfileRow } from '../../store/profiles.ts'
import { systemsOf, type SystemRow } from '../../store/systems.ts'
import { importKinds, type ImportKind } from '../../words.ts'

/** What an upload is said to be, and how it is to be read. */
export interface ImportSpec {
  readonly kind: ImportKind
  readonly system: SystemRow | null
  readonly systems: readonly SystemRow[]
  readonly profile: ProfileRow
  readonly declared: number | null
  /** The day that the file is said to be about: an empty log of that day has then been received. */
  readonly day: Day | null
}

const isKind = (text: string): text is ImportKind => Object.hasOwn(importKinds, text)
const ofSystems: ReadonlySet<ImportKind> = new Set(['log'])

/** Reads the text fields that came with a file. */
export async function importSpec(
  db: Reader,
  fields: Readonly<Record<string, string>>,
): Promise<Result<ImportSpec, Refusal>> {
  const kind = fields['kind'] ?? ''
  if (!isKind(kind)) return bad(refuseAs('QUERIES_BAD_FIELD', { field: 'kind' }))
  const declared = fields['declared'] ?? ''
  if (!/^\d{0,12}$/.test(declared)) return bad(refuseAs('QUERIES_BAD_FIELD', { field: 'declared' }))
  const day = (fields['day'] ?? '') === '' ? null : parseDay(fields['day'] ?? '')
  if (day !== null && !day.ok) return bad(refuseAs('QUERIES_BAD_FIELD', { field: 'day' }))
  const systems = await systemsOf(db)
  const named = fields['system'] ?? ''
  const system = systems.find((row) => row.id === named) ?? null
  if (ofSystems.has(kind)) {
    if (named === '') return bad(refuseAs('QUERIES_SYSTEM_NEEDED'))
    if (!code.safeParse(named).success) return bad(refuseAs('QUERIES_BAD_FIELD', { field: 'system' }))
    if (system === null) return bad(refuseAs('QUERIES_NO_SUCH_SYSTEM', { system: named.slice(0, 40) }))
    if (system.retired) return bad(refuseAs('QUERIES_SYSTEM_RETIRED', { system: system.zh }))
  }
  const profile = await currentProfile(db, kind, system?.id ?? null)
  if (profile === null) return bad(refuseAs('QUERIES_NO_PROFILE'))
  return ok({
    kind,
    system: ofSystems.has(kind) ? system : null,
    systems,
    profile,
    declared: declared === '' ? null : Number(declared),
    day: day?.value ?? null,
  })
}

export const profileOf = <K extends ImportKind>(
  kind: K,
  profile: ProfileRow,
): ImportProfile & { readonly kind: K } => ({ ...profile.shape, kind })
