/** Which kernel rooms and packages each kernel room may import. Nothing else in this file needs to be read to know the house's order. */
const pure = ['ground', 'law', 'policy', 'contract']
const work = [...pure, 'store', 'ledger', 'people']

export const kernelOrder = {
  ground: [],
  law: ['ground'],
  policy: ['ground'],
  contract: ['ground', 'policy'],
  store: ['ground'],
  ledger: ['ground', 'policy', 'contract', 'store'],
  people: [...pure, 'store', 'ledger'],
  review: work,
  findings: work,
  custody: work,
  web: [...work, 'review', 'findings', 'custody'],
  ui: pure,
}

/** Rooms whose values a rule or a screen may use: they touch no clock, no chance, no disk and no database. */
export const pureRooms = pure

/** Outside libraries that belong to one kind of place. */
export const keepers = [
  {
    name: 'sql-under-store',
    what: 'kysely|pg|@electric-sql/pglite|@duckdb/node-api',
    may: '^app/src/(kernel/(store|ledger)/|(kernel|domains)/[^/]+/store/|server/|cli/|testing/)',
    why: 'SQL is written under store/ alone: a table is changed in one place, and no other room selects from it.',
  },
  {
    name: 'fastify-at-the-door',
    what: 'fastify|@fastify/[^/]+',
    may: '^app/src/(kernel/web/|server/)',
    why: 'Routes are data (contracts). Only the door knows the HTTP library, so every route gets the same limits, sessions and refusals.',
  },
  {
    name: 'react-on-screens',
    what: 'react|react-dom|react-aria-components|@tanstack/[^/]+|use-intl',
    may: '^app/src/(web/|kernel/ui/|(kernel|domains)/[^/]+/(screens|texts)/|(kernel|domains)/[^/]+/screens\\.ts)',
    why: 'What draws is kept apart from what decides: rules and commands must run where there is no screen.',
  },
  {
    name: 'tlog-behind-the-ledger',
    what: '@subrosa/tlog',
    may: '^app/src/(kernel/ledger/|server/|cli/|testing/)',
    why: 'Rooms record acts; that a Merkle log holds them is the ledger’s own affair.',
  },
]
