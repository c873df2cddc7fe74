import type { Routes } from '#kernel/contract'
import { outflowContract } from './contract.ts'
import type { OutflowRoom } from './room.ts'

/** The routes, whose handlers are loaded with the first call: the readers of files are half a second of a start that seldom needs them. */
export function outflowRoutes(room: OutflowRoom): Routes {
  let loaded: Promise<Routes> | null = null
  const load = (): Promise<Routes> =>
    (loaded ??= import('./http.ts').then(({ outflowHandlers }) => outflowHandlers(room)))
  const handlers = Object.fromEntries(
    Object.keys(outflowContract).map((key) => [
      key,
      async (call: never) => {
        const handler = (await load()).handlers[key]
        if (handler === undefined) throw new Error(`no handler for ${key}`)
        return handler(call)
      },
    ]),
  )
  return { contract: outflowContract, handlers }
}
