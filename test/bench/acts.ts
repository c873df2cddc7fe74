import { join } from 'node:path'
import { act, ActAppender, acts, record } from '../../app/dist/kernel/ledger/index.js'
import { migrate, openEmbedded, openPostgres, type Store } from '../../app/dist/kernel/store/index.js'
import { houseMigrations } from '../../app/dist/server/migrations.js'
import { perSecond, took, type Bench, type BenchWorld, type Figure } from './bench.ts'
import { newDatabase } from './database.ts'

const benchActs = acts('bench', {
  done: act({
    zh: '量測',
    en: 'Measured',
    fields: { line: 'ref', decision: 'code', dwell: 'count', file: 'digest' },
    keep: 'P1Y',
  }),
})
const one = {
  by: {
    kind: 'person',
    person: '01hzzzzzzzzzzzzzzzzzzzzzzz',
    post: '01hzzzzzzzzzzzzzzzzzzzzzzy',
    unit: '01hzzzzzzzzzzzzzzzzzzzzzzx',
  },
  on: { kind: 'line', id: '01hzzzzzzzzzzzzzzzzzzzzzzw' },
  fields: { line: '01hzzzzzzzzzzzzzzzzzzzzzzw', decision: 'approve', dwell: 4200, file: 'ab'.repeat(32) },
} as const

/** Every act is acknowledged only when its commit is on the disk; both databases run with fsync. */
async function measure(
  name: string,
  store: Store,
  aims: { single: number | null; many: number | null },
): Promise<Figure[]> {
  await migrate(store, houseMigrations)
  const appender = new ActAppender(store)
  const append = (): Promise<number> => appender.append(benchActs.done, one)
  const command = (): Promise<number> => store.unit((unit) => record(unit, benchActs.done, one))
  const writers = async (count: number, total: number, write: () => Promise<number>): Promise<number> => {
    let left = total
    return perSecond(
      total,
      await took(() =>
        Promise.all(
          Array.from({ length: count }, async () => {
            while (left-- > 0) await write()
          }),
        ),
      ),
    )
  }
  await writers(8, 500, append)
  const figure = (what: string, value: number, aim: number | null): Figure => ({
    what: `${name}: ${what}`,
    value,
    unit: 'acts/s',
    aim: aim === null ? null : { atLeast: aim },
    data: '12-field acts, fsync per commit',
  })
  const figures = [
    figure('one writer, one act after another', await writers(1, 3000, append), aims.single),
    figure('64 writers, each waiting for its own act', await writers(64, 60_000, append), aims.many),
    figure('one writer, a whole command (serialisable transaction)', await writers(1, 1500, command), null),
    figure('64 writers, whole commands', await writers(64, 6000, command), null),
  ]
  await store.close()
  return figures
}

export const bench: Bench = {
  name: 'acts',
  async run(world: BenchWorld) {
    const figures = await measure(
      'embedded',
      await openEmbedded({ directory: join(world.directory, 'embedded') }),
      { single: 1500, many: null },
    )
    if (world.postgres === null) return figures
    const url = await newDatabase(world.postgres, 'bench_acts')
    return [...figures, ...(await measure('PostgreSQL', openPostgres(url), { single: null, many: 8000 }))]
  },
}
