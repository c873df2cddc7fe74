import { sealingShape } from '../../boxes.ts'
import type { DestructionRecord } from '../../destruction.ts'
import { epochNumber, name } from '../../ids.ts'
import { type Read, list, object, oneOf, text } from '../../shape.ts'
import { evidenceShape } from '../ledger/evidence.ts'

const box = text(8192)
const evidence = evidenceShape
const body = text(16_384)

/** The closed list of what can be asked. Every field is required, every other field is a refusal. */
export const requestShapes = {
  hello: object({ ask: oneOf('hello') }),
  inspect: object({ ask: oneOf('inspect'), object: name }),
  seal: object({ ask: oneOf('seal'), sealing: sealingShape, box }),
  open: object({ ask: oneOf('open'), object: name, epoch: epochNumber, person: name, evidence }),
  compare: object({
    ask: oneOf('compare'),
    object: name,
    epoch: epochNumber,
    stage: text(32),
    bids: text(65_536),
    body,
    shares: list(box, 0, 16),
    evidence,
  }),
  release: object({
    ask: oneOf('release'),
    object: name,
    epoch: epochNumber,
    body,
    shares: list(box, 1, 16),
    evidence,
  }),
  assign: object({
    ask: oneOf('assign'),
    object: name,
    epoch: epochNumber,
    holder: object({ person: name, recipient: text(80) }),
    evidence,
  }),
  leave: object({ ask: oneOf('leave'), person: name, evidence }),
  reseal: object({ ask: oneOf('reseal'), sealing: sealingShape, box, evidence }),
  destroy: object({ ask: oneOf('destroy'), object: name, epoch: epochNumber, evidence }),
  mark: object({ ask: oneOf('mark'), field: name, value: text(512) }),
}
export type Ask = keyof typeof requestShapes
export type RequestOf<A extends Ask> = Read<(typeof requestShapes)[A]>
export type Request = { [A in Ask]: RequestOf<A> }[Ask]

/** What each request is answered with. */
export interface Replies {
  hello: {
    readonly protocol: 1
    readonly recipient: string
    readonly session: string
    readonly head: { readonly size: number; readonly root: string }
  }
  inspect: {
    readonly state: 'sealed' | 'destroyed'
    readonly epoch: number
    /** Not known any more of what was destroyed. */
    readonly kind: 'secret' | 'price' | null
    readonly holders: readonly string[]
    readonly verdicts: readonly { readonly stage: string; readonly code: string; readonly act: string }[]
  }
  seal: { readonly object: string; readonly epoch: number }
  open: { readonly box: string }
  compare: { readonly code: string }
  release: { readonly price: string; readonly nonce: string }
  assign: { readonly holders: readonly string[] }
  leave: { readonly objects: readonly string[] }
  reseal: { readonly object: string; readonly epoch: number }
  destroy: { readonly record: DestructionRecord }
  mark: { readonly mark: string }
}
