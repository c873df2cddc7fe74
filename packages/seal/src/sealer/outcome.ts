import { type Outcome, type Refused, refuse } from '../refusal.ts'
import type { SealerCode } from './refusals.ts'

/** A value, or a refusal out of the sealer's table. */
export type Answer<T> = Outcome<T, SealerCode>

export const no = (code: SealerCode, detail: string): Refused<SealerCode> => refuse(code, detail)
