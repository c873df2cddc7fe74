import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Visit } from '#kernel/contract'
import type { PeopleKeys } from '#kernel/people'

/** `__Host-` binds the cookie to this host and to https; plain http (a first look on localhost) cannot carry that name. */
export const sessionCookie = (origin: string): string =>
  origin.startsWith('https:') ? '__Host-subrosa' : 'subrosa'

/** The browser's side of the request. `origin` is the configured one, or what the browser itself used. */
export function visitOf(
  request: FastifyRequest,
  reply: FastifyReply,
  keys: PeopleKeys,
  configured: string | null,
): Visit {
  const origin = configured ?? `${request.protocol}://${request.host}`
  const secure = origin.startsWith('https:')
  const name = sessionCookie(origin)
  const agent = (request.headers['user-agent'] ?? '').slice(0, 400)
  const put = (
    cookie: string,
    value: string | null,
    options: { maxAge?: number; sameSite: 'strict' | 'lax' },
  ): void => {
    const common = { path: '/', httpOnly: true, secure, sameSite: options.sameSite }
    if (value === null) reply.clearCookie(cookie, common)
    else
      reply.setCookie(
        cookie,
        value,
        options.maxAge === undefined ? common : { ...common, maxAge: options.maxAge },
      )
  }
  return {
    origin,
    workplace: {
      mark: keys.mark('workplace', `${request.ip}\n${agent}`),
      place: `${browserOf(agent)}，${shortAddress(request.ip)}`,
    },
    sessionToken: request.cookies[name] ?? null,
    cookies: request.cookies,
    setSession: (token) => put(name, token, { sameSite: 'strict' }),
    setCookie: (cookie, value, maxAge) =>
      put(secure ? `__Host-${cookie}` : cookie, value, { maxAge, sameSite: 'lax' }),
  }
}

/** A name by which the account's owner recognises his browser; nothing that identifies the machine. */
function browserOf(agent: string): string {
  const known = [
    ['Edg/', 'Edge'],
    ['OPR/', 'Opera'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ] as const
  return known.find(([part]) => agent.includes(part))?.[1] ?? '其他瀏覽器'
}

/** The address without its last part: enough to tell one office from another. */
function shortAddress(ip: string): string {
  const v4 = /(\d+\.\d+\.\d+)\.\d+$/.exec(ip)?.[1]
  return v4 ? `${v4}.*` : `${ip.split(':').slice(0, 4).join(':')}:*`
}
