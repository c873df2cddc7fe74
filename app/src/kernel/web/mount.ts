import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Call, Download, Endpoint, Redirect, Routes, Visit } from '#kernel/contract'
import { newId, refuse, type Refusal } from '#kernel/ground'
import { doerOf, type Actor, type PeopleKeys } from '#kernel/people'
import type { Store } from '#kernel/store'
import { languageOf } from './coded-reply.ts'
import { admitted, BACKGROUND_HEADER, fromOurPages } from './guard.ts'
import { parseFields, parsePart } from './parse.ts'
import type { RefusalBook } from './refusal-book.ts'
import type { RefusedActs } from './refused-acts.ts'
import type { Replier } from './replier.ts'
import { strictly } from './strict.ts'
import type { TokenBucket } from './token-bucket.ts'
import { uploadOf } from './upload.ts'
import { visitOf } from './visit.ts'

interface House {
  readonly visit: Visit
  readonly actor: Actor | null
}
declare module 'fastify' {
  interface FastifyRequest {
    house: House | null
  }
}
export interface Mount {
  readonly app: FastifyInstance
  readonly store: Store
  readonly keys: PeopleKeys
  readonly publicUrl: string | null
  readonly replies: Replier
  readonly book: RefusalBook
  readonly refusedActs: RefusedActs
  readonly bucket: TokenBucket
}
type AnyHandler = Routes['handlers'][string]
const IN_FRONT_OF_SIGN_IN = /^\/api\/(sign-in|setup|invitation)/

/** One route of a contract: first who and may, before a byte of the body is read; then the form; then the room; then the answer's form. */
export function mountRoute(
  door: Mount,
  key: string,
  endpoint: Endpoint,
  handler: AnyHandler | undefined,
): void {
  const [method = '', url = ''] = key.split(' ')
  if (!handler) throw new Error(`no handler for ${key}`)
  const params = endpoint.params && strictly(endpoint.params)
  const query = endpoint.query && strictly(endpoint.query)
  const body = endpoint.body && strictly(endpoint.body)

  door.app.route({
    method,
    url,
    onRequest: async (request, reply) => {
      const visit = visitOf(request, reply, door.keys, door.publicUrl)
      if (method !== 'GET') {
        const ours = fromOurPages(request, visit)
        if (!ours.ok) return door.replies.refuse(request, reply, ours.error)
        const wait = IN_FRONT_OF_SIGN_IN.test(url)
          ? door.bucket.take(request.ip, Date.parse(door.store.clock()))
          : 0
        if (wait > 0) return door.replies.refuse(request, reply, refuse('TOO_FAST', { seconds: wait }))
      }
      const who = await admitted(door.store, endpoint, visit, request.headers[BACKGROUND_HEADER] === '1')
      if (!who.ok) {
        if (who.error.actor) door.refusedActs.note(doerOf(who.error.actor), key, who.error.refusal.code)
        return door.replies.refuse(request, reply, who.error.refusal)
      }
      request.house = { visit, actor: who.value }
      return undefined
    },
    handler: async (request, reply) => {
      const house = request.house as House
      const refused = (refusal: Refusal): Promise<FastifyReply> => {
        const entry = door.book.entry(refusal.code)
        // A table entry with `record` means that the room wrote its own act; other 403s are written here.
        if (entry?.status === 403 && !entry.record && house.actor)
          door.refusedActs.note(doerOf(house.actor), key, refusal.code)
        return door.replies.refuse(request, reply, refusal)
      }
      if (endpoint.takes === 'file' ? !request.isMultipart() : request.isMultipart())
        return refused(refuse('WRONG_MEDIA'))
      const parts = [
        parsePart(params, 'params', request.params),
        parsePart(query, 'query', request.query),
        parsePart(body, 'body', request.body),
      ] as const
      for (const part of parts) if (!part.ok) return refused(part.error)
      const upload = endpoint.takes === 'file' ? await uploadOf(request) : undefined
      if (upload === null) return refused(refuse('NO_FILE'))
      const fields = parseFields(endpoint.fields, upload?.fields ?? {})
      if (!fields.ok) return refused(fields.error)
      const [p, q, b] = parts.map((part) => (part.ok ? part.value : undefined))
      const call = {
        params: p,
        query: q,
        body: b,
        actor: house.actor,
        upload,
        language: languageOf(request.headers['accept-language']),
        clock: door.store.clock,
        visit: house.visit,
      }
      const result = await handler(call as Call<Endpoint> as never)
      if (!result.ok) return refused(result.error)
      return answer(door, endpoint, request, reply, result.value)
    },
  })
}

function answer(
  door: Mount,
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
  value: unknown,
): FastifyReply | Promise<FastifyReply> {
  if (endpoint.gives === 'redirect') return reply.redirect((value as Redirect).location, 303)
  if (endpoint.gives === 'stream') {
    const { name, mediaType, bytes } = value as Download
    const plain = name.replace(/[^\w.-]/g, '_').slice(0, 100)
    reply.header(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    return reply.type(mediaType).send(Readable.from(bytes))
  }
  if (!endpoint.reply) return reply.status(204).send()
  // Parsing also drops what the schema does not name: nothing undescribed leaves.
  const parsed = endpoint.reply.safeParse(value)
  if (!parsed.success) {
    const incident = newId()
    request.log.error(
      {
        incident,
        route: request.routeOptions.url,
        places: parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.')),
      },
      'reply does not fit',
    )
    return door.replies.refuse(request, reply, refuse('REPLY_FAULTY', { incident }))
  }
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(parsed.data))
}
