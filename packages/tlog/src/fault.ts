/** Every way in which bytes from outside can be unfit. Codes are never reused. */
export type FaultCode =
  | 'NOTE_MALFORMED'
  | 'NOTE_TOO_LARGE'
  | 'KEY_MALFORMED'
  | 'KEY_TYPE_UNKNOWN'
  | 'KEY_ID_MISMATCH'
  | 'CHECKPOINT_MALFORMED'
  | 'CHECKPOINT_ORIGIN'
  | 'CHECKPOINT_UNSIGNED'
  | 'SIGNATURE_INVALID'
  | 'PROOF_MALFORMED'
  | 'PROOF_INVALID'
  | 'COSIGNATURES_TOO_FEW'
  | 'TILE_PATH_MALFORMED'
  | 'TILE_MISSING'
  | 'TILE_MALFORMED'
  | 'BUNDLE_MALFORMED'
  | 'JSON_NOT_CANONICAL'
  | 'RECORD_MALFORMED'
  | 'ENTRY_NOT_A_RECORD'
  | 'LINE_TOO_LONG'
  | 'LINE_MALFORMED'
  | 'HEADER_MISSING'
  | 'FORMAT_UNKNOWN'
  | 'REQUEST_MALFORMED'
  | 'FETCH_FAILED'
  | 'STATE_DAMAGED'
  | 'STATE_LOCKED'

export interface Fault {
  readonly code: FaultCode
  /** For the operator's log; never holds record contents. */
  readonly detail: string
}

/** A value or a coded fault. Unfit input is answered, a caller's mistake (a negative size) is thrown. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault }

export function ok<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function fault(code: FaultCode, detail: string): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault: { code, detail } }
}

/** For callers that hold trusted input (their own key file): the value, or a thrown Error with the code. */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`${outcome.fault.code}: ${outcome.fault.detail}`)
}
