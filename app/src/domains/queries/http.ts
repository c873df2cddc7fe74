import { routes, type Routes } from '#kernel/contract'
import { queriesContract } from './contract.ts'
import { bookRoutes } from './http/book-routes.ts'
import { lineRoutes } from './http/line-routes.ts'
import { sourceRoutes } from './http/source-routes.ts'
import type { QueriesRoom } from './room.ts'

/** Every route of the room: a forgotten one does not compile. */
export const queriesRoutes = (room: QueriesRoom): Routes =>
  routes(queriesContract, { ...sourceRoutes(room), ...bookRoutes(room), ...lineRoutes(room) })
