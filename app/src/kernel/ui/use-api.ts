import { QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Result } from '#kernel/ground'
import type { Contract } from '#kernel/contract'
import { address, type AnswerOf, type Api, type AskOf, type RouteOf } from './client.ts'
import { unreadable, type CodedRefusal } from './refused.ts'

/** Carries a refusal through TanStack Query, which knows failure only as a throw. Never leaves this file. */
class Refused extends Error {
  readonly refusal: CodedRefusal
  constructor(refusal: CodedRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}
const refusalOf = (error: unknown): CodedRefusal | null =>
  error === null || error === undefined ? null : error instanceof Refused ? error.refusal : unreadable(0)

/** One cache for the console; emptied whenever the session changes hands. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 5_000, refetchOnWindowFocus: false } },
})

/** A read: what `Load` shows. `data` stays while a newer answer is fetched. */
export interface Reading<T> {
  readonly data: T | undefined
  readonly refusal: CodedRefusal | null
  readonly loading: boolean
  readonly fetching: boolean
  again(): void
}
interface ReadOptions {
  readonly enabled?: boolean
  /** Poll in milliseconds; sent as a background read, so that it does not keep the session awake. */
  readonly every?: number | false
}
interface LooseAsk {
  readonly params?: unknown
  readonly query?: unknown
}
const keyOf = (route: string, ask: LooseAsk | undefined) => [pathOf(route), address(route, ask), route]
const textOf = (part: unknown): string => (typeof part === 'string' ? part : '')
const thingOf = (url: unknown) => textOf(url).split('?')[0]
const pathOf = (route: string) => route.slice(route.indexOf(' ') + 1)

/** Reads a GET route and keeps the answer: `useApi(api, 'GET /api/lines/:id', { params: { id } })`. */
export function useApi<C extends Contract, K extends RouteOf<C> & `GET ${string}`>(
  api: Api<C>,
  route: K,
  ask?: AskOf<C, K>,
  options: ReadOptions = {},
): Reading<AnswerOf<C, K>> {
  const polled = options.every !== undefined && options.every !== false
  const key = keyOf(route, ask)
  const q = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => answer(await call(api, route, { ...ask, signal, background: polled })),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    // The old answer may stand in for a new filter, never for another thing.
    placeholderData: (before, query) =>
      thingOf(query?.queryKey[1]) === thingOf(key[1]) ? before : undefined,
  })
  return {
    data: q.data as AnswerOf<C, K> | undefined,
    refusal: refusalOf(q.error),
    loading: q.isPending && q.fetchStatus !== 'idle',
    fetching: q.isFetching,
    again: () => void q.refetch(),
  }
}

/** Rows page after page by cursor. The reply has `rows` and `next` (null at the end); the cursor goes into `query[cursor]`. */
export interface Pages<T, Head> {
  readonly rows: readonly T[]
  /** The first page, for counts that come with it. */
  readonly head: Head | undefined
  readonly refusal: CodedRefusal | null
  readonly loading: boolean
  readonly more: (() => void) | null
  readonly fetching: boolean
}
interface Page {
  readonly rows: readonly unknown[]
  readonly next: string | number | null
}
type ItemOf<R> = R extends { readonly rows: readonly (infer T)[] } ? T : never
export function usePages<C extends Contract, K extends RouteOf<C> & `GET ${string}`>(
  api: Api<C>,
  route: K,
  ask?: AskOf<C, K>,
  options: ReadOptions & { readonly cursor?: string } = {},
): Pages<ItemOf<AnswerOf<C, K>>, AnswerOf<C, K>> {
  const cursor = options.cursor ?? 'after'
  const q = useInfiniteQuery({
    queryKey: [...keyOf(route, ask), 'pages'],
    initialPageParam: null as string | number | null,
    queryFn: async ({ signal, pageParam }) => {
      const query = {
        ...(ask?.query as Readonly<Record<string, unknown>> | undefined),
        ...(pageParam ? { [cursor]: pageParam } : {}),
      }
      return answer(await call(api, route, { ...ask, query, signal })) as Page
    },
    getNextPageParam: (last) => last.next,
    enabled: options.enabled ?? true,
  })
  return {
    rows: (q.data?.pages.flatMap((page) => page.rows) ?? []) as ItemOf<AnswerOf<C, K>>[],
    head: q.data?.pages[0] as AnswerOf<C, K> | undefined,
    refusal: refusalOf(q.error),
    loading: q.isPending && q.fetchStatus !== 'idle',
    more: q.hasNextPage ? () => void q.fetchNextPage() : null,
    fetching: q.isFetching,
  }
}

/** A deed: `const stamp = useDeed(api, 'POST /api/lines/:id/stamp', { renews: ['/api/lines', '/api/today'] })`. */
export interface Doing<A, T> {
  run(ask: A): Promise<Result<T, CodedRefusal>>
  readonly busy: boolean
  readonly refusal: CodedRefusal | null
  clear(): void
}
export function useDeed<C extends Contract, K extends RouteOf<C>>(
  api: Api<C>,
  route: K,
  options: { readonly renews?: readonly string[] } = {},
): Doing<AskOf<C, K>, AnswerOf<C, K>> {
  const cache = useQueryClient()
  const m = useMutation({ mutationFn: (ask: AskOf<C, K>) => call(api, route, ask) })
  return {
    async run(ask) {
      const result = await m.mutateAsync(ask)
      if (result.ok) for (const path of options.renews ?? []) void renew(cache, path)
      return result as Result<AnswerOf<C, K>, CodedRefusal>
    },
    busy: m.isPending,
    refusal: m.data && !m.data.ok ? m.data.error : refusalOf(m.error),
    clear: () => m.reset(),
  }
}

/** Marks every cached read under the path (`/api/lines`) as old; those on screen are fetched again. */
export const renew = (cache: QueryClient, path: string): Promise<void> =>
  cache.invalidateQueries({ predicate: (query) => textOf(query.queryKey[1]).startsWith(path) })

const call = <C extends Contract>(
  api: Api<C>,
  route: RouteOf<C>,
  ask: unknown,
): Promise<Result<unknown, CodedRefusal>> =>
  (api as (route: string, ask: unknown) => Promise<Result<unknown, CodedRefusal>>)(route, ask)

function answer(result: Result<unknown, CodedRefusal>): unknown {
  if (!result.ok) throw new Refused(result.error)
  return result.value ?? null
}
