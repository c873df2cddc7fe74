import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Store } from '#kernel/store'
import { agency, tokenHash } from '#kernel/people'
import type { Metrics } from './metrics.ts'

const READY_MS = 2000

/** `/healthz`: the process answers. `/readyz`: it can work. `/metrics`: numbers, to loopback or to whoever has the token. */
export function healthRoutes(
  app: FastifyInstance,
  house: { store: Store; metrics: Metrics; metricsToken: string | null; ready: () => Promise<boolean> },
): void {
  let closing = false
  app.addHook('preClose', async () => void (closing = true))
  app.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  )
  app.get('/readyz', async (_request, reply) => {
    const ready = !closing && (await inTime(works(house.store).then((fine) => fine && house.ready())))
    return reply
      .header('cache-control', 'no-store')
      .status(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not ready' })
  })
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, house.metricsToken)) return reply.status(404).send()
    return reply
      .header('cache-control', 'no-store')
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(house.metrics.render())
  })
}

/** A real row, so that a database that answers but was never migrated is not ready. */
const works = (store: Store): Promise<boolean> => agency(store.read).then(() => true)

async function inTime(work: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), READY_MS)))
  try {
    return await Promise.race([work, late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

function mayRead(request: FastifyRequest, token: string | null): boolean {
  if (token === null) return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  return timingSafeEqual(Buffer.from(tokenHash(given)), Buffer.from(tokenHash(token)))
}
