import { routes, type Routes } from '#kernel/contract'
import { credentialContract, entryContract } from './access-contract.ts'
import { credentialHandlers, entryHandlers } from './access-handlers.ts'
import { directoryContract, keepingContract } from './directory-contract.ts'
import { directoryHandlers } from './directory-handlers.ts'
import { keepingHandlers } from './keeping-handlers.ts'
import { sessionContract } from './session-contract.ts'
import { sessionHandlers, type PeopleHttp } from './session-handlers.ts'

export const peopleContract = {
  ...sessionContract,
  ...entryContract,
  ...credentialContract,
  ...directoryContract,
  ...keepingContract,
} as const

/** Every route of this room. */
export const peopleRoutes = (ctx: PeopleHttp): Routes =>
  routes(peopleContract, {
    ...sessionHandlers(ctx),
    ...entryHandlers(ctx),
    ...credentialHandlers(ctx),
    ...directoryHandlers(ctx),
    ...keepingHandlers(ctx),
  })
