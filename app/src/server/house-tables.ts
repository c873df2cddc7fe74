import type { Contract } from '#kernel/contract'
import { findingsContract, findingsRefusals } from '#kernel/findings'
import type { RefusalTable } from '#kernel/ground'
import { declaredActs, ledgerContract, ledgerRefusals, type DeclaredAct } from '#kernel/ledger'
import { peopleContract, peopleRefusals } from '#kernel/people'
import { reviewContract, reviewRefusals } from '#kernel/review'
import { webRefusals } from '#kernel/web'
import { outflowContract, outflowRefusals } from '#domains/outflow'
import { queriesContract, queriesRefusals } from '#domains/queries'
import { houseActs } from './backup/notes.ts'
import { houseContract } from './house/house-contract.ts'
import { houseRefusals } from './house/house-refusals.ts'

/** What each room declares, in the order of the manual. A new room is one line here. */
const rooms: readonly {
  readonly room: string
  readonly refusals: RefusalTable
  readonly contract?: Contract
}[] = [
  { room: 'web', refusals: webRefusals },
  { room: 'ledger', refusals: ledgerRefusals, contract: ledgerContract },
  { room: 'people', refusals: peopleRefusals, contract: peopleContract },
  { room: 'review', refusals: reviewRefusals, contract: reviewContract },
  { room: 'findings', refusals: findingsRefusals, contract: findingsContract },
  { room: 'queries', refusals: queriesRefusals, contract: queriesContract },
  { room: 'outflow', refusals: outflowRefusals, contract: outflowContract },
  { room: 'house', refusals: houseRefusals, contract: houseContract },
]

/** The tables that the manual is generated from (scripts/docs.mjs). Acts declare themselves when their rooms are loaded. */
export const houseTables: { readonly rooms: typeof rooms; acts(): readonly DeclaredAct[] } = {
  rooms,
  acts: () =>
    [...new Set([...declaredActs().values(), ...Object.values(houseActs)])].toSorted((a, b) =>
      a.kind < b.kind ? -1 : 1,
    ),
}
