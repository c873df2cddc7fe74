import { CompactRange, encodeRecordEntry, recordRoot } from '@subrosa/tlog'
import { sql } from 'kysely'
import type { Reader } from '#kernel/store'
import type { ActRecord } from './record.ts'

const PAGE = 1000

/**
 * Builds the tree anew from the acts themselves and holds it against the signed root. Slower than `ledgerHealth` (it hashes
 * every act), and sees what that cannot: an act edited while the tiles were left alone.
 * @returns the first leaf that is missing or wrong in number, 'ROOT' when an act was changed, or null when all is sound
 */
export async function recomputeLedger(db: Reader): Promise<number | 'ROOT' | null> {
  const state = await sql<{ size: number; root: Uint8Array }>`select size, root from ledger_state`.execute(db)
  const { size, root } = state.rows[0] ?? { size: 0, root: new Uint8Array() }
  const tree = CompactRange.from(0, [])
  for (let next = 0; next < size;) {
    const { rows } = await sql<{
      leaf: number
      record: ActRecord
      salts: Uint8Array
      destroyed: Record<string, string>
    }>`
      select leaf, record, salts, destroyed from ledger_act where leaf >= ${next} and leaf < ${size} order by leaf limit ${PAGE}`.execute(
      db,
    )
    if (rows.length === 0) return next
    for (const { leaf, record, salts, destroyed } of rows) {
      if (leaf !== next) return next
      const hashes = Object.fromEntries(
        Object.entries(destroyed).map(([name, hash]) => [name, Buffer.from(hash, 'hex')]),
      )
      const made = recordRoot({ fields: record, salts, destroyed: hashes })
      if (!made.ok) return leaf
      tree.appendEntry(encodeRecordEntry(made.value))
      next += 1
    }
  }
  return size > 0 && Buffer.compare(tree.root(), root) !== 0 ? 'ROOT' : null
}
