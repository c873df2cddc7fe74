import { useSyncExternalStore } from 'react'
import type { Endpoint } from '#kernel/contract'
import type { z } from 'zod'
import { client } from './client.ts'
import { inWords, useLanguage, type Said } from './language.ts'

type NamesContract = {
  readonly 'GET /api/people/names': Endpoint & {
    readonly query: z.ZodType<{ ids: string }, { ids: string }>
    readonly reply: z.ZodType<{ readonly names: Readonly<Record<string, Said>> }>
  }
}
const api = client<NamesContract>()
const MOST = 100
let names: ReadonlyMap<string, Said> = new Map()
const wanted = new Set<string>()
const listeners = new Set<() => void>()
let asking = false

/** Forgotten whenever the session changes hands. */
export function forgetNames(): void {
  names = new Map()
  wanted.clear()
}

/** Ids that are drawn together are asked for together. */
async function ask(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 10))
  const ids = [...wanted].slice(0, MOST)
  for (const id of ids) wanted.delete(id)
  const answer = await api('GET /api/people/names', { query: { ids: ids.join(',') } })
  const found = answer.ok ? answer.value.names : {}
  // An id without a name is remembered as itself, so that it is not asked for again and again.
  names = new Map([...names, ...ids.map((id) => [id, found[id] ?? { zh: '—', en: '—' }] as const)])
  asking = wanted.size > 0
  if (asking) void ask()
  for (const listener of listeners) listener()
}
function want(id: string): void {
  if (names.has(id) || wanted.has(id)) return
  wanted.add(id)
  if (asking) return
  asking = true
  void ask()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The name behind an id of a person, unit or post; null while it is fetched. */
export function useName(id: string | null | undefined): string | null {
  const at = useLanguage()
  const said = useSyncExternalStore(subscribe, () => (id ? names.get(id) : undefined))
  if (id && !said) want(id)
  return said ? inWords(said, at) : null
}
/** Its name, where a reply carries only the id. */
export const Named = ({ id }: { id: string }) => <>{useName(id) ?? '…'}</>
