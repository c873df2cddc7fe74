import { randomBytes } from 'node:crypto'
import { open, readFile, stat } from 'node:fs/promises'
import { markOf, type MarkKey } from '@subrosa/inspect'
import { OpsFault, reasonOf } from '../../server/ops-fault.ts'

const FORM = /^[0-9a-f]{64}\s*$/i

/** The key of a file; made with mode 0600 where there is none and `make` allows it. Refused where others may read it. */
export async function keyOfFile(file: string, make: boolean): Promise<MarkKey> {
  const text = await read(file)
  if (text === null) {
    if (!make) throw new OpsFault('SCAN_KEY_MISSING', { file })
    const key = randomBytes(32)
    await writeKey(file, key)
    return key
  }
  if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0)
    throw new OpsFault('SCAN_KEY_OPEN', { file })
  if (!FORM.test(text)) throw new OpsFault('SCAN_KEY_BAD', { file })
  return Buffer.from(text.trim(), 'hex')
}

/** Never over an existing file: a key lost is a baseline lost. */
export async function writeKey(file: string, key: MarkKey): Promise<void> {
  try {
    await using handle = await open(file, 'wx', 0o600)
    await handle.write(`${Buffer.from(key).toString('hex')}\n`)
    await handle.sync()
  } catch (error) {
    throw new OpsFault('SCAN_FILE_UNWRITABLE', { file, reason: reasonOf(error) })
  }
}

/** Tells whether two runs had the same key, and nothing else. */
export const keySign = (key: MarkKey): string => markOf(key, 'subrosa.scan.key', 'sign').slice(0, 12)

async function read(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'latin1')
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === 'ENOENT') return null
    throw new OpsFault('SCAN_FILE_UNREADABLE', { file, reason })
  }
}
