import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Routes } from '#kernel/contract'
import { newId, refuse, type RefusalTable } from '#kernel/ground'
import type { ActAppender } from '#kernel/ledger'
import { peopleRefusals, peopleRoutes, type OidcSettings, type PeopleKeys } from '#kernel/people'
import type { Deed } from '#kernel/policy'
import type { Store } from '#kernel/store'
import { healthRoutes } from './health.ts'
import { secureHeaders } from './headers.ts'
import { soundShape } from './json-shape.ts'
import { Metrics } from './metrics.ts'
import { mountRoute } from './mount.ts'
import { openApi } from './openapi.ts'
import { refusalBook } from './refusal-book.ts'
import { webRefusals } from './refusals.ts'
import { RefusedActs } from './refused-acts.ts'
import { faultOf, replier } from './replier.ts'
import { staticFiles } from './static-files.ts'
import { TokenBucket } from './token-bucket.ts'
import { letThrough } from './unread-body.ts'

/** One room as the house hands it in. */
export interface Room {
  readonly routes: Routes
  readonly refusals: RefusalTable
}
export interface DoorConfig {
  /** `https://subrosa.example.gov.tw`; null: whatever host the browser used, for a first look on localhost. */
  readonly publicUrl: string | null
  /** Addresses of the reverse proxies whose `X-Forwarded-*` is believed. */
  readonly trustProxy: readonly string[]
  readonly uploadBytes: number
  readonly jsonBytes?: number | undefined
  /** Requests a minute from one address. */
  readonly requestsPerMinute?: number | undefined
  /** Sign-in attempts at once from one address, and how fast they come back. */
  readonly signInBurst?: number | undefined
  readonly metricsToken: string | null
}
export interface DoorOptions {
  readonly store: Store
  readonly keys: PeopleKeys
  readonly oidc: OidcSettings | null
  readonly rooms: readonly Room[]
  readonly appender: ActAppender
  readonly log: FastifyBaseLogger | null
  readonly config: DoorConfig
  /** The built web console; null where only the API is served. */
  readonly webRoot: string | null
  /** Further conditions of readiness (the sequencer, the side file). */
  readonly ready?: (() => Promise<boolean>) | undefined
}
export interface Door {
  /** Ready to listen or to be injected; no route can be added any more. */
  readonly app: FastifyInstance
  readonly refusedActs: RefusedActs
  /** Served at `/metrics`; the house adds its own counters and gauges. */
  readonly metrics: Metrics
}

const MIB = 1024 * 1024

/** The one way into the house by HTTP: who, from where, may he, does it fit, and an answer in the described shape. */
export async function buildDoor(options: DoorOptions): Promise<Door> {
  const { store, keys, config } = options
  const jsonBytes = config.jsonBytes ?? MIB
  const app = fastify({
    ...(options.log ? { loggerInstance: options.log } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    requestIdHeader: false,
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    bodyLimit: jsonBytes,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    exposeHeadRoutes: false,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  })
  app.removeContentTypeParser('text/plain')
  onlySoundJson(app)

  const book = refusalBook([webRefusals, peopleRefusals, ...options.rooms.map((room) => room.refusals)])
  const refusedActs = new RefusedActs(options.appender, store.clock, (error) =>
    app.log.error(faultOf(error), 'a refusal was not recorded'),
  )
  const deeds = new Map<string, Deed>()
  const tables = [
    peopleRoutes({
      store,
      keys,
      oidc: options.oidc,
      deeds: () => [...deeds.values()],
    }),
    ...options.rooms.map((room) => room.routes),
  ]
  for (const { contract } of tables)
    for (const { duty } of Object.values(contract)) if (typeof duty === 'object') deeds.set(duty.id, duty)

  const metrics = new Metrics()
  const replies = replier({
    book,
    clock: store.clock,
    log: app.log,
    jsonBytes,
    uploadBytes: config.uploadBytes,
  })
  app.setErrorHandler(replies.onError)

  await secureHeaders(app, config.publicUrl)
  await app.register(cookie)
  await app.register(multipart, {
    limits: { files: 1, fileSize: config.uploadBytes, fields: 20, fieldSize: 8192, parts: 21 },
  })
  await app.register(rateLimit, {
    max: config.requestsPerMinute ?? 3000,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, context) =>
      Object.assign(new Error('too fast'), { statusCode: 429, seconds: Math.ceil(context.ttl / 1000) }),
  })
  app.decorateRequest('house', null)
  observe(app, metrics)

  const bucket = new TokenBucket({ size: config.signInBurst ?? 20, perSecond: 1 / 3 })
  const mount = { app, store, keys, publicUrl: config.publicUrl, replies, book, refusedActs, bucket }
  for (const table of tables)
    for (const [key, endpoint] of Object.entries(table.contract))
      mountRoute(mount, key, endpoint, table.handlers[key])
  mountWrongMethods(app, tables, replies)
  const document = openApi(
    tables.map((table) => table.contract),
    book,
  )
  app.get('/api/openapi.json', () => document)
  healthRoutes(app, {
    store,
    metrics,
    metricsToken: config.metricsToken,
    ready: options.ready ?? (() => Promise.resolve(true)),
  })
  if (options.webRoot === null)
    app.setNotFoundHandler((request, reply) => replies.refuse(request, reply, refuse('NO_SUCH_ROUTE')))
  else await staticFiles(app, options.webRoot, replies)
  app.addHook('onClose', () => refusedActs.settled())
  await app.ready()
  return { app, refusedActs, metrics }
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const

/** A known address with another method is a coded 405, not "not found". */
function mountWrongMethods(
  app: FastifyInstance,
  tables: readonly Routes[],
  replies: ReturnType<typeof replier>,
): void {
  const taken = new Map<string, Set<string>>()
  for (const { contract } of tables) {
    for (const key of Object.keys(contract)) {
      const [method = '', url = ''] = key.split(' ')
      taken.set(url, (taken.get(url) ?? new Set()).add(method))
    }
  }
  for (const [url, methods] of taken) {
    const others = METHODS.filter((method) => !methods.has(method))
    app.route({
      method: others,
      url,
      onRequest: async (request, reply) => {
        reply.header('allow', [...methods].join(', '))
        await replies.refuse(request, reply, refuse('NOT_THIS_WAY'))
      },
      handler: () => undefined,
    })
  }
}

/** A body that two readers could read differently is none. */
function onlySoundJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) =>
    parse(request, text, (error, body) =>
      error !== null || soundShape(text)
        ? done(error, body)
        : done(Object.assign(new Error('unsound'), { statusCode: 400 })),
    ),
  )
}

/** One log line and one observation a request: pattern, never path, query or name. */
function observe(app: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.histogram(
    'subrosa_http_seconds',
    'Time to answer by route',
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  )
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store')
  })
  app.addHook('onResponse', async (request, reply) => {
    letThrough(request.raw)
    const route = request.routeOptions.url ?? 'none'
    seconds.observe(reply.elapsedTime / 1000, {
      method: request.method,
      route,
      status: String(reply.statusCode),
    })
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}
