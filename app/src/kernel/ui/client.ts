import { bad, ok, type Result } from '#kernel/ground'
import type { BodyInputOf, Contract, Endpoint, QueryInputOf, ReplyOf } from '#kernel/contract'
import type { z } from 'zod'
import { language } from './language.ts'
import { readRefusal, unreachable, unreadable, type CodedRefusal } from './refused.ts'

type ParamsInputOf<E> = E extends { readonly params: infer S extends z.ZodType } ? z.input<S> : undefined
type Part<Name extends string, T> = [T] extends [undefined]
  ? { readonly [K in Name]?: undefined }
  : Record<never, never> extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T }

/** What one call needs: `params`, `query`, `body` as far as the contract has them; `file` for uploads. */
export type Ask<E> = Part<'params', ParamsInputOf<E>> &
  Part<'query', QueryInputOf<E>> &
  Part<'body', BodyInputOf<E>> &
  (E extends { readonly takes: 'file' } ? FileAsk : { readonly file?: undefined }) & {
    readonly signal?: AbortSignal | undefined
    /** A polling read that must not keep the session awake. */
    readonly background?: boolean | undefined
  }
interface FileAsk {
  readonly file: File
  /** Text fields sent before the file. */
  readonly fields?: Readonly<Record<string, string>>
  /** 0 to 1 while the file travels. */
  readonly progress?: ((part: number) => void) | undefined
}
export type Reply<E> = E extends { readonly gives: 'stream' } ? Blob : ReplyOf<E>
export type RouteOf<C> = keyof C & string
type EndpointAt<C, K extends keyof C> = C[K] extends Endpoint ? C[K] : never
export type AskOf<C, K extends keyof C> = Ask<EndpointAt<C, K>>
export type AnswerOf<C, K extends keyof C> = Reply<EndpointAt<C, K>>
type Rest<A> = Record<never, never> extends A ? [ask?: A] : [ask: A]

/** The room's routes as one function; a refusal is a value, nothing is thrown but an abort. */
export type Api<C extends Contract> = <K extends RouteOf<C>>(
  route: K,
  ...rest: Rest<AskOf<C, K>>
) => Promise<Result<AnswerOf<C, K>, CodedRefusal>>

/** Told of every answer: the session mark counts from here, and a refusal that ends the session seals the screen. */
export interface Wire {
  answered(at: { readonly refusal: CodedRefusal | null; readonly background: boolean }): void
}
let wire: Wire = { answered: () => {} }
export const onWire = (listener: Wire): void => {
  wire = listener
}

interface LooseAsk {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly file?: File | undefined
  readonly fields?: Readonly<Record<string, string>>
  readonly progress?: ((part: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
  readonly background?: boolean | undefined
}

/** A typed client of a room's contract: `const api = client<QueriesContract>()`. Import the contract as a type only. */
export function client<C extends Contract>(): Api<C> {
  const call = (route: string, ask: LooseAsk = {}) => send(route, ask)
  // The contract types what the door has already checked on its side: the reply schema ran there.
  return call as Api<C>
}

/** The address of a route, for links and downloads. */
export function address(route: string, ask: Pick<LooseAsk, 'params' | 'query'> = {}): string {
  const params = entries(ask.params)
  const path = route
    .slice(route.indexOf(' ') + 1)
    .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params.get(name) ?? ''))
  const query = new URLSearchParams([...entries(ask.query)]).toString()
  return query === '' ? path : `${path}?${query}`
}

function entries(from: unknown): Map<string, string> {
  const kept = new Map<string, string>()
  if (typeof from !== 'object' || from === null) return kept
  for (const [key, value] of Object.entries(from))
    if (value !== undefined && value !== null && value !== '') kept.set(key, String(value))
  return kept
}

async function send(route: string, ask: LooseAsk): Promise<Result<unknown, CodedRefusal>> {
  const method = route.slice(0, route.indexOf(' '))
  const url = address(route, ask)
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language.get() }
  if (method !== 'GET') headers['x-subrosa'] = '1'
  if (ask.background) headers['x-subrosa-background'] = '1'
  if (ask.file) return upload(method, url, headers, ask, ask.file)
  if (ask.body !== undefined) headers['content-type'] = 'application/json'
  let response: Response
  try {
    response = await fetch(url, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
      ...(ask.signal ? { signal: ask.signal } : {}),
    })
  } catch (fault) {
    if (ask.signal?.aborted) throw fault
    return bad(unreachable())
  }
  const refusal = response.ok ? null : readRefusal(response.status, await jsonOf(response))
  wire.answered({ refusal, background: ask.background === true })
  return refusal ? bad(refusal) : readAnswer(response)
}

async function readAnswer(response: Response): Promise<Result<unknown, CodedRefusal>> {
  if (response.status === 204) return ok(undefined)
  if (!(response.headers.get('content-type') ?? '').includes('json')) return ok(await response.blob())
  const body = await jsonOf(response)
  return body === undefined ? bad(unreadable(response.status)) : ok(body)
}
async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

/** fetch cannot tell how much of a body has gone; XMLHttpRequest can. */
function upload(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  ask: LooseAsk,
  file: File,
): Promise<Result<unknown, CodedRefusal>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) ask.progress?.(event.loaded / event.total)
    }
    request.onerror = () => resolve(bad(unreachable()))
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    request.onload = () => {
      const body = parsed(request.responseText)
      const fine = request.status >= 200 && request.status < 300
      const refusal = fine ? null : readRefusal(request.status, body)
      wire.answered({ refusal, background: false })
      if (refusal) resolve(bad(refusal))
      else resolve(request.status !== 204 && body === undefined ? bad(unreadable(request.status)) : ok(body))
    }
    ask.signal?.addEventListener('abort', () => request.abort())
    const form = new FormData()
    for (const [name, value] of Object.entries(ask.fields ?? {})) form.append(name, value)
    form.append('file', file, file.name)
    request.send(form)
  })
}
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
