import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshMarkKey, type MarkKey } from '@subrosa/inspect'
import { Journal, type Settings } from './journal.ts'
import { keyOfFile, writeKey } from './key-file.ts'
import type { Plan } from './plan.ts'

/** The key and the journal of one run, and what becomes of them. */
export interface RunRecord {
  readonly key: MarkKey
  readonly journal: Journal
  /** Files that belong to this record; never scanned. */
  readonly files: readonly string[]
  /** The run is over: nothing is left behind but a key that the caller named. */
  discard(): Promise<void>
  /** The run was stopped. @returns the file to resume from */
  leave(directory: string, stamp: string): Promise<string>
}

/** A record that is resumed without a key of its own has one beside it. */
const keyBeside = (file: string): string => `${file}.key`

export async function openRecord(plan: Plan, settings: Settings): Promise<RunRecord> {
  if (plan.resume !== null) return named(plan, plan.resume, settings)
  const key = plan.key === null ? freshMarkKey() : await keyOfFile(plan.key, plan.baseline === null)
  const directory = await mkdtemp(join(tmpdir(), 'subrosa-scan-'))
  const file = join(directory, 'scan.resume')
  const journal = await Journal.open(file, key, settings)
  const discard = async (): Promise<void> => {
    await journal.close()
    await rm(directory, { recursive: true, force: true })
  }
  return {
    key,
    journal,
    files: [directory],
    discard,
    async leave(where, stamp) {
      let kept = join(where, `subrosa-scan-${stamp}.resume`)
      try {
        await copyFile(file, kept)
        if (plan.key === null) await writeKey(keyBeside(kept), key)
        await discard()
      } catch {
        // The place cannot be written: the record stays where it is.
        await rm(kept, { force: true })
        kept = file
        if (plan.key === null) await writeKey(keyBeside(kept), key)
        await journal.close()
      }
      return kept
    },
  }
}

async function named(plan: Plan, file: string, settings: Settings): Promise<RunRecord> {
  const beside = keyBeside(file)
  const key =
    plan.key === null
      ? await keyOfFile(beside, !existsSync(file))
      : await keyOfFile(plan.key, plan.baseline === null)
  const journal = await Journal.open(file, key, settings)
  return {
    key,
    journal,
    files: [file, beside],
    async discard() {
      await journal.close()
      await rm(file, { force: true })
      if (plan.key === null) await rm(beside, { force: true })
    },
    async leave() {
      await journal.close()
      return file
    },
  }
}
