import { fill } from '#kernel/ground'
import { opsFaults, type OpsCode } from './ops-faults.ts'

/** Stops a start or a command with a code and a sentence in both languages. Params never hold secrets or personal data. */
export class OpsFault extends Error {
  readonly code: OpsCode
  readonly zh: string
  readonly en: string
  readonly params: Readonly<Record<string, string | number>>
  constructor(code: OpsCode, params: Readonly<Record<string, string | number>> = {}) {
    const en = fill(opsFaults[code].en, params)
    super(`${code}: ${en}`)
    this.name = 'OpsFault'
    this.code = code
    this.zh = fill(opsFaults[code].zh, params)
    this.en = en
    this.params = params
  }
}

/** What went wrong, for people who operate: a system code (ENOSPC, 28P01) says enough and holds nothing personal. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
  return code ?? (error instanceof Error ? error.name : 'fault')
}
