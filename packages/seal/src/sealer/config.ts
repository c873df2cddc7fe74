import { type Verifier, parseCosignatureVerifier, parseVerifier } from '@subrosa/tlog'
import { parseRecipient } from '../envelope/age.ts'
import { name } from '../ids.ts'
import { ok } from '../refusal.ts'
import { type Read, list, object, readJson, text, whole } from '../shape.ts'
import { type Answer, no } from './outcome.ts'

const word = text(64, /^[A-Za-z][A-Za-z0-9_.:-]*$/)
const words = list(text(64), 1, 64)

/** Which acts of the ledger the sealer believes, by their kind. */
const actsShape = object({
  request: word,
  approve: word,
  breakGlassRequest: word,
  breakGlassApprove: word,
  compare: word,
  award: word,
  publish: word,
  assign: word,
  leave: word,
  reseal: word,
  destroy: word,
})
/** Under which names these acts carry what binds them. */
const fieldsShape = object({
  act: word,
  at: word,
  by: word,
  object: word,
  person: word,
  purpose: word,
  opening: word,
  recipient: word,
  stage: word,
  bids: word,
})
const configShape = object({
  /** The ledger's public key: pinned here, by the office that runs the sealer, and nowhere else. */
  logKey: text(512),
  witnessKeys: list(text(512), 0, 16),
  quorum: whole(0, 16),
  acts: actsShape,
  fields: fieldsShape,
  purposes: words,
  grounds: words,
  /** Ethics officers who may break the glass, with their keys. */
  guardians: list(object({ person: name, recipient: text(80) }), 0, 16),
  /** How long after it was given an approval serves. */
  approvalSeconds: whole(60, 31_536_000),
  /** Look-ups by blind index in any hour. */
  marksPerHour: whole(1, 100_000),
})
export type ConfigFile = Read<typeof configShape>
export type ActWord = keyof ConfigFile['acts']
export type FieldWord = keyof ConfigFile['fields']

export interface Config extends ConfigFile {
  readonly log: Verifier
  readonly witnesses: readonly Verifier[]
}

/** Names that a house may take as they are. */
export const DEFAULT_ACTS: ConfigFile['acts'] = {
  request: 'seal.requested',
  approve: 'seal.approved',
  breakGlassRequest: 'seal.glass-requested',
  breakGlassApprove: 'seal.glass-approved',
  compare: 'seal.bids-recorded',
  award: 'seal.awarded',
  publish: 'seal.published',
  assign: 'seal.assigned',
  leave: 'seal.left',
  reseal: 'seal.resealed',
  destroy: 'seal.destroyed',
}
export const DEFAULT_FIELDS: ConfigFile['fields'] = {
  act: 'act',
  at: 'at',
  by: 'by',
  object: 'f.object',
  person: 'f.person',
  purpose: 'f.purpose',
  opening: 'f.opening',
  recipient: 'f.recipient',
  stage: 'f.stage',
  bids: 'f.bids',
}

export function parseConfig(json: string): Answer<Config> {
  const read = readJson(configShape, json)
  if (read === undefined) return no('CONFIG_UNFIT', 'not a sealer configuration')
  const log = parseVerifier(read.logKey)
  if (!log.ok || log.value.type !== 1) return no('CONFIG_UNFIT', 'logKey')
  const witnesses: Verifier[] = []
  for (const key of read.witnessKeys) {
    const witness = parseCosignatureVerifier(key)
    if (!witness.ok) return no('CONFIG_UNFIT', 'witnessKeys')
    witnesses.push(witness.value)
  }
  const unlike = new Set(witnesses.map((one) => one.vkey)).size
  if (read.quorum > unlike) return no('CONFIG_UNFIT', 'quorum: more than there are witnesses')
  const kinds = Object.values(read.acts)
  if (new Set(kinds).size !== kinds.length) return no('CONFIG_UNFIT', 'acts: one kind twice')
  if (read.guardians.some((one) => !parseRecipient(one.recipient).ok)) return no('CONFIG_UNFIT', 'guardians')
  return ok({ ...read, log: log.value, witnesses })
}
