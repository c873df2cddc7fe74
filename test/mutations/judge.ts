import { inspectBytes } from '@subrosa/inspect'
import { unzipSync } from 'fflate'
import { CANARY } from './seeds.ts'

/** What one file may cost here: far less than in the product, so that a wall is met and not only drawn. */
const LIMITS = {
  timeMs: 5_000,
  totalBytes: 64 * 1024 * 1024,
  partBytes: 32 * 1024 * 1024,
  heldBytes: 16 * 1024 * 1024,
}
/** Over its time a file may still end what it is at; longer than this is a fault. */
const GRACE_MS = 5_000

export interface Judged {
  readonly verdict: string
  readonly ms: number
  /** What went wrong, in the reader's or the pipeline's own promise; empty where nothing did. */
  readonly faults: readonly string[]
}

/** Inspects one file and holds the answer against what the package promises. Never throws. */
export async function judged(bytes: Uint8Array): Promise<Judged> {
  const began = performance.now()
  const faults: string[] = []
  let seen = ''
  try {
    const report = await inspectBytes(bytes, 'file', {
      limits: LIMITS,
      markKey: new Uint8Array(32),
      onSpan: ({ text }) => (seen += `${text}\n`),
      onFailure: (part, error) => faults.push(`reader threw at ${part.slice(1).join('>')}: ${String(error)}`),
    })
    const ms = performance.now() - began
    if (ms > LIMITS.timeMs + GRACE_MS) faults.push(`took ${Math.round(ms)} ms`)
    const complete = report.verdict === 'COMPLETE'
    if (complete !== report.parts.every(({ state }) => state === 'read'))
      faults.push('verdict and census differ')
    if (complete !== (report.reasons.length === 0)) faults.push('verdict and reasons differ')
    if (report.parts.some(({ state, faults: own }) => state !== 'read' && own.length === 0))
      faults.push('a part is unread without a reason')
    if (complete && report.bytes !== bytes.length)
      faults.push(`counted ${report.bytes} of ${bytes.length} bytes`)
    // By means of our own, not by the package's: what lies there in plain sight must have been read.
    if (complete && liesThere(bytes) && !squeezed(seen).includes(CANARY))
      faults.push('COMPLETE, and the canary was not read')
    return { verdict: report.verdict, ms, faults }
  } catch (error) {
    return { verdict: 'thrown', ms: performance.now() - began, faults: [`rejected: ${String(error)}`] }
  }
}

/** Names of tags and attributes are told in lower case, as a browser reads them. */
const squeezed = (text: string): string => text.replace(/\s+/g, '').toUpperCase()

/** In RTF, the character behind `\\u…` is not read but stands in for it. */
const CLEAR = new RegExp(`(?<!\\\\u-?\\d{1,5} ?)${CANARY}`)
/** The canary in clear, as UTF-8 or UTF-16, in the file or in an entry of it. */
function liesThere(bytes: Uint8Array): boolean {
  const inClear = (content: Uint8Array): boolean => {
    const buffer = Buffer.from(content.buffer, content.byteOffset, content.length)
    return CLEAR.test(buffer.toString('latin1')) || buffer.includes(Buffer.from(CANARY, 'utf16le'))
  }
  if (inClear(bytes)) return true
  try {
    return Object.values(unzipSync(bytes, { filter: ({ originalSize }) => originalSize < 1 << 22 })).some(
      inClear,
    )
  } catch {
    return false
  }
}
