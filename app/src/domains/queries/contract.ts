import type { z } from 'zod'
import { contract } from '#kernel/contract'
import { bookContract } from './contract-book.ts'
import { linesContract } from './contract-lines.ts'
import type { reason } from './contract-parts.ts'
import { sourcesContract } from './contract-sources.ts'

/** Every route of the room. Path ids are the room's own. */
export const queriesContract = contract({ ...sourcesContract, ...bookContract, ...linesContract })
export type QueriesContract = typeof queriesContract
/** For screens that show one reason. */
export type ReasonShape = z.output<typeof reason>
