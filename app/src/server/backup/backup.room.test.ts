import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { record, recomputeLedger } from '#kernel/ledger'
import { openEmbedded } from '#kernel/store'
import { eachDatabase } from '#testing'
import { backUp } from './backup.ts'
import { ACTS, contents, fault, furnish, PASSPHRASE, quiet, request, tested } from './backup.testing.ts'
import { restore } from './restore.ts'

let home: string
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'subrosa-backup-'))))
afterEach(() => rmSync(home, { recursive: true, force: true }))

eachDatabase('backup', (open) => {
  it(
    'comes back row for row, file for file, with a ledger that recomputes',
    { timeout: 90_000 },
    async () => {
      const store = await open()
      const dataDir = join(home, 'data')
      await furnish(store, dataDir)
      const before = await contents(store)
      const notes: string[] = []
      const announce = (note: { digest: string }): Promise<void> =>
        Promise.resolve(void notes.push(note.digest))
      const done = await backUp(store, {
        ...quiet,
        dataDir,
        file: join(home, 'b.tgz'),
        passphrase: PASSPHRASE,
        announce,
      })
      await store.close()
      expect(notes).toEqual([done.sha256])

      const target = join(home, 'again')
      expect(await restore(request(done.file, target))).toMatchObject({ size: ACTS, rows: done.rows })
      const again = await openEmbedded({ directory: target })
      expect(await contents(again)).toEqual(before)
      expect(await recomputeLedger(again.read)).toBeNull()
      // Numbers go on where they stopped, and the guards stand again.
      const by = { kind: 'system', job: 'test' } as const
      const next = await again.unit((unit) =>
        record(unit, tested, { by, on: { kind: 'thing', id: 'x' }, fields: { n: -1, note: null } }),
      )
      expect(next).toBe(ACTS + 1)
      await expect(again.unit((unit) => sql`delete from ledger_act`.execute(unit.sql))).rejects.toThrow(
        'never deleted',
      )
      await again.close()
      for (const name of [
        'files/ab/abcd',
        'logs/empty.parquet',
        'keys/mark.key',
        'keys/ledger.key',
        'ledger/checkpoints.jsonl',
      ]) {
        expect(readFileSync(join(target, name)).equals(readFileSync(join(dataDir, name))), name).toBe(true)
      }
    },
  )

  it('never overwrites a backup, never seals with a short passphrase, and is not made when it cannot be recorded', async () => {
    const store = await open()
    const dataDir = join(home, 'data')
    const file = join(home, 'b.tgz')
    expect(await fault(backUp(store, { ...quiet, dataDir, file, passphrase: 'short' }))).toBe(
      'BACKUP_NEEDS_PASSPHRASE',
    )
    const announce = (): Promise<void> => Promise.reject(new Error('the ledger is closed'))
    expect(await fault(backUp(store, { ...quiet, dataDir, file, passphrase: null, announce }))).toBe(
      'BACKUP_FAILED',
    )
    expect(await fault(backUp(store, { ...quiet, dataDir, file, passphrase: null }))).toBe('done')
    expect(await fault(backUp(store, { ...quiet, dataDir, file, passphrase: null }))).toBe(
      'BACKUP_FILE_EXISTS',
    )
    await store.close()
  })
})
