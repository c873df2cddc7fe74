import { createHash } from 'node:crypto'
import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { doerIn, may, notAllowed, type Actor } from '#kernel/people'
import { queriesActs } from '../../acts.ts'
import { queriesDeeds } from '../../deeds.ts'
import { refuseAs } from '../../refusals.ts'
import type { QueriesRoom } from '../../room.ts'
import { fields } from '../../rules/tabular.ts'
import { addProfile, type ProfileRow, type ProfileShape } from '../../store/profiles.ts'
import { systemById } from '../../store/systems.ts'
import type { ImportKind } from '../../words.ts'

/** Saves a column mapping as the next version; files already imported keep naming the version they were read by. */
export async function saveProfile(
  room: QueriesRoom,
  actor: Actor,
  kind: ImportKind,
  system: string | null,
  shape: ProfileShape,
): Promise<Result<ProfileRow, Refusal>> {
  return room.store.unit(async (unit) => {
    const verdict = may(actor, queriesDeeds.systemArrange, { kind: 'profile', id: kind })
    if (!verdict.allowed) return bad(notAllowed(verdict))
    if (kind === 'log' && system === null) return bad(refuseAs('QUERIES_SYSTEM_NEEDED'))
    if (system !== null && !(await systemById(unit.sql, system)))
      return bad(refuseAs('QUERIES_NO_SUCH_SYSTEM', { system }))
    const fault = shapeFault(kind, shape)
    if (fault !== null) return bad(refuseAs('QUERIES_PROFILE_FAULTY', { what: fault }))
    const row = await addProfile(
      unit.sql,
      kind,
      kind === 'log' ? system : null,
      shape,
      unit.now,
      actor.person,
    )
    await record(unit, queriesActs['profile.saved'], {
      by: doerIn(actor, verdict.post),
      on: { kind: 'profile', id: row.id },
      fields: {
        profile: row.id,
        kind,
        system: row.system,
        version: row.version,
        shape: createHash('sha256').update(JSON.stringify(shape)).digest('hex'),
      },
    })
    return ok(row)
  })
}

/** What a mapping cannot mean: unknown fields, a field from two columns, a required field from nowhere. */
export function shapeFault(kind: ImportKind, shape: ProfileShape): string | null {
  const table = new Map<string, object>(Object.entries(fields[kind]))
  const given = [...Object.values(shape.columns), ...Object.keys(shape.defaults)]
  const unknown = [...given, ...Object.keys(shape.values)].filter((field) => !table.has(field))
  if (unknown.length > 0) return `「${unknown.slice(0, 5).join('、')}」不是可對應的項目`
  const twice = Object.values(shape.columns).filter((field, i, all) => all.indexOf(field) !== i)
  if (twice.length > 0) return `「${twice.slice(0, 5).join('、')}」對應到兩個欄位`
  const missing = [...table]
    .filter(([field, spec]) => 'required' in spec && spec.required === true && !given.includes(field))
    .map(([field]) => field)
  return missing.length > 0 ? `缺必要項目「${missing.slice(0, 5).join('、')}」` : null
}
