import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = '.setup-stamp.json'

/** What was installed and built last; an unreadable stamp only costs a rebuild. */
export function readStamp(root) {
  try {
    const read = JSON.parse(readFileSync(join(root, FILE), 'utf8'))
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}

export function writeStamp(root, stamp) {
  const temporary = join(root, `${FILE}.${process.pid}`)
  writeFileSync(temporary, `${JSON.stringify(stamp, null, 2)}\n`)
  renameSync(temporary, join(root, FILE))
}
