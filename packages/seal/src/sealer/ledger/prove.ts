import {
  type SaltedRecord,
  type TileReader,
  discloseField,
  openCheckpoint,
  proveConsistency,
  proveInclusion,
  recordRoot,
} from '@subrosa/tlog'
import type { Verifier } from '@subrosa/tlog'
import { toBase64 } from '../../bytes.ts'
import { ok } from '../../refusal.ts'
import { type Answer, no } from '../outcome.ts'
import type { Evidence } from './evidence.ts'

/** An act to be shown to the sealer: where it lies, the whole record, and which of its fields to show. */
export interface ShownAct {
  readonly index: number
  readonly record: SaltedRecord
  readonly fields: readonly string[]
}

/** Builds evidence out of a running log: for whoever keeps the ledger. `from` is the size in the sealer's `hello`. */
export async function gatherEvidence(
  tiles: TileReader,
  logKey: Verifier,
  checkpoint: string,
  from: number,
  acts: readonly ShownAct[],
): Promise<Answer<Evidence>> {
  const opened = openCheckpoint(checkpoint, logKey)
  if (!opened.ok) return no('CHECKPOINT_REFUSED', opened.fault.code)
  const { size } = opened.value
  if (from > size) return no('CHECKPOINT_OLD', `size ${size}, the sealer has ${from}`)
  const way = from === 0 || from === size ? ok([]) : await proveConsistency(tiles, from, size)
  if (!way.ok) return no('PROOF_REFUSED', way.fault.code)
  const shown: Evidence['acts'][number][] = []
  for (const act of acts) {
    const [root, path] = [recordRoot(act.record), await proveInclusion(tiles, act.index, size)]
    if (!root.ok) return no('PROOF_REFUSED', root.fault.code)
    if (!path.ok) return no('PROOF_REFUSED', path.fault.code)
    const fields: Evidence['acts'][number]['shown'][number][] = []
    for (const name of act.fields) {
      const one = discloseField(act.record, name)
      if (!one.ok) return no('FIELD_NOT_PROVED', name)
      const { value, salt, index, count } = one.value
      if (typeof value === 'object') return no('FIELD_NOT_PROVED', `${name} is no scalar`)
      fields.push({ name, value, salt: toBase64(salt), index, count, path: one.value.path.map(toBase64) })
    }
    shown.push({
      index: act.index,
      hashes: path.value.map(toBase64),
      root: toBase64(root.value),
      shown: fields,
    })
  }
  return ok({ checkpoint, from, consistency: way.value.map(toBase64), acts: shown })
}
