import type { Said } from '#kernel/ui'

/** The words of a closed list for a value that came over the wire; a value of a newer server is shown as it is. */
export function wordIn(table: Readonly<Record<string, Said>>, value: string): Said {
  return Object.hasOwn(table, value) ? (table[value] ?? plain(value)) : plain(value)
}
const plain = (value: string): Said => ({ zh: value, en: value })
