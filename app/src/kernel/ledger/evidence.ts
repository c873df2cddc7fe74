import { writeEvidence, type JsonValue, type StoredRecord } from '@subrosa/tlog'
import { sql } from 'kysely'
import { bad, ok, refuse, rocTime, type Refusal, type Result } from '#kernel/ground'
import type { Download } from '#kernel/contract'
import type { Actor } from '#kernel/policy'
import type { Reader, Store } from '#kernel/store'
import { ledgerActs } from './ledger-acts.ts'
import { readState } from './read.ts'
import { record } from './record.ts'
import type { Sequencer } from './sequencer.ts'
import type { SideFile } from './side-file.ts'
import { sqlTiles } from './tiles.ts'

export interface EvidenceNeeds {
  readonly store: Store
  readonly sequencer: Sequencer
  readonly side: SideFile
  /** Keys of the witnesses that the agency has named. */
  readonly witnessKeys: readonly string[]
}
interface StoredAct {
  readonly id: number
  readonly leaf: number | null
  readonly record: Record<string, JsonValue>
  readonly salts: Uint8Array
  readonly destroyed: Record<string, string>
}
const PAGE = 2000

/** The whole log with every act as it lies in the database, for a checker who trusts nobody. The export is the log's last act. */
export async function evidenceDownload(
  needs: EvidenceNeeds,
  actor: Actor,
): Promise<Result<Download, Refusal>> {
  const { store, sequencer } = needs
  const post = actor.current
  const before = await readState(store.read, 0)
  await store.unit((unit) =>
    record(unit, ledgerActs['evidence.exported'], {
      by: {
        kind: 'person',
        person: actor.person,
        post: post?.post ?? null,
        unit: post?.unit ?? null,
        onBehalfOf: post?.onBehalfOf ?? null,
      },
      on: { kind: 'ledger', id: sequencer.origin },
      fields: { after: before?.size ?? 0 },
    }),
  )
  let done = await sequencer.run()
  for (let rounds = 0; done.added > 0 && rounds < 100; rounds++) done = await sequencer.run()
  if (done.added > 0) return bad(refuse('LEDGER_BEHIND'))
  const now = store.clock()
  return ok({
    name: `evidence-${now.slice(0, 10)}-${done.size}.jsonl`,
    mediaType: 'application/jsonl',
    bytes: evidenceLines(needs, done.size, `${rocTime(now)} ${sequencer.origin}`),
  })
}

/** The package's lines. Acts without a leaf that the sequencer set aside come last: the verifier names them. */
export function evidenceLines(needs: EvidenceNeeds, size: number, about: string): AsyncGenerator<string> {
  const { store, sequencer, side, witnessKeys } = needs
  return writeEvidence({
    header: {
      origin: sequencer.origin,
      logKey: sequencer.verifier.vkey,
      witnessKeys: [...witnessKeys],
      size,
      records: { from: 0, to: size },
      firstCheckpoint: 0,
      about,
    },
    checkpoints: checkpointNotes(store.read, side),
    store: sqlTiles(store.read),
    records: storedActs(store.read, size),
  })
}

/** The side file's history, with the cosignatures that arrived later and lie in the database. */
async function* checkpointNotes(db: Reader, side: SideFile): AsyncGenerator<string> {
  const { rows } = await sql<{
    size: number
    cosignatures: string
  }>`select size, cosignatures from ledger_checkpoint where cosignatures <> ''`.execute(db)
  const cosigned = new Map(rows.map((row) => [row.size, row.cosignatures]))
  for (const issued of side.readAll()) yield issued.note + (cosigned.get(issued.size) ?? '')
}

async function* storedActs(db: Reader, size: number): AsyncGenerator<StoredRecord> {
  const grown = (await readState(db, 0))?.size ?? size
  for (let from = -1; ;) {
    const { rows } = await sql<StoredAct>`select id, leaf, record, salts, destroyed from ledger_act
      where leaf > ${from} order by leaf limit ${PAGE}`.execute(db)
    for (const row of rows)
      if (row.leaf !== null && (row.leaf < size || row.leaf >= grown)) yield storedOf(row)
    const last = rows.at(-1)
    // Acts sequenced while the export runs are simply later; a leaf beyond the tree was never given by the sequencer.
    if (!last || last.leaf === null) break
    from = last.leaf
  }
  const { rows: foreign } = await sql<StoredAct>`select id, leaf, record, salts, destroyed from ledger_act
    where id in (select act from ledger_foreign) order by id`.execute(db)
  for (const row of foreign) yield storedOf(row)
}

const storedOf = (row: StoredAct): StoredRecord => ({
  leaf: row.leaf,
  record: {
    fields: row.record,
    salts: row.salts,
    destroyed: Object.fromEntries(
      Object.entries(row.destroyed).map(([name, hash]) => [name, Buffer.from(hash, 'hex')]),
    ),
  },
})
