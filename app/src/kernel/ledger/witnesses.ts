import { sql } from 'kysely'
import { parseCosignatureVerifier, submitToWitness, type Submitted, type Verifier } from '@subrosa/tlog'
import type { Store } from '#kernel/store'
import { ledgerActs } from './ledger-acts.ts'
import { record } from './record.ts'
import { sqlTiles } from './tiles.ts'

export interface WitnessAddress {
  readonly url: string
  /** `name+hash+base64`. */
  readonly key: string
}
interface Named extends WitnessAddress {
  readonly verifier: Verifier
}

/**
 * Brings the newest checkpoint to each witness and keeps the cosignatures. A witness that says the tree was rolled back or forked
 * is right until somebody proves otherwise: that is recorded and told to the house.
 */
export class Witnesses {
  readonly #store: Store
  readonly #named: readonly Named[]
  readonly #cosigned = new Map<string, number>()
  readonly #alarmed = new Set<string>()

  constructor(store: Store, addresses: readonly WitnessAddress[]) {
    this.#store = store
    this.#named = addresses.map((address) => {
      const verifier = parseCosignatureVerifier(address.key)
      if (!verifier.ok) throw new Error(`witness ${address.url}: ${verifier.fault.code}`)
      return { ...address, verifier: verifier.value }
    })
  }

  /** One round; false always, so that the pulse waits for its time. */
  async run(): Promise<boolean> {
    if (this.#named.length === 0) return false
    const { rows } = await sql<{
      size: number
      note: string
    }>`select size, note from ledger_checkpoint order by size desc limit 1`.execute(this.#store.read)
    const newest = rows[0]
    if (!newest) return false
    for (const witness of this.#named) {
      if (this.#cosigned.get(witness.key) === newest.size) continue
      const oldSize = this.#cosigned.get(witness.key)
      const submitted = await submitToWitness({
        url: witness.url,
        witnessKey: witness.verifier,
        checkpoint: newest.note,
        store: sqlTiles(this.#store.read),
        ...(oldSize === undefined ? {} : { oldSize }),
      })
      await this.#answer(witness, newest.size, submitted)
    }
    return false
  }

  async #answer(witness: Named, size: number, submitted: Submitted): Promise<void> {
    if (submitted.kind === 'cosigned') {
      this.#cosigned.set(witness.key, size)
      await this.#store.append(async (unit) => {
        await sql`update ledger_checkpoint set cosignatures = cosignatures || ${`${submitted.line}\n`} where size = ${size}`.execute(
          unit.sql,
        )
      })
    }
    if (submitted.kind !== 'refused' || this.#alarmed.has(`${witness.key}/${submitted.code}/${size}`)) return
    this.#alarmed.add(`${witness.key}/${submitted.code}/${size}`)
    await this.#store.unit(async (unit) => {
      await record(unit, ledgerActs['witness.refused'], {
        by: { kind: 'system', job: 'ledger.witness' },
        on: { kind: 'witness', id: witness.verifier.name },
        fields: { size, code: submitted.code },
      })
      await unit.notify({
        topic: 'ledger.witness-refused',
        about: { witness: witness.verifier.name, code: submitted.code, size },
      })
    })
  }
}
