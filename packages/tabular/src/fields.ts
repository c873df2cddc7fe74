import { book, cases, log } from './fields-look-up.ts'
import { leave, persons, posts, roster, units } from './fields-office.ts'
import type { FieldTable, ImportKind } from './profile.ts'

/** The canonical fields of every kind of import, with the header words that suggest them. */
export const fields = { log, book, roster, cases, persons, units, leave, posts } as const satisfies Record<
  ImportKind,
  FieldTable
>
