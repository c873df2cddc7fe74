import { bad, dayOf, type Refusal, type Result } from '#kernel/ground'
import type { Doer } from '#kernel/ledger'
import type { Store } from '#kernel/store'
import type { PeopleContext } from '../context.ts'
import { refuseAs } from '../refusals.ts'
import type { Workplace } from '../rules/session-state.ts'
import { agency } from '../store/agency.ts'
import { findPersonByNo } from '../store/persons.ts'
import { issueTicket, readTicket, spendTicket, withdrawTickets } from '../store/tickets.ts'
import { createAgency } from './create-agency.ts'
import { importPersons } from './import-persons.ts'
import { importPosts } from './import-posts.ts'
import { importUnits } from './import-units.ts'
import { openSession, type SignedIn } from './open-session.ts'
import { keepPassphrase, readyPassphrase } from './set-passphrase.ts'

const setter: Doer = { kind: 'system', job: 'set-up' }

/** The one-time secret that the server prints while no agency exists; an earlier one is void. Null once the agency is set up. */
export const setupTicket = (store: Store): Promise<{ token: string; expires: string } | null> =>
  store.unit(async (unit) => {
    if (await agency(unit.sql)) return null
    await withdrawTickets(unit.sql, 'setup', null)
    return issueTicket(unit.sql, 'setup', null, {}, unit.now)
  })

export interface SetUp {
  readonly token: string
  readonly agency: { readonly nameZh: string; readonly nameEn: string }
  readonly unit: { readonly code: string; readonly name: string }
  readonly person: { readonly personNo: string; readonly name: string; readonly title: string }
  readonly passphrase: string
}

/** Agency, its first unit and its first administrator, who is signed in at once. Whoever has the link has it once. */
export async function setUp(
  ctx: PeopleContext,
  cmd: SetUp,
  workplace: Workplace,
): Promise<Result<SignedIn, Refusal>> {
  const { store } = ctx
  if (await agency(store.read)) return bad(refuseAs('ALREADY_SET_UP'))
  if (!(await readTicket(store.read, 'setup', cmd.token, store.clock()))) return bad(refuseAs('LINK_SPENT'))
  const hash = await readyPassphrase(cmd.passphrase, [
    cmd.person.personNo,
    cmd.person.name,
    cmd.agency.nameZh,
    cmd.agency.nameEn,
  ])
  if (!hash.ok) return hash
  return store.unit(async (unit) => {
    if (await agency(unit.sql)) return bad(refuseAs('ALREADY_SET_UP'))
    if (!(await spendTicket(unit.sql, 'setup', cmd.token, unit.now))) return bad(refuseAs('LINK_SPENT'))
    const today = dayOf(unit.now)
    const { personNo, name, title } = cmd.person
    await createAgency(unit, setter, { ...cmd.agency, demo: false })
    const made = [
      await importUnits(unit, setter, [
        { line: 1, ...cmd.unit, nameEn: null, parentCode: null, opened: today, closed: null },
      ]),
      await importPersons(unit, setter, [{ line: 1, personNo, name, joined: today, leftOn: null }]),
      await importPosts(unit, setter, [
        { line: 1, personNo, unitCode: cmd.unit.code, title, role: 'admin', from: today, to: null },
      ]),
    ]
    const person = await findPersonByNo(unit.sql, personNo)
    // A blank after trimming is the only way here, and the contract refuses it; throwing rolls the agency back.
    if (made.some((result) => !result.ok) || !person) throw new Error('set-up rows were refused')
    await keepPassphrase(unit, setter, person.id, hash.value)
    return openSession(unit, person.id, 'setup', workplace, false)
  })
}
