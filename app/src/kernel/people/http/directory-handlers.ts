import type { Handlers } from '#kernel/contract'
import { bad, dayOf, ok, type Day, type Refusal, type Result } from '#kernel/ground'
import { isParameterId, parameters, type LawOnDay, type ParameterId } from '#kernel/law'
import { may, type Actor } from '#kernel/policy'
import type { Reader } from '#kernel/store'
import type { PeopleContext } from '../context.ts'
import { peopleDeeds } from '../deeds.ts'
import { notAllowed, refuseAs } from '../refusals.ts'
import { agencyLaw } from '../store/agency.ts'
import { changesOf } from '../store/changes.ts'
import { namesOf } from '../store/names.ts'
import { personsById, searchPersons } from '../store/persons.ts'
import { delegationsTouching, postsOfPerson, postsOfPersons, postsOn } from '../store/posts.ts'
import { leaveAt, rosterAt } from '../store/roster.ts'
import { unitTree } from '../store/units.ts'
import type { PostRow } from '../words.ts'
import type { directoryContract } from './directory-contract.ts'

const MOST_NAMES = 100

export const directoryHandlers = (ctx: PeopleContext): Handlers<typeof directoryContract> => ({
  'GET /api/units': async () => ok({ units: await unitTree(ctx.store.read) }),
  'GET /api/people': async ({ query, clock }) => {
    const db = ctx.store.read
    const day = dayOf(clock())
    const units =
      query.unit === undefined ? undefined : query.below ? await withBelow(db, query.unit) : [query.unit]
    const { persons, total } = await searchPersons(db, {
      text: query.text,
      units,
      day,
      page: query.page,
      size: query.size,
    })
    const held = (
      await postsOfPersons(
        db,
        persons.map((person) => person.id),
      )
    ).filter((post) => post.from <= day && (post.to === null || post.to >= day))
    const views = await named(db, held)
    return ok({
      people: persons.map((person) => ({
        ...person,
        posts: views.filter((post) => post.person === person.id),
      })),
      total,
    })
  },
  'GET /api/people/names': async ({ query }) => {
    const ids = [...new Set(query.ids.split(','))].slice(0, MOST_NAMES)
    return ok({ names: await namesOf(ctx.store.read, ids) })
  },
  'GET /api/people/:id': async ({ params, actor, clock }) => {
    const db = ctx.store.read
    const allowed = await mayRead(db, actor, params.id, dayOf(clock()))
    if (!allowed.ok) return allowed
    const person = (await personsById(db, [params.id])).get(params.id)
    if (!person) return bad(refuseAs('NO_SUCH_PERSON'))
    const posts = await postsOfPerson(db, person.id)
    const changes = [
      ...(await changesOf(db, `person:${person.id}`)),
      ...(await Promise.all(posts.map((post) => changesOf(db, `post:${post.id}`)))).flat(),
    ]
    return ok({
      person,
      posts: await named(db, posts),
      delegations: await delegationViews(db, person.id),
      changes,
    })
  },
  'GET /api/posts': async ({ query, clock }) => {
    const posts = await postsOn(ctx.store.read, query.day ?? dayOf(clock()), {
      unit: query.unit,
      role: query.role,
    })
    return ok({ posts: await named(ctx.store.read, posts) })
  },
  'GET /api/roster': async ({ query, actor, clock }) => {
    const who = await readable(ctx.store.read, actor, query, dayOf(clock()))
    if (!who.ok) return who
    return ok({
      duties: await withNames(
        ctx.store.read,
        await rosterAt(ctx.store.read, who.value, query.from, query.to),
      ),
    })
  },
  'GET /api/leave': async ({ query, actor, clock }) => {
    const who = await readable(ctx.store.read, actor, query, dayOf(clock()))
    if (!who.ok) return who
    return ok({
      leave: await withNames(ctx.store.read, await leaveAt(ctx.store.read, who.value, query.from, query.to)),
    })
  },
  'GET /api/settings': async ({ clock }) => {
    const law = (await agencyLaw(ctx.store.read)).at(dayOf(clock()))
    return ok({
      parameters: Object.keys(parameters)
        .filter(isParameterId)
        .flatMap((id) => parameterView(law, id)),
    })
  },
})

function parameterView(law: LawOnDay, parameter: ParameterId) {
  const { id, zh, en, unit, value, bounds, setBy, decision, status, source, basis } = law.parameter(parameter)
  return bounds === null || typeof value !== 'number'
    ? []
    : [{ id, zh, en, unit, value, bounds, setBy, decision, status, source, basis: [...basis] }]
}

/** A person's own unit decides who may read of him; he may always read of himself. */
async function mayRead(db: Reader, actor: Actor, person: string, day: Day): Promise<Result<null, Refusal>> {
  const units = (await postsOn(db, day, { person })).map((post) => post.unit)
  const verdicts = (units.length > 0 ? units : [null]).map((unit) =>
    may(actor, peopleDeeds.read, { kind: 'person', id: person, unit, owner: person }),
  )
  const denied = verdicts[0]
  if (verdicts.some((verdict) => verdict.allowed) || !denied || denied.allowed) return ok(null)
  return bad(notAllowed(denied))
}

/** Whose roster is asked for: one person's, a unit's, or, without either, one's own. */
async function readable(
  db: Reader,
  actor: Actor,
  query: { readonly unit?: string | undefined; readonly person?: string | undefined },
  day: Day,
): Promise<Result<readonly string[], Refusal>> {
  if (query.unit === undefined) {
    const person = query.person ?? actor.person
    const allowed = await mayRead(db, actor, person, day)
    return allowed.ok ? ok([person]) : allowed
  }
  const verdict = may(actor, peopleDeeds.read, { kind: 'unit', id: query.unit, unit: query.unit })
  if (!verdict.allowed) return bad(notAllowed(verdict))
  const people = (await postsOn(db, day, { unit: query.unit })).map((post) => post.person)
  return ok([...new Set(people)].filter((person) => query.person === undefined || person === query.person))
}

async function withBelow(db: Reader, unit: string): Promise<string[]> {
  const all = await unitTree(db)
  const found = [unit]
  for (const above of found)
    found.push(...all.filter((row) => row.parent === above && !found.includes(row.id)).map((row) => row.id))
  return found
}

async function withNames<T extends { readonly person: string }>(
  db: Reader,
  rows: readonly T[],
): Promise<(T & { personName: string })[]> {
  const persons = await personsById(db, [...new Set(rows.map((row) => row.person))])
  return rows.map((row) => ({ ...row, personName: persons.get(row.person)?.name ?? '' }))
}

async function named(
  db: Reader,
  posts: readonly PostRow[],
): Promise<(PostRow & { personName: string; unitName: string })[]> {
  const units = new Map((await unitTree(db)).map((unit) => [unit.id, unit.name]))
  return (await withNames(db, posts)).map((post) => ({ ...post, unitName: units.get(post.unit) ?? '' }))
}

async function delegationViews(db: Reader, person: string) {
  const rows = await delegationsTouching(db, person)
  const persons = await personsById(
    db,
    rows.flatMap((row) => [row.holder, row.toPerson]),
  )
  return rows.map((row) => ({
    ...row,
    holderName: persons.get(row.holder)?.name ?? '',
    toName: persons.get(row.toPerson)?.name ?? '',
  }))
}
