/** Faults that the walls must refuse: what is planted where, and the rule that must name it. */
export interface Plant {
  readonly file: string
  readonly text: string
  readonly rule: string
}

const rule = (text: string): string =>
  `import { ok } from '#kernel/ground'\nexport const decide = () => ok(${text})\n`

export const plants: readonly Plant[] = [
  // Upward
  {
    file: 'app/src/kernel/ground/upward.ts',
    text: `import { lawBook } from '#kernel/law'\nexport const x = lawBook\n`,
    rule: 'kernel-order-ground',
  },
  {
    file: 'app/src/kernel/store/upward.ts',
    text: `import type { Doer } from '#kernel/ledger'\nexport type X = Doer\n`,
    rule: 'kernel-order-store',
  },
  {
    file: 'app/src/kernel/ledger/upward.ts',
    text: `export type X = import('#kernel/people').Actor\n`,
    rule: 'kernel-order-ledger',
  },
  {
    file: 'app/src/kernel/people/upward.ts',
    text: `export * from '#domains/planted-one'\n`,
    rule: 'kernel-below-domains',
  },
  {
    file: 'app/src/kernel/store/wired.ts',
    text: `import { houseMigrations } from '../../server/migrations.ts'\nexport const x = houseMigrations\n`,
    rule: 'wiring-on-top',
  },
  {
    file: 'packages/tlog/src/upward.ts',
    text: `export type { Result } from '../../../app/src/kernel/ground/index.ts'\n`,
    rule: 'packages-stand-alone',
  },
  // Sideways
  {
    file: 'app/src/domains/planted-two/sideways.ts',
    text: `import { one } from '#domains/planted-one'\nexport const x = one\n`,
    rule: 'domains-side-by-side',
  },
  {
    file: 'app/src/domains/planted-two/lazy.ts',
    text: `export const x = () => import('#domains/planted-one')\n`,
    rule: 'domains-side-by-side',
  },
  // Deep
  {
    file: 'app/src/domains/planted-two/deep.ts',
    text: `import { ok } from '../../kernel/ground/result.ts'\nexport const x = ok\n`,
    rule: 'room-face',
  },
  {
    file: 'app/src/server/planted-deep.ts',
    text: `import { ok } from '../kernel/ground/result.ts'\nexport const x = ok\n`,
    rule: 'room-face-from-the-top',
  },
  {
    file: 'app/src/kernel/ledger/deep-package.ts',
    text: `import { x } from '../../../../packages/tlog/src/tree/hash.ts'\nexport const y = x\n`,
    rule: 'package-face',
  },
  // Circles, dead ends
  {
    file: 'app/src/domains/planted-one/left.ts',
    text: `import { b } from './right.ts'\nexport const a = () => b\n`,
    rule: 'no-circles',
  },
  {
    file: 'app/src/domains/planted-one/nowhere.ts',
    text: `export { x } from '#kernel/nowhere'\n`,
    rule: 'unresolved',
  },
  {
    file: 'app/src/domains/planted-one/computed.ts',
    text: `export const x = (name: string) => import(name)\n`,
    rule: 'unresolved',
  },
  // Keepers
  {
    file: 'app/src/domains/planted-one/commands/select.ts',
    text: `import { sql } from 'kysely'\nexport const x = sql\n`,
    rule: 'sql-under-store',
  },
  {
    file: 'app/src/domains/planted-one/route.ts',
    text: `import Fastify from 'fastify'\nexport const x = Fastify\n`,
    rule: 'fastify-at-the-door',
  },
  {
    file: 'app/src/domains/planted-one/leaf.ts',
    text: `import { leafHash } from '@subrosa/tlog'\nexport const x = leafHash\n`,
    rule: 'tlog-behind-the-ledger',
  },
  // Rules that know the world
  { file: 'app/src/domains/planted-one/rules/clock.ts', text: rule('Date.now()'), rule: 'pure-rule' },
  { file: 'app/src/domains/planted-one/rules/new-date.ts', text: rule('new Date()'), rule: 'pure-rule' },
  { file: 'app/src/domains/planted-one/rules/chance.ts', text: rule('Math.random()'), rule: 'pure-rule' },
  { file: 'app/src/domains/planted-one/rules/uuid.ts', text: rule('crypto.randomUUID()'), rule: 'pure-rule' },
  { file: 'app/src/domains/planted-one/rules/env.ts', text: rule(`process.env['HOME']`), rule: 'pure-rule' },
  {
    file: 'app/src/domains/planted-one/rules/net.ts',
    text: rule(`fetch('https://example.org')`),
    rule: 'pure-rule',
  },
  {
    file: 'app/src/domains/planted-one/rules/node.ts',
    text: `import { join } from 'node:path'\nexport const x = join\n`,
    rule: 'pure-rule',
  },
  {
    file: 'app/src/domains/planted-one/rules/store.ts',
    text: `import { migrate } from '#kernel/store'\nexport const x = migrate\n`,
    rule: 'pure-rule',
  },
  {
    file: 'app/src/domains/planted-one/rules/memory.ts',
    text: `let last = 0\nexport const next = () => (last += 1)\n`,
    rule: 'pure-rule',
  },
  // The clock hidden one file further
  {
    file: 'app/src/domains/planted-one/rules/hidden.ts',
    text: `export { now } from '../today.ts'\n`,
    rule: '',
  },
  {
    file: 'app/src/domains/planted-one/today.ts',
    text: `export const now = () => Date['now']()\n`,
    rule: 'pure-rule',
  },
  // Screens
  {
    file: 'app/src/domains/planted-one/screens/heavy.tsx',
    text: `import { migrate } from '#kernel/store'\nexport const Heavy = () => <p>{migrate.name}</p>\n`,
    rule: 'browser-values',
  },
  // Shape
  { file: 'app/src/domains/planted-one/helpers.ts', text: `export const x = 1\n`, rule: 'plain-name' },
  { file: 'app/src/domains/planted-one/BigFile.ts', text: `export const x = 1\n`, rule: 'plain-name' },
  {
    file: 'app/src/domains/planted-one/long.ts',
    text: `export const x = 1\n`.repeat(1) + '// line\n'.repeat(400),
    rule: 'small-file',
  },
  { file: 'app/src/domains/planted-one/unsized.test.ts', text: `export {}\n`, rule: 'said-size' },
]

/** What stands beside the plants and must be let through: the checks refuse faults, not neighbours. */
export const innocents: readonly Omit<Plant, 'rule'>[] = [
  { file: 'app/src/domains/planted-one/index.ts', text: `export const one = 1\n` },
  {
    file: 'app/src/domains/planted-one/right.ts',
    text: `import { a } from './left.ts'\nexport const b = () => a\n`,
  },
  {
    file: 'app/src/domains/planted-one/type-circle-a.ts',
    text: `import type { B } from './type-circle-b.ts'\nexport interface A { b: B }\n`,
  },
  {
    file: 'app/src/domains/planted-one/type-circle-b.ts',
    text: `import type { A } from './type-circle-a.ts'\nexport interface B { a: A | null }\n`,
  },
  {
    file: 'app/src/domains/planted-one/rules/pure.ts',
    text: `import { instant, type Instant } from '#kernel/ground'
import type { Unit } from '#kernel/store'
export interface Facts { readonly process: string; readonly unit: Unit | null }
export const at = (ms: number, { process }: Facts): Instant | string => (process === 'x' ? instant(new Date(ms).getTime()) : process)
`,
  },
  {
    file: 'app/src/domains/planted-one/store/rows.ts',
    text: `import { sql } from 'kysely'\nexport const x = sql\n`,
  },
  {
    file: 'app/src/domains/planted-one/screens/light.tsx',
    text: `import type { Store } from '#kernel/store'\nimport { rocDay } from '#kernel/ground'\nexport const Light = (p: { kind: Store['kind'] }) => <p>{p.kind}{rocDay.name}</p>\n`,
  },
  {
    file: 'app/src/domains/planted-one/today.room.test.ts',
    text: `import { one } from '#domains/planted-two'\nexport const x = [one, Date.now()]\n`,
  },
  { file: 'app/src/domains/planted-two/index.ts', text: `export const one = 2\n` },
]
