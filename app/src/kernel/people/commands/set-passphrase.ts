import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import { record, type Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { peopleActs } from '../acts.ts'
import { hashPassphrase } from '../credentials/passphrase-hash.ts'
import { refuseAs } from '../refusals.ts'
import { passphraseFault } from '../rules/passphrase.ts'
import { putPassphrase } from '../store/credentials.ts'

/** Checks the passphrase against the policy and hashes it; to be called before the unit, which only writes. */
export async function readyPassphrase(
  passphrase: string,
  about: readonly string[],
): Promise<Result<string, Refusal>> {
  const fault = passphraseFault(passphrase, about)
  if (fault) return bad(refuseAs('PASSPHRASE_WEAK', { why: fault.zh, whyEn: fault.en }))
  return ok(await hashPassphrase(passphrase))
}

export async function keepPassphrase(unit: Unit, by: Doer, person: string, hash: string): Promise<void> {
  await putPassphrase(unit.sql, person, hash, unit.now)
  await record(unit, peopleActs['credential.set'], {
    by,
    on: { kind: 'person', id: person },
    fields: { person, what: 'passphrase' },
  })
}
