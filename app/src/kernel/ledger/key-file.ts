import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { generateKey, parseSigner, type Signer } from '@subrosa/tlog'
import { writeDurably } from '#kernel/store'

/** A key file that others can read is no key file. */
export class KeyFileOpen extends Error {
  readonly file: string
  constructor(file: string) {
    super(`${file} can be read by others: chmod 600`)
    this.name = 'KeyFileOpen'
    this.file = file
  }
}

/**
 * Opens the log's signing key: the one given, or the file's, which is made on the first start.
 * @param origin name of a key that is made now; the key's name is the log's origin for ever
 */
export function ledgerKey(file: string, origin: string, given: string | null = null): Signer {
  if (given !== null) return openKey(given, 'the given ledger key')
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeDurably(file, `${generateKey(origin).skey}\n`)
  }
  if ((statSync(file).mode & 0o077) !== 0) throw new KeyFileOpen(file)
  return openKey(readFileSync(file, 'utf8'), file)
}

function openKey(text: string, name: string): Signer {
  const opened = parseSigner(text.trim())
  if (!opened.ok) throw new Error(`${name}: ${opened.fault.code}`)
  return opened.value
}
