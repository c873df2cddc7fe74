import { readFileSync } from 'node:fs'
import { OpsFault } from '../server/ops-fault.ts'
import type { Call } from './command.ts'

const NAME = 'SUBROSA_BACKUP_PASSPHRASE'

/** The passphrase of a backup, from a file or the environment; never from the command line, which other users can read. */
export function passphraseOf({ flags, io }: Call): string | null {
  const named = flags.get('passphrase-file') ?? io.env[`${NAME}_FILE`]
  if (typeof named !== 'string') return io.env[NAME] ?? null
  try {
    return readFileSync(named, 'utf8').trim()
  } catch {
    throw new OpsFault('CONFIG_FILE_UNREADABLE', { name: '--passphrase-file' })
  }
}
