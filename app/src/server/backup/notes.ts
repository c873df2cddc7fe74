import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { newId, parseInstant, type Instant } from '#kernel/ground'
import { act, acts, record } from '#kernel/ledger'
import { writeDurably, type Store } from '#kernel/store'
import { dataPaths, makeDataDir } from '../data-dir.ts'

/** Whoever holds a backup holds everything: that one was made, or put back, stays in the ledger. */
export const houseActs = acts('house', {
  'backup.made': act({
    zh: '製作備份',
    en: 'A backup was made',
    fields: { at: 'instant', digest: 'digest', keys: 'flag' },
    keep: 'P10Y',
  }),
  'backup.restored': act({
    zh: '自備份還原',
    en: 'A backup was restored',
    fields: { at: 'instant', digest: 'digest', keys: 'flag' },
    keep: 'P10Y',
  }),
})

const instantText = z.string().transform((text, context): Instant => {
  const parsed = parseInstant(text)
  if (parsed.ok) return parsed.value
  context.addIssue('not an instant')
  return z.NEVER
})
const noteSchema = z.strictObject({
  what: z.enum(['backup.made', 'backup.restored']),
  at: instantText,
  /** SHA-256 of the backup file. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Whether the keys were in it. */
  keys: z.boolean(),
})
export type Note = z.output<typeof noteSchema>

/** Leaves word, while the server stands still, of what must become an act at its next start. */
export function leaveNote(dataDir: string, note: Note): void {
  const { notes } = makeDataDir(dataDir)
  writeDurably(join(notes, `${newId()}.json`), JSON.stringify(note))
}

/** Records it now, in a running house. */
export async function recordNote(store: Store, { what, at, digest, keys }: Note): Promise<void> {
  await store.unit((unit) =>
    record(unit, houseActs[what], {
      by: { kind: 'system', job: 'backup' },
      on: { kind: 'backup', id: digest.slice(0, 16) },
      fields: { at, digest, keys },
    }),
  )
}

/**
 * Turns the notes that were left into acts; for the start, after migrations. At least once: a crash between act and removal
 * records it again, which is the harmless side.
 * @returns how many
 */
export async function recordNotes(store: Store, dataDir: string): Promise<number> {
  const { notes } = dataPaths(dataDir)
  if (!existsSync(notes)) return 0
  const files = readdirSync(notes)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
  for (const name of files) {
    await recordNote(store, noteSchema.parse(JSON.parse(readFileSync(join(notes, name), 'utf8'))))
    rmSync(join(notes, name))
  }
  return files.length
}
