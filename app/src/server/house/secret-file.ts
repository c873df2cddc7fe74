import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { writeDurably } from '#kernel/store'
import { OpsFault } from '../ops-fault.ts'

const HEX = /^[0-9a-f]{64,}$/i

/** The installation's master key: given by the environment, or a file that is made on the first start and read by its owner alone. */
export function masterKey(file: string, given: string | null): Uint8Array {
  if (given !== null) return decode(given, 'SUBROSA_MARK_KEY')
  if (!existsSync(file)) writeDurably(file, `${randomBytes(32).toString('hex')}\n`)
  if ((statSync(file).mode & 0o077) !== 0) throw new OpsFault('START_KEY_OPEN', { file })
  return decode(readFileSync(file, 'utf8').trim(), file)
}

function decode(text: string, name: string): Uint8Array {
  if (!HEX.test(text)) throw new OpsFault('START_KEY_BAD', { file: name })
  return Buffer.from(text, 'hex')
}
