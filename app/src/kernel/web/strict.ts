import { z } from 'zod'

interface Def {
  readonly type: string
  readonly [part: string]: unknown
}
const isSchema = (value: unknown): value is z.core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value

/** Parts of a definition that hold further schemas. `out` of a pipe stays: it never sees the wire. */
const PARTS = [
  'element',
  'innerType',
  'in',
  'left',
  'right',
  'valueType',
  'items',
  'rest',
  'options',
] as const

/**
 * The same schema, with every object in it refusing keys it does not name, unless it says otherwise (`z.looseObject`, a catchall).
 * So a room writes plain `z.object`, and nothing undescribed enters.
 */
export function strictly<S extends z.core.$ZodType>(schema: S): S {
  const def = schema._zod.def as unknown as Def
  const next: Record<string, unknown> = { ...def }
  let changed = false
  for (const part of PARTS) {
    const value = def[part]
    if (isSchema(value)) next[part] = strictly(value)
    else if (Array.isArray(value) && value.every(isSchema)) next[part] = value.map((item) => strictly(item))
    else continue
    changed = true
  }
  if (def.type === 'object') {
    const shape = def['shape'] as Readonly<Record<string, z.core.$ZodType>>
    next['shape'] = Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, strictly(value)]))
    next['catchall'] = def['catchall'] ?? z.never()
    changed = true
  }
  return changed ? z.core.clone(schema, next as unknown as S['_zod']['def']) : schema
}
