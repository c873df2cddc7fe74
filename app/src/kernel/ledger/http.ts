import { must, parseNote, proveInclusion } from '@subrosa/tlog'
import { bad, ok, refuse } from '#kernel/ground'
import { routes, type Download, type Routes } from '#kernel/contract'
import type { Reader, Store } from '#kernel/store'
import { declaredActs } from './act.ts'
import { ledgerContract } from './contract.ts'
import { evidenceDownload } from './evidence.ts'
import { ledgerHealth } from './health.ts'
import { readAct, readActs, readState, type ActRow } from './read.ts'
import type { Sequencer } from './sequencer.ts'
import type { SideFile } from './side-file.ts'
import { newestNote, servedTile } from './serve-log.ts'
import { sqlTiles } from './tiles.ts'

export interface LedgerRoutesNeeds {
  readonly store: Store
  readonly sequencer: Sequencer
  readonly side: SideFile
  readonly witnessKeys: readonly string[]
  /** Names of persons, from the people kernel above. */
  names(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
}

export function ledgerRoutes(needs: LedgerRoutesNeeds): Routes {
  const { store, sequencer, side, names } = needs
  const shown = async (rows: readonly ActRow[]) => {
    const people = await names(
      store.read,
      rows.flatMap((row) => personOf(row) ?? []),
    )
    return rows.map((row) => ({ ...lineOf(row), doer: doerOf(row, people) }))
  }
  return routes(ledgerContract, {
    'GET /api/ledger/state': async () => {
      const state = await readState(store.read)
      const health = await ledgerHealth(store.read, side, sequencer.verifier)
      return ok({
        origin: sequencer.origin,
        verifierKey: sequencer.verifier.vkey,
        size: state?.size ?? 0,
        root: Buffer.from(state?.root ?? []).toString('base64'),
        waiting: health.waiting,
        health: health.state,
        checkpoints: (state?.checkpoints ?? []).map((row) => ({
          size: row.size,
          at: row.at,
          note: row.note + row.cosignatures,
          witnesses: witnessesOf(row.note + row.cosignatures, sequencer.origin),
        })),
      })
    },
    'GET /api/ledger/acts': async ({ query }) => {
      const { person, limit, ...filter } = query
      const rows = await readActs(store.read, {
        ...filter,
        doer: person === undefined ? undefined : `person:${person}`,
        limit: limit + 1,
      })
      const page = rows.slice(0, limit)
      return ok({ rows: await shown(page), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null })
    },
    'GET /api/ledger/acts/:id': async ({ params }) => {
      const row = await readAct(store.read, params.id)
      const [line] = row ? await shown([row]) : []
      if (!row || !line) return bad(refuse('ACT_NOT_FOUND'))
      const state = await readState(store.read, 1)
      const size = state?.size ?? 0
      const hashes =
        row.leaf === null ? null : must(await proveInclusion(sqlTiles(store.read), row.leaf, size))
      return ok({
        ...line,
        edition: text(row.record['edition']),
        fields: Object.entries(row.record).map(([name, value]) => ({ name, value })),
        proof: hashes && { size, hashes: hashes.map((hash) => Buffer.from(hash).toString('base64')) },
      })
    },
    'GET /api/ledger/kinds': async () =>
      ok({
        kinds: [...declaredActs().values()].map(({ kind, declaration }) => ({
          kind,
          title: { zh: declaration.zh, en: declaration.en },
          keep: declaration.keep,
          fields: Object.keys(declaration.fields),
        })),
      }),
    'GET /api/ledger/log/checkpoint': async () => {
      const note = await newestNote(store.read)
      return note === null
        ? bad(refuse('NO_SUCH_TILE'))
        : ok(blob('checkpoint', 'text/plain; charset=utf-8', note))
    },
    'GET /api/ledger/log/tile/*': async ({ params }) => {
      const bytes = await servedTile(store.read, `tile/${params['*']}`)
      return bytes === null
        ? bad(refuse('NO_SUCH_TILE'))
        : ok(blob('tile', 'application/octet-stream', bytes))
    },
    'GET /api/ledger/evidence': ({ actor }) => evidenceDownload(needs, actor),
  })
}

const blob = (name: string, mediaType: string, content: string | Uint8Array): Download => ({
  name,
  mediaType,
  bytes: (async function* () {
    yield content
  })(),
})
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const split = (ref: string): { kind: string; id: string } => {
  const at = ref.indexOf(':')
  return { kind: ref.slice(0, at), id: ref.slice(at + 1) }
}
const personOf = (row: ActRow): string | null => {
  const doer = split(text(row.record['by']) ?? ':')
  return doer.kind === 'person' ? doer.id : null
}

function lineOf(row: ActRow) {
  const kind = text(row.record['act']) ?? ''
  const declared = declaredActs().get(kind)?.declaration
  return {
    id: row.id,
    leaf: row.leaf,
    kind,
    title: { zh: declared?.zh ?? kind, en: declared?.en ?? kind },
    at: text(row.record['at']) ?? '',
    thing: split(text(row.record['on']) ?? ':'),
  }
}

function doerOf(
  row: ActRow,
  people: ReadonlyMap<string, string>,
): { kind: 'person' | 'system'; id: string; name: string | null } {
  const doer = split(text(row.record['by']) ?? ':')
  return doer.kind === 'person'
    ? { kind: 'person', id: doer.id, name: people.get(doer.id) ?? null }
    : { kind: 'system', id: doer.id, name: null }
}

function witnessesOf(note: string, origin: string): string[] {
  const parsed = parseNote(note)
  return parsed.ok
    ? parsed.value.signatures.map((signature) => signature.name).filter((name) => name !== origin)
    : []
}
