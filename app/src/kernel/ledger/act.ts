import type { Day, Instant } from '#kernel/ground'

/** What a field of an act may hold. `mark` is a keyed mark (HMAC), `digest` a SHA-256 in hex, `ref` an id. Never personal data in clear. */
export interface FieldKinds {
  ref: string
  text: string
  code: string
  count: number
  flag: boolean
  day: Day
  instant: Instant
  digest: string
  mark: string
}
export type FieldKind = keyof FieldKinds
/** A field kind with `?` may be null. */
export type FieldSpec = FieldKind | `${FieldKind}?`
type FieldValue<S extends FieldSpec> = S extends `${infer K extends FieldKind}?`
  ? FieldKinds[K] | null
  : S extends FieldKind
    ? FieldKinds[S]
    : never

/** An act, declared once by its room: it appears in the manual, in screens and in the auditor's dictionary under these words. */
export interface ActDeclaration<
  Fields extends Readonly<Record<string, FieldSpec>> = Readonly<Record<string, FieldSpec>>,
> {
  readonly zh: string
  readonly en: string
  readonly fields: Fields
  /** How long the act must stay readable, ISO 8601 duration. */
  readonly keep: `P${number}Y`
}
export type FieldsOf<D extends ActDeclaration> = {
  readonly [K in keyof D['fields']]: FieldValue<D['fields'][K]>
}

export interface DeclaredAct<D extends ActDeclaration = ActDeclaration> {
  /** `room.thing.deed`, unique in the house and never reused. */
  readonly kind: string
  readonly declaration: D
}

export const act = <const F extends Readonly<Record<string, FieldSpec>>>(
  declaration: ActDeclaration<F>,
): ActDeclaration<F> => declaration

const declared = new Map<string, DeclaredAct>()

/** Declares the acts of a room. The same kind twice is a fault of the program. */
export function acts<const T extends Readonly<Record<string, ActDeclaration>>>(
  room: string,
  table: T,
): { readonly [K in keyof T]: DeclaredAct<T[K]> } {
  const made: Record<string, DeclaredAct> = {}
  for (const [name, declaration] of Object.entries(table)) {
    const kind = `${room}.${name}`
    if (declared.has(kind)) throw new Error(`act ${kind} is declared twice`)
    made[name] = { kind, declaration }
    declared.set(kind, made[name])
  }
  return made as { readonly [K in keyof T]: DeclaredAct<T[K]> }
}

/** Every act that the house can record, by kind: for the manual, the screens and the dictionary in an evidence package. */
export const declaredActs = (): ReadonlyMap<string, DeclaredAct> => declared
