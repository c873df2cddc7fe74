import type { Reason } from '#kernel/ground'
import { roleNames, type ActivePost, type Actor, type Role, type Thing } from './words.ts'

/** One condition of a rule, with the words that tell a refused person what is missing. */
export interface Condition {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** 'post': never looks at the thing, so that it can be asked before the thing is known. Default: it does look. */
  readonly of?: 'post'
  holds(actor: Actor, post: ActivePost, thing: Thing): boolean
}
export interface Alternative {
  readonly id: string
  readonly all: readonly Condition[]
}
/** Something that may be done, with all the ways in which it may and all the grounds that forbid it. Deny overrides. */
export interface Deed {
  /** `room.deed`, e.g. `queries.line.stamp`. */
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly law: string
  readonly allow: readonly Alternative[]
  readonly deny: readonly Condition[]
}
export type Verdict =
  | { readonly allowed: true; readonly by: string; readonly post: ActivePost }
  | { readonly allowed: false; readonly reasons: readonly Reason[] }

/**
 * May this person do this deed on this thing? Every rule is evaluated, so that a denial names every ground that forbids it
 * and, for the way that comes nearest, every condition that is missing.
 */
export function may(actor: Actor, deed: Deed, thing: Thing): Verdict {
  const posts = actor.posts
  const denied = deed.deny.filter((ground) => posts.some((post) => ground.holds(actor, post, thing)))
  if (denied.length > 0)
    return { allowed: false, reasons: denied.map((ground) => reasonOf(deed, ground, 'deny')) }
  let nearest: { missing: readonly Condition[]; id: string } | null = null
  for (const way of deed.allow) {
    for (const post of preferCurrent(actor)) {
      const missing = way.all.filter((condition) => !condition.holds(actor, post, thing))
      if (missing.length === 0) return { allowed: true, by: `${deed.id}/${way.id}`, post }
      if (!nearest || missing.length < nearest.missing.length) nearest = { missing, id: way.id }
    }
  }
  if (!nearest) return { allowed: false, reasons: [noPost(deed)] }
  return { allowed: false, reasons: nearest.missing.map((condition) => reasonOf(deed, condition, 'missing')) }
}

const NOTHING: Thing = { kind: 'none', id: '' }

/**
 * Could this person do the deed on some thing? Only conditions of the post are asked, so a `true` promises nothing and a
 * `false` is final: the door and the menus use it, the command still asks `may`.
 */
export function couldEver(actor: Actor, deed: Deed): boolean {
  if (grounds(actor, deed).length > 0) return false
  return deed.allow.some((way) => actor.posts.some((post) => lacking(actor, post, way).length === 0))
}

/** What a person lacks who could never do the deed: every ground that forbids it, or the conditions of the nearest way. */
export function whyNever(actor: Actor, deed: Deed): readonly Reason[] {
  const denied = grounds(actor, deed)
  if (denied.length > 0) return denied.map((ground) => reasonOf(deed, ground, 'deny'))
  const gaps = deed.allow.flatMap((way) => actor.posts.map((post) => lacking(actor, post, way)))
  const nearest = gaps.toSorted((a, b) => a.length - b.length)[0]
  return nearest === undefined
    ? [noPost(deed)]
    : nearest.map((condition) => reasonOf(deed, condition, 'missing'))
}

const grounds = (actor: Actor, deed: Deed): readonly Condition[] =>
  deed.deny.filter(
    (ground) => ground.of === 'post' && actor.posts.some((post) => ground.holds(actor, post, NOTHING)),
  )
const lacking = (actor: Actor, post: ActivePost, way: Alternative): readonly Condition[] =>
  way.all.filter((condition) => condition.of === 'post' && !condition.holds(actor, post, NOTHING))

const preferCurrent = (actor: Actor): readonly ActivePost[] =>
  actor.current
    ? [actor.current, ...actor.posts.filter((post) => post.post !== actor.current?.post)]
    : actor.posts

const reasonOf = (deed: Deed, condition: Condition, kind: 'deny' | 'missing'): Reason => ({
  rule: `${deed.id}/${kind}/${condition.id}`,
  zh: condition.zh,
  en: condition.en,
  law: deed.law,
})
const noPost = (deed: Deed): Reason => ({
  rule: `${deed.id}/missing/post`,
  zh: '您目前沒有任職中的職務，請洽人事或系統管理者。',
  en: 'You hold no post at present; please ask the personnel office or the administrator.',
  law: deed.law,
})

/** The conditions rooms compose their deeds from. */
export const is = {
  role: (...roles: Role[]): Condition => ({
    id: `role:${roles.join('|')}`,
    zh: `須由${roles.map((role) => roleNames[role].zh).join('或')}辦理。`,
    en: `Only for: ${roles.map((role) => roleNames[role].en).join(' or ')}.`,
    of: 'post',
    holds: (_actor, post) => roles.includes(post.role),
  }),
  sameUnit: {
    id: 'same-unit',
    zh: '僅限本單位。',
    en: 'Only within your own unit.',
    holds: (_actor, post, thing) => thing.unit != null && thing.unit === post.unit,
  } satisfies Condition,
  unitOrBelow: {
    id: 'unit-or-below',
    zh: '僅限本單位及所屬單位。',
    en: 'Only within your unit and the units below it.',
    holds: (_actor, post, thing) =>
      thing.unit != null && (thing.unit === post.unit || post.unitsBelow.includes(thing.unit)),
  } satisfies Condition,
  unitAbove: {
    id: 'unit-above',
    zh: '須由上一級單位主管辦理。',
    en: 'Only for the head of the next unit above.',
    holds: (_actor, post, thing) =>
      thing.unit != null && post.unit !== thing.unit && post.unitsBelow.includes(thing.unit),
  } satisfies Condition,
  owner: {
    id: 'owner',
    zh: '僅限本人。',
    en: 'Only for the person concerned.',
    holds: (actor, _post, thing) => thing.owner === actor.person,
  } satisfies Condition,
  /** As a deny ground: nobody judges his own act, nor that of the person he stands in for. */
  ownAct: {
    id: 'own-act',
    zh: '不得審核自己的查詢，應由上一級主管或政風單位審核。',
    en: 'Nobody reviews his own act; the next level up or the ethics office does.',
    holds: (actor, post, thing) =>
      thing.owner != null && (thing.owner === actor.person || thing.owner === post.onBehalfOf),
  } satisfies Condition,
  assignee: {
    id: 'assignee',
    zh: '僅限受指派人。',
    en: 'Only for the person it is assigned to.',
    holds: (actor, _post, thing) => thing.assignee === actor.person,
  } satisfies Condition,
  fact: (name: string, value: string | number | boolean, zh: string, en: string): Condition => ({
    id: `fact:${name}`,
    zh,
    en,
    holds: (_actor, _post, thing) => thing.facts?.[name] === value,
  }),
}
