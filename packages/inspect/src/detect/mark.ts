import { createHmac, randomBytes } from 'node:crypto'

/** At least 16 random bytes that the caller keeps: marks under one key can be compared, under another they tell nothing. */
export type MarkKey = Uint8Array

export const freshMarkKey = (): MarkKey => randomBytes(32)

/** 128 bits: enough that two values never share a mark, and no way back without the key. */
export const markOf = (key: MarkKey, detector: string, value: string): string =>
  createHmac('sha256', key).update(`${detector}\0${value}`).digest('base64url').slice(0, 22)
