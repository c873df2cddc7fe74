import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  couldEver,
  is,
  may,
  whyNever,
  type ActivePost,
  type Actor,
  type Condition,
  type Deed,
  type Thing,
} from './index.ts'

const post = (over: Partial<ActivePost> = {}): ActivePost => ({
  post: 'p',
  title: '',
  role: 'officer',
  unit: 'u',
  unitsAbove: [],
  unitsBelow: [],
  onBehalfOf: null,
  until: null,
  ...over,
})
const actor = (posts: readonly ActivePost[], person = 'me'): Actor => ({
  person,
  name: '',
  posts,
  current: posts[0] ?? null,
  session: null,
})

/** Conditions that hold by table: index of the post × condition, so that every combination is tried. */
const condition = (id: string, holding: readonly boolean[], of: 'post' | 'thing'): Condition => ({
  id,
  zh: id,
  en: id,
  ...(of === 'post' ? { of } : {}),
  holds: (_actor, held) => holding[Number(held.post)] ?? false,
})
const table = fc.record({
  holding: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  of: fc.constantFrom('post' as const, 'thing' as const),
})
const deeds = fc
  .record({
    allow: fc.array(fc.array(table, { maxLength: 3 }), { maxLength: 3 }),
    deny: fc.array(table, { maxLength: 2 }),
  })
  .map(({ allow, deny }): Deed => ({
    id: 'x.do',
    zh: '',
    en: '',
    law: 'service.5',
    allow: allow.map((all, w) => ({
      id: `w${w}`,
      all: all.map((c, i) => condition(`w${w}c${i}`, c.holding, c.of)),
    })),
    deny: deny.map((c, i) => condition(`d${i}`, c.holding, c.of)),
  }))
const actors = fc
  .integer({ min: 0, max: 3 })
  .map((n) => actor(Array.from({ length: n }, (_, i) => post({ post: String(i) }))))
const thing: Thing = { kind: 't', id: '1' }

it('allows exactly when no ground forbids and one post holds one way entirely', () => {
  fc.assert(
    fc.property(actors, deeds, (who, deed) => {
      const denied = deed.deny.some((ground) => who.posts.some((held) => ground.holds(who, held, thing)))
      const held = deed.allow.some((way) =>
        who.posts.some((p) => way.all.every((c) => c.holds(who, p, thing))),
      )
      expect(may(who, deed, thing).allowed).toBe(!denied && held)
    }),
  )
})

it('names every ground that forbids, and never refuses without a reason', () => {
  fc.assert(
    fc.property(actors, deeds, (who, deed) => {
      const verdict = may(who, deed, thing)
      if (verdict.allowed) return
      const grounds = deed.deny.filter((ground) => who.posts.some((held) => ground.holds(who, held, thing)))
      expect(verdict.reasons.length).toBeGreaterThan(0)
      if (grounds.length > 0)
        expect(verdict.reasons.map((reason) => reason.rule)).toEqual(
          grounds.map((ground) => `x.do/deny/${ground.id}`),
        )
    }),
  )
})

it('never shuts at the door what the room would allow', () => {
  fc.assert(
    fc.property(actors, deeds, (who, deed) => {
      if (may(who, deed, thing).allowed) expect(couldEver(who, deed)).toBe(true)
      if (!couldEver(who, deed)) expect(whyNever(who, deed).length).toBeGreaterThan(0)
    }),
  )
})

it('lets nobody judge himself, nor the one he stands in for', () => {
  const deed: Deed = {
    id: 'x.stamp',
    zh: '',
    en: '',
    law: 'service.5',
    allow: [{ id: 'head', all: [is.role('head'), is.sameUnit] }],
    deny: [is.ownAct],
  }
  const head = actor([post({ role: 'head' }), post({ post: 'q', role: 'head', onBehalfOf: 'boss' })])
  expect(may(head, deed, { kind: 'line', id: '1', unit: 'u', owner: 'other' }).allowed).toBe(true)
  expect(may(head, deed, { kind: 'line', id: '1', unit: 'u', owner: 'me' })).toMatchObject({
    allowed: false,
    reasons: [{ rule: 'x.stamp/deny/own-act' }],
  })
  expect(may(head, deed, { kind: 'line', id: '1', unit: 'u', owner: 'boss' }).allowed).toBe(false)
})
