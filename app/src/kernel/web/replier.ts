import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import { newId, refuse, type Clock, type Refusal } from '#kernel/ground'
import { codedReply, languageOf } from './coded-reply.ts'
import type { RefusalBook } from './refusal-book.ts'

/** An upload that went past its limit while it was being read. */
export class UploadTooLarge extends Error {
  override readonly name = 'UploadTooLarge'
}

/** An upload that is not what a form of ours sends: a field twice or cut, something behind the file, or broken off. */
export class UploadUnfit extends Error {
  override readonly name = 'UploadUnfit'
  readonly what: 'fields' | 'more' | 'cut'
  constructor(what: 'fields' | 'more' | 'cut') {
    super(what)
    this.what = what
  }
}

export interface Replier {
  refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): Promise<FastifyReply>
  onError(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>
}

const MIB = 1024 * 1024
const megabytes = (bytes: number): string =>
  bytes >= MIB ? `${Math.round(bytes / MIB)} MB` : `${Math.ceil(bytes / 1024)} KB`

export function replier(house: {
  book: RefusalBook
  clock: Clock
  log: FastifyBaseLogger
  jsonBytes: number
  uploadBytes: number
}): Replier {
  const send: Replier['refuse'] = async (request, reply, refusal) => {
    const language = languageOf(request.headers['accept-language'])
    const { status, reply: body } = codedReply(house.book, refusal, language, house.clock)
    if (typeof refusal.params['seconds'] === 'number') reply.header('retry-after', refusal.params['seconds'])
    return reply.status(status).type('application/json; charset=utf-8').send(JSON.stringify(body))
  }
  return {
    refuse: send,
    async onError(error, request, reply) {
      const known = ofFramework(error, house)
      if (known) return send(request, reply, known)
      const incident = newId()
      request.log.error({ incident, route: request.routeOptions.url, ...faultOf(error) }, 'unexpected')
      return send(request, reply, refuse('INTERNAL', { incident }))
    },
  }
}

/** Faults of form that Fastify and its plugins find before a handler runs. */
function ofFramework(error: unknown, house: { jsonBytes: number; uploadBytes: number }): Refusal | null {
  if (error instanceof UploadTooLarge) return refuse('TOO_LARGE', { limit: megabytes(house.uploadBytes) })
  if (error instanceof UploadUnfit)
    return error.what === 'fields'
      ? refuse('FORM_FAULTY', { count: 1, place: 'fields' })
      : refuse(error.what === 'more' ? 'ONE_FILE_ONLY' : 'UPLOAD_BROKEN_OFF')
  const { code, statusCode, seconds } = error as { code?: unknown; statusCode?: unknown; seconds?: unknown }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('TOO_LARGE', { limit: megabytes(house.jsonBytes) })
  if (code === 'FST_REQ_FILE_TOO_LARGE') return refuse('TOO_LARGE', { limit: megabytes(house.uploadBytes) })
  if (code === 'FST_FILES_LIMIT') return refuse('ONE_FILE_ONLY')
  if (code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT' || code === 'FST_PROTO_VIOLATION')
    return refuse('FORM_FAULTY', { count: 1, place: 'body' })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refuse('WRONG_MEDIA')
  if (statusCode === 429) return refuse('TOO_FAST', { seconds: typeof seconds === 'number' ? seconds : 60 })
  if (statusCode === 400) return refuse('NOT_JSON')
  return null
}

/** What may be logged of a fault: its kind and where, never its message, which can quote data. */
export function faultOf(error: unknown): { fault: string; code: string | null; at: string[] } {
  if (!(error instanceof Error)) return { fault: typeof error, code: null, at: [] }
  const code = (error as { code?: unknown }).code
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
  return { fault: error.name, code: typeof code === 'string' ? code.slice(0, 40) : null, at }
}
