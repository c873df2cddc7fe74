import { type Bytes, randomBytes, wipe } from '../bytes.ts'
import {
  type Identity,
  type Recipient,
  ageOpen,
  ageSeal,
  fromArmor,
  identityOf,
  recipientOf,
  toArmor,
} from '../envelope/age.ts'
import { type PaddedSize, pad, unpad } from '../envelope/pad.ts'
import { type Outcome, ok } from '../refusal.ts'
import { type PaperShare, printShare, readPaperShare } from './paper.ts'
import { combineShares, splitKey } from './split.ts'

/** What goes into the paper envelope: an armored age file, and the shares of its one-time identity. */
export interface OfflineSeal {
  readonly armored: string
  readonly shares: readonly PaperShare[]
}

/** A key that exists on paper alone: its recipient for sealing, its shares for the safe. */
export interface PaperKey {
  readonly recipient: Recipient
  readonly shares: readonly PaperShare[]
}

export interface Threshold {
  readonly needed: number
  readonly made: number
}
const TWO_OF_THREE: Threshold = { needed: 2, made: 3 }

/**
 * Makes a key for the day on which no officer's key is left (break-glass): name it among the holders when sealing, print
 * the shares, and forget it. Enough sheets make its identity again (`identityFromPaper`).
 */
export async function makePaperKey(
  context: string,
  { needed, made }: Threshold = TWO_OF_THREE,
): Promise<Outcome<PaperKey>> {
  const key = randomBytes(32)
  const recipient = await recipientOf(identityOf(key))
  const printed: PaperShare[] = []
  for (const share of await splitKey(key, needed, made, context)) {
    const paper = printShare(share)
    if (!paper.ok) return paper
    printed.push(paper.value)
  }
  wipe(key)
  return ok({ recipient, shares: printed })
}

/** Seals for the day on which no machine of the house runs: any 2 of 3 sheets and the stock `age` tool open it. */
export async function sealOffline(
  content: Uint8Array,
  size: PaddedSize,
  context: string,
  threshold: Threshold = TWO_OF_THREE,
): Promise<Outcome<OfflineSeal>> {
  const padded = pad(content, size)
  if (!padded.ok) return padded
  const key = await makePaperKey(context, threshold)
  if (!key.ok) return key
  const file = await ageSeal([key.value.recipient], padded.value)
  wipe(padded.value)
  return ok({ armored: toArmor(file), shares: key.value.shares })
}

/** The identity that enough sheets make together: for `age -d -i`, or for `openOffline`. */
export async function identityFromPaper(
  sheets: readonly string[],
  context: string,
): Promise<Outcome<Identity>> {
  const shares: Bytes[] = []
  for (const sheet of sheets) {
    const share = readPaperShare(sheet)
    if (!share.ok) return share
    shares.push(share.value)
  }
  const key = await combineShares(shares, context)
  if (!key.ok) return key
  const identity = identityOf(key.value)
  wipe(key.value, ...shares)
  return ok(identity)
}

export async function openOffline(
  armored: string,
  sheets: readonly string[],
  context: string,
): Promise<Outcome<Bytes>> {
  const file = fromArmor(armored)
  if (!file.ok) return file
  const identity = await identityFromPaper(sheets, context)
  if (!identity.ok) return identity
  const padded = await ageOpen(identity.value, file.value)
  return padded.ok ? unpad(padded.value) : padded
}
