import type { z } from 'zod'
import type { Refusal, Result, Clock } from '#kernel/ground'
import type { Actor, Deed } from '#kernel/policy'

/**
 * Who may call at all. 'anyone': before sign-in. 'signed-in': any live session. A deed: some post of the caller could do it —
 * the command still asks `may` again with the thing itself.
 */
export type Duty = 'anyone' | 'signed-in' | Deed

/** What one route accepts and answers. What it does not describe is refused: unknown query or body keys are a 400. */
export interface Endpoint {
  readonly zh: string
  readonly en: string
  readonly duty: Duty
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** Reply schema; omit for a download. */
  readonly reply?: z.ZodType
  /** 'file': the body is one streamed multipart upload. Default: JSON. */
  readonly takes?: 'file'
  /** Text fields that may stand before the file; any other is refused. */
  readonly fields?: readonly string[]
  /** 'stream': the reply is a download; 'redirect': the browser is sent to another page. Default: JSON. */
  readonly gives?: 'stream' | 'redirect'
}
export type RouteKey = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /api/${string}`
export type Contract = Readonly<Record<RouteKey, Endpoint>>

export const endpoint = <const E extends Endpoint>(e: E): E => e
/** A room's routes. The web imports only the type of this table, so that no schema enters the browser's bundle. */
export const contract = <const T extends Contract>(table: T): T => table

export type ParamsOf<E> = E extends { readonly params: infer S extends z.ZodType } ? z.output<S> : undefined
export type QueryOf<E> = E extends { readonly query: infer S extends z.ZodType } ? z.output<S> : undefined
export type BodyOf<E> = E extends { readonly body: infer S extends z.ZodType } ? z.output<S> : undefined
export type ReplyOf<E> = E extends { readonly reply: infer S extends z.ZodType } ? z.output<S> : undefined
export type QueryInputOf<E> = E extends { readonly query: infer S extends z.ZodType } ? z.input<S> : undefined
export type BodyInputOf<E> = E extends { readonly body: infer S extends z.ZodType } ? z.input<S> : undefined

/** One upload, streamed: never wholly in memory. The name is as hostile as the content. */
export interface Upload {
  readonly name: string
  readonly mediaType: string
  readonly bytes: AsyncIterable<Uint8Array>
  /** Text fields that came before the file part. */
  readonly fields: Readonly<Record<string, string>>
}
/** One download, streamed. */
export interface Download {
  readonly name: string
  readonly mediaType: string
  readonly bytes: AsyncIterable<Uint8Array | string>
}

/** The browser's side of a call: which workplace it is, and the two things a handler may put into it. Few rooms need it. */
export interface Visit {
  /** Where the browser sees us, e.g. `https://subrosa.example.gov.tw`. */
  readonly origin: string
  readonly workplace: { readonly mark: string; readonly place: string }
  readonly sessionToken: string | null
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** Puts the session cookie, or removes it. */
  setSession(token: string | null): void
  /** Puts a short-lived cookie of our own, or removes it. */
  setCookie(name: string, value: string | null, maxAgeSeconds: number): void
}
/** Where a 'redirect' goes: a path of ours, or an address that the house's configuration names. */
export interface Redirect {
  readonly location: string
}

/** What a handler gets: everything parsed, the caller known (null only on 'anyone' routes). */
export interface Call<E, A = Actor> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  readonly actor: A
  readonly upload: E extends { readonly takes: 'file' } ? Upload : undefined
  readonly language: 'zh-TW' | 'en'
  readonly clock: Clock
  readonly visit: Visit
}
type GivesOf<E> = E extends { readonly gives: 'stream' }
  ? Download
  : E extends { readonly gives: 'redirect' }
    ? Redirect
    : ReplyOf<E>
export type Handler<E> = (
  call: Call<E, E extends { readonly duty: 'anyone' } ? Actor | null : Actor>,
) => Promise<Result<GivesOf<E>, Refusal>>
/** A handler for each route of the contract: a forgotten one does not compile. */
export type Handlers<C extends Contract> = { readonly [K in keyof C]: Handler<C[K]> }

export interface Routes {
  readonly contract: Contract
  readonly handlers: Readonly<Record<string, (call: never) => Promise<Result<unknown, Refusal>>>>
}
export const routes = <C extends Contract>(table: C, handlers: Handlers<C>): Routes => ({
  contract: table,
  handlers,
})
