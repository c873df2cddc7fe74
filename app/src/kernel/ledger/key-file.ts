import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { generateKey, parseSigner, type Signer } from '@subrosa/tlog'
import { writeDurably } from './durable-file.ts'

/** A key file that others can read is no key file. */
export class KeyFileOpen extends Error {
  constructor(file: string) {
    super(`${file} can be read by others: chmod 600`)
    this.name = 'KeyFileOpen'
  }
}

/** Opens the log's signing key, making one on the first start. The key's name is the log's origin for ever. */
export function ledgerKey(file: string, origin: string): Signer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeDurably(file, `${generateKey(origin).skey}\n`)
  }
  if ((statSync(file).mode & 0o077) !== 0) throw new KeyFileOpen(file)
  const opened = parseSigner(readFileSync(file, 'utf8').trim())
  if (!opened.ok) throw new Error(`${file}: ${opened.fault.code}`)
  return opened.value
}
