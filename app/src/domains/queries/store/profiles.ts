import { sql } from 'kysely'
import { newId, type Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { ImportProfile } from '../rules/tabular.ts'
import type { ImportKind } from '../words.ts'

export type ProfileShape = Omit<ImportProfile, 'kind'>
export interface ProfileRow {
  readonly id: string
  readonly kind: ImportKind
  readonly system: string | null
  readonly version: number
  readonly shape: ProfileShape
  readonly at: Instant
  readonly by: string
}
interface Stored extends Omit<ProfileRow, 'system'> {
  readonly system: string
}
const out = (row: Stored): ProfileRow => ({ ...row, system: row.system === '' ? null : row.system })

export async function profilesOf(
  db: Reader,
  filter: { kind?: ImportKind | undefined; system?: string | undefined },
): Promise<ProfileRow[]> {
  const { rows } = await sql<Stored>`select id, kind, system, version, shape, at, by from queries_profile
    where (${filter.kind ?? null}::text is null or kind = ${filter.kind ?? null}) and (${filter.system ?? null}::text is null or system = ${filter.system ?? null})
    order by kind, system, version desc`.execute(db)
  return rows.map(out)
}

/** The version in use; a log without a profile of its own system has none. */
export async function currentProfile(
  db: Reader,
  kind: ImportKind,
  system: string | null,
): Promise<ProfileRow | null> {
  const { rows } = await sql<Stored>`select id, kind, system, version, shape, at, by from queries_profile
    where kind = ${kind} and system = ${system ?? ''} order by version desc limit 1`.execute(db)
  return rows[0] ? out(rows[0]) : null
}

export async function addProfile(
  db: Reader,
  kind: ImportKind,
  system: string | null,
  shape: ProfileShape,
  at: Instant,
  by: string,
): Promise<ProfileRow> {
  const { rows } = await sql<Stored>`insert into queries_profile (id, kind, system, version, shape, at, by)
    select ${newId()}, ${kind}, ${system ?? ''}, coalesce(max(version), 0) + 1, ${JSON.stringify(shape)}::jsonb, ${at}, ${by}
    from queries_profile where kind = ${kind} and system = ${system ?? ''}
    returning id, kind, system, version, shape, at, by`.execute(db)
  if (!rows[0]) throw new Error('the profile was not written')
  return out(rows[0])
}
