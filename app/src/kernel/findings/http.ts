import { bad, ok, parseDay, refuse, type Day } from '#kernel/ground'
import { routes, type Routes } from '#kernel/contract'
import type { Store } from '#kernel/store'
import { addAction, finishAction, verifyAction } from './commands/actions.ts'
import { close, note, readFinding, recheck, take } from './commands/handle.ts'
import { countFindings, listFindings } from './commands/list.ts'
import { findingsContract } from './contract.ts'
import { actionsOfOwner } from './store/follow-up.ts'
import { fromMark } from './store/list.ts'
import type { Severity } from './words.ts'

/** The contract has checked the form already; this only gives the day its name. */
const civil = (text: string | undefined): Day | undefined => {
  const day = text === undefined ? null : parseDay(text)
  return day?.ok ? day.value : undefined
}
const severityOf = (text: '1' | '2' | '3' | undefined): Severity | undefined =>
  text === undefined ? undefined : ({ '1': 1, '2': 2, '3': 3 } as const)[text]

export function findingsRoutes({ store }: { readonly store: Store }): Routes {
  return routes(findingsContract, {
    'GET /api/findings': async ({ actor, query }) => {
      const { after, limit, mine, from, to, severity, ...rest } = query
      if (after !== undefined && !fromMark(after)) return bad(refuse('FINDING_BAD_CURSOR'))
      const filter = {
        ...rest,
        severity: severityOf(severity),
        from: civil(from),
        to: civil(to),
        mine: mine === 'true',
      }
      return ok(await listFindings(store.read, actor, filter, { after, limit }))
    },
    'GET /api/findings/counts': async ({ actor, clock }) =>
      ok(await countFindings(store.read, actor, clock())),
    'GET /api/findings/actions/mine': async ({ actor }) =>
      ok({ rows: await actionsOfOwner(store.read, actor.person) }),
    'GET /api/findings/:finding': ({ actor, params }) =>
      store.unit((unit) => readFinding(unit, actor, params.finding)),
    'POST /api/findings/:finding/take': ({ actor, params }) =>
      store.unit((unit) => take(unit, actor, params.finding)),
    'POST /api/findings/:finding/note': ({ actor, params, body }) =>
      store.unit((unit) => note(unit, actor, { ...params, ...body })),
    'POST /api/findings/:finding/close': ({ actor, params, body }) =>
      store.unit((unit) => close(unit, actor, { ...params, ...body, recheckDue: civil(body.recheckDue) })),
    'POST /api/findings/:finding/recheck': ({ actor, params, body }) =>
      store.unit((unit) => recheck(unit, actor, { ...params, ...body })),
    'POST /api/findings/:finding/actions': async ({ actor, params, body }) => {
      const due = civil(body.due)
      if (due === undefined) return bad(refuse('ACTION_DUE_PAST'))
      return store.unit((unit) => addAction(unit, actor, { ...params, ...body, due }))
    },
    'POST /api/findings/actions/:action/finish': ({ actor, params, body }) =>
      store.unit((unit) => finishAction(unit, actor, { ...params, ...body })),
    'POST /api/findings/actions/:action/verify': ({ actor, params }) =>
      store.unit((unit) => verifyAction(unit, actor, params)),
  })
}
