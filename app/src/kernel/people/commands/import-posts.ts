import { bad, newId, ok, type Result } from '#kernel/ground'
import { doerText, type Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { peopleActs } from '../acts.ts'
import {
  differing,
  doubles,
  fault,
  missing,
  rowsRefused,
  type ImportReport,
  type PostImport,
  type RowFault,
  type RowsRefused,
} from '../rules/rows.ts'
import { keepChanges, type Change } from '../store/changes.ts'
import { personsByNo } from '../store/persons.ts'
import { insertPosts, postsOfPersons, updatePost } from '../store/posts.ts'
import { unitTree } from '../store/units.ts'
import type { PostRow } from '../words.ts'
import { ActList, recordImport } from './imported.ts'

const keyOf = (post: Pick<PostRow, 'person' | 'unit' | 'role' | 'from'>): string =>
  `${post.person} ${post.unit} ${post.role} ${post.from}`

/** Opens posts and ends or retitles known ones (same person, unit, role and first day). All rows or none. */
export async function importPosts(
  unit: Unit,
  doer: Doer,
  rows: readonly PostImport[],
): Promise<Result<ImportReport, RowsRefused>> {
  const persons = await personsByNo(unit.sql, [...new Set(rows.map((row) => row.personNo))])
  const units = new Map((await unitTree(unit.sql)).map((row) => [row.code, row.id]))
  const faults: RowFault[] = [
    ...missing(rows, ['title']),
    ...doubles(rows, 'from', (row) => JSON.stringify([row.personNo, row.unitCode, row.role, row.from])),
  ]
  const wanted: PostRow[] = []
  for (const row of rows) {
    const person = persons.get(row.personNo)
    const unitId = units.get(row.unitCode)
    if (!person) faults.push(fault(row.line, 'personNo', 'UNKNOWN_PERSON'))
    if (!unitId) faults.push(fault(row.line, 'unitCode', 'UNKNOWN_UNIT'))
    if (row.to !== null && row.to < row.from) faults.push(fault(row.line, 'to', 'REVERSED'))
    if (person && (row.from < person.joined || (person.leftOn !== null && row.from > person.leftOn)))
      faults.push(fault(row.line, 'from', 'OUTSIDE_SERVICE'))
    if (person && unitId)
      wanted.push({
        id: '',
        person: person.id,
        unit: unitId,
        title: row.title,
        role: row.role,
        from: row.from,
        to: row.to,
      })
  }
  if (faults.length > 0) return bad(rowsRefused(faults))

  const known = new Map(
    (await postsOfPersons(unit.sql, [...new Set(wanted.map((post) => post.person))])).map((post) => [
      keyOf(post),
      post,
    ]),
  )
  // Nobody gives himself rights, not even inside a long file.
  const self = doer.kind === 'person' ? doer.person : null
  const own = rows.filter((row) => persons.get(row.personNo)?.id === self)
  const touched = own.filter((row) => {
    const before = known.get(
      keyOf({ person: self ?? '', unit: units.get(row.unitCode) ?? '', role: row.role, from: row.from }),
    )
    return before?.to !== row.to || before.title !== row.title
  })
  if (touched.length > 0)
    return bad(rowsRefused(touched.map((row) => fault(row.line, 'personNo', 'OWN_RIGHTS'))))

  const added: PostRow[] = []
  const changes: Change[] = []
  const acts = new ActList(unit)
  let changed = 0
  for (const post of wanted) {
    const before = known.get(keyOf(post))
    const next = { ...post, id: before?.id ?? newId() }
    const on = { kind: 'post', id: next.id }
    if (!before) {
      added.push(next)
      acts.add(peopleActs['post.opened'], {
        by: doer,
        on,
        fields: { person: next.person, unit: next.unit, role: next.role, from: next.from, to: next.to },
      })
      continue
    }
    const fields = differing(before, next, ['title', 'to'])
    if (fields.length === 0) continue
    changed += 1
    await updatePost(unit.sql, next)
    for (const field of fields)
      changes.push({ thing: `post:${next.id}`, field, before: before[field], after: next[field] })
    if (before.to === null && next.to !== null) {
      acts.add(peopleActs['post.ended'], {
        by: doer,
        on,
        fields: { person: next.person, unit: next.unit, role: next.role, to: next.to },
      })
    } else
      acts.add(peopleActs['post.changed'], {
        by: doer,
        on,
        fields: { person: next.person, fields: fields.join(',') },
      })
  }
  await insertPosts(unit.sql, added)
  await keepChanges(unit.sql, changes, unit.now, doerText(doer))
  await acts.write()
  const report = { added: added.length, changed, unchanged: rows.length - added.length - changed }
  await recordImport(unit, doer, 'posts', rows, report)
  return ok(report)
}
