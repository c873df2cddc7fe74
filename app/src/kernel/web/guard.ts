import type { FastifyRequest } from 'fastify'
import type { Endpoint, Visit } from '#kernel/contract'
import { bad, ok, refuse, type Refusal, type Result } from '#kernel/ground'
import { couldEver, liveSession, whyNever, type Actor } from '#kernel/people'
import type { Store } from '#kernel/store'

/** Only our own pages can send this header: another site's form cannot, and its script is stopped by the preflight. */
export const CSRF_HEADER = 'x-subrosa'
/** A request that a page sends by itself; it does not count as somebody working. */
export const BACKGROUND_HEADER = 'x-subrosa-background'

export function fromOurPages(request: FastifyRequest, visit: Visit): Result<null, Refusal> {
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  const foreign =
    (origin !== undefined && origin !== visit.origin) || (site !== undefined && site !== 'same-origin')
  return request.headers[CSRF_HEADER] !== '1' || foreign ? bad(refuse('FOREIGN_ORIGIN')) : ok(null)
}

/**
 * Who calls, and could he ever do this? On 'anyone' routes a session that is over is simply nobody.
 * @returns null only on an 'anyone' route
 */
export async function admitted(
  store: Store,
  endpoint: Endpoint,
  visit: Visit,
  background: boolean,
): Promise<Result<Actor | null, { refusal: Refusal; actor: Actor | null }>> {
  const { duty } = endpoint
  const live =
    visit.sessionToken === null
      ? null
      : await liveSession({ store }, visit.sessionToken, visit.workplace, background)
  if (live && !live.ok) visit.setSession(null)
  if (duty === 'anyone') return ok(live?.ok ? live.value.actor : null)
  if (!live) return bad({ refusal: refuse('SIGN_IN_FIRST'), actor: null })
  if (!live.ok) return bad({ refusal: live.error, actor: null })
  const { actor } = live.value
  if (duty === 'signed-in' || couldEver(actor, duty)) return ok(actor)
  return bad({ refusal: refuse('DUTY_REFUSED', {}, whyNever(actor, duty)), actor })
}
