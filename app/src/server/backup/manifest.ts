import { z } from 'zod'

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const identifier = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/)

/** What a backup says of itself; its last part, so that it can state the hash of every other. */
export const manifestSchema = z.strictObject({
  format: z.literal('subrosa-backup'),
  version: z.literal(1),
  product: z.string(),
  madeAt: z.iso.datetime(),
  database: z.strictObject({ kind: z.enum(['embedded', 'postgres']), server: z.string() }),
  migrations: z.array(z.strictObject({ room: identifier, file: z.string(), sha256: hex })),
  tables: z.array(
    z.strictObject({
      name: identifier,
      columns: z.array(z.strictObject({ name: identifier, type: z.string() })),
      rows: z.int().nonnegative(),
    }),
  ),
  sequences: z.array(z.strictObject({ name: identifier, value: z.int(), called: z.boolean() })),
  keys: z.enum(['sealed', 'absent']),
  parts: z.array(z.strictObject({ name: z.string(), size: z.int().nonnegative(), sha256: hex })),
})
export type Manifest = z.output<typeof manifestSchema>

export const MANIFEST = 'manifest.json'
export const SEALED_KEYS = 'keys.sealed'
export const tablePart = (table: string, n: number): string =>
  `database/${table}/${String(n).padStart(6, '0')}.jsonl`
export const FILES = 'files/'
