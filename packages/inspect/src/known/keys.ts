import { createHmac } from 'node:crypto'
import type { MarkKey } from '../detect/mark.ts'
import { HalfSip } from './half-sip.ts'

/** What is made of the caller's one key: a key for marks and one for hints, so that neither says anything of the other. */
export interface KnownKeys {
  markOf(kind: 'value' | 'gram', letters: string): string
  readonly sip: HalfSip
}

const SHORTEST_KEY = 16

export function knownKeys(key: MarkKey): KnownKeys {
  if (key.length < SHORTEST_KEY) throw new Error('a key of known secrets has at least 16 bytes')
  const derived = (use: string): Buffer => createHmac('sha256', key).update(`subrosa known ${use}`).digest()
  const marks = derived('marks')
  return {
    // 96 bits: no two values share a mark by chance.
    markOf: (kind, letters) =>
      createHmac('sha256', marks).update(`${kind}\0${letters}`, 'utf16le').digest('base64url').slice(0, 16),
    sip: new HalfSip(derived('hints')),
  }
}
