import { Draft } from './draft.ts'
import { walkEmf } from './emf.ts'
import { linesOf, type Line } from './lines.ts'
import { walkWmf } from './wmf.ts'

/** Everything that a metafile carries, each with the bytes where it stands. */
export interface Walked extends Pick<Draft, 'asides' | 'nested' | 'pixels' | 'lost' | 'end'> {
  readonly lines: readonly Line[]
}

const isEmf = (bytes: Buffer): boolean => bytes.toString('latin1', 40, 44) === ' EMF'

/** Never throws for what the bytes are; `tick` may. */
export function walkMetafile(content: Uint8Array, tick: () => void): Walked {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const draft = new Draft(bytes)
  if (isEmf(bytes)) walkEmf(draft, tick)
  else walkWmf(draft, tick)
  const { asides, nested, pixels, lost, end } = draft
  return { lines: linesOf(draft.drawn), asides, nested, pixels, lost, end }
}

/** A file within, put together from its pieces. */
export const nestedBytes = (bytes: Uint8Array, { ranges }: Draft['nested'][number]): Uint8Array =>
  Buffer.concat(ranges.map(({ at, length }) => bytes.subarray(at, at + length)))
