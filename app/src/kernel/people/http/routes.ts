import { routes, type Routes } from '#kernel/contract'
import { sessionContract } from './session-contract.ts'
import { sessionHandlers, type PeopleHttp } from './session-handlers.ts'

export const peopleContracts = [sessionContract] as const

/** Every route of this room. */
export const peopleRoutes = (ctx: PeopleHttp): readonly Routes[] => [routes(sessionContract, sessionHandlers(ctx))]
