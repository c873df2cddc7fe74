import { addDays, bad, newId, ok, type Day, type Refusal, type Result } from '#kernel/ground'
import { doerText, record } from '#kernel/ledger'
import { may, type Actor } from '#kernel/policy'
import type { Unit } from '#kernel/store'
import { peopleActs } from '../acts.ts'
import { peopleDeeds } from '../deeds.ts'
import { doerIn } from '../doer.ts'
import { notAllowed, refuseAs } from '../refusals.ts'
import { keepChanges } from '../store/changes.ts'
import { personsById } from '../store/persons.ts'
import {
  delegationById,
  endDelegation,
  insertDelegation,
  insertPosts,
  postById,
  updatePost,
} from '../store/posts.ts'
import { unitTree } from '../store/units.ts'
import type { PostRow } from '../words.ts'

const thingOf = (post: PostRow) => ({ kind: 'post', id: post.id, unit: post.unit, owner: post.person })

/** Ends a post on its last day; the row stays, so that past acts keep their ground. */
export async function endPost(
  unit: Unit,
  actor: Actor,
  cmd: { readonly post: string; readonly to: Day },
): Promise<Result<PostRow, Refusal>> {
  const post = await postById(unit.sql, cmd.post)
  if (!post) return bad(refuseAs('POST_UNKNOWN'))
  const verdict = may(actor, peopleDeeds.manage, thingOf(post))
  if (!verdict.allowed) return bad(notAllowed(verdict))
  if (post.to !== null && post.to <= cmd.to) return bad(refuseAs('POST_ENDED', { to: post.to }))
  if (cmd.to < post.from) return bad(refuseAs('DAYS_REVERSED'))
  const doer = doerIn(actor, verdict.post)
  const ended = { ...post, to: cmd.to }
  await updatePost(unit.sql, ended)
  await keepChanges(
    unit.sql,
    [{ thing: `post:${post.id}`, field: 'to', before: post.to, after: cmd.to }],
    unit.now,
    doerText(doer),
  )
  await record(unit, peopleActs['post.ended'], {
    by: doer,
    on: { kind: 'post', id: post.id },
    fields: { person: post.person, unit: post.unit, role: post.role, to: cmd.to },
  })
  return ok(ended)
}

/** Moves a person with his post to another unit: the old post ends the day before, a new one begins. */
export async function movePost(
  unit: Unit,
  actor: Actor,
  cmd: { readonly post: string; readonly unit: string; readonly from: Day },
): Promise<Result<PostRow, Refusal>> {
  const post = await postById(unit.sql, cmd.post)
  if (!post) return bad(refuseAs('POST_UNKNOWN'))
  if (!(await unitTree(unit.sql)).some((row) => row.id === cmd.unit)) return bad(refuseAs('NO_SUCH_UNIT'))
  const ended = await endPost(unit, actor, { post: cmd.post, to: addDays(cmd.from, -1) })
  if (!ended.ok) return ended
  const next: PostRow = { ...post, id: newId(), unit: cmd.unit, from: cmd.from, to: null }
  await insertPosts(unit.sql, [next])
  const { person, role, from } = next
  await record(unit, peopleActs['post.opened'], {
    by: doerIn(actor, actor.current),
    on: { kind: 'post', id: next.id },
    fields: { person, unit: next.unit, role, from, to: null },
  })
  return ok(next)
}

/** 代理: the stand-in holds the post from day to day, in the holder's name; it never lets him judge himself or the holder. */
export async function delegate(
  unit: Unit,
  actor: Actor,
  cmd: { readonly post: string; readonly toPerson: string; readonly from: Day; readonly to: Day },
): Promise<Result<{ id: string }, Refusal>> {
  const post = await postById(unit.sql, cmd.post)
  if (!post) return bad(refuseAs('POST_UNKNOWN'))
  const verdict = may(actor, peopleDeeds.delegate, thingOf(post))
  if (!verdict.allowed) return bad(notAllowed(verdict))
  if (!(await personsById(unit.sql, [cmd.toPerson])).has(cmd.toPerson)) return bad(refuseAs('NO_SUCH_PERSON'))
  if (cmd.toPerson === post.person || cmd.toPerson === actor.person) return bad(refuseAs('STAND_IN_SELF'))
  if (cmd.to < cmd.from) return bad(refuseAs('DAYS_REVERSED'))
  if (cmd.from < post.from || (post.to !== null && cmd.from > post.to))
    return bad(refuseAs('POST_ENDED', { to: post.to ?? post.from }))
  const id = newId()
  await insertDelegation(unit.sql, { id, ...cmd }, actor.person)
  await record(unit, peopleActs['delegation.made'], {
    by: doerIn(actor, verdict.post),
    on: { kind: 'delegation', id },
    fields: { post: post.id, to: cmd.toPerson, from: cmd.from, until: cmd.to },
  })
  return ok({ id })
}

/** Ends a delegation at once. */
export async function stopDelegation(unit: Unit, actor: Actor, id: string): Promise<Result<null, Refusal>> {
  const row = await delegationById(unit.sql, id)
  const post = row && (await postById(unit.sql, row.post))
  if (!row || row.ended !== null || !post) return bad(refuseAs('NO_SUCH_DELEGATION'))
  const verdict = may(actor, peopleDeeds.delegate, thingOf(post))
  if (!verdict.allowed) return bad(notAllowed(verdict))
  await endDelegation(unit.sql, id, unit.now)
  await record(unit, peopleActs['delegation.ended'], {
    by: doerIn(actor, verdict.post),
    on: { kind: 'delegation', id },
    fields: { post: row.post, to: row.toPerson },
  })
  return ok(null)
}
