import type { RefusalEntry, RefusalTable } from '#kernel/ground'

/** All refusal tables of the house under one roof. */
export interface RefusalBook {
  /** Null: no room has declared the code, which is a fault of the program. */
  entry(code: string): RefusalEntry | null
  readonly codes: readonly string[]
}

/** @throws when two rooms give one code two meanings */
export function refusalBook(tables: readonly RefusalTable[]): RefusalBook {
  const entries = new Map<string, RefusalEntry>()
  for (const table of new Set(tables)) {
    for (const [code, entry] of Object.entries(table)) {
      const known = entries.get(code)
      if (known && (known.zh !== entry.zh || known.status !== entry.status))
        throw new Error(`refusal ${code} is declared twice`)
      entries.set(code, entry)
    }
  }
  return { entry: (code) => entries.get(code) ?? null, codes: [...entries.keys()] }
}
