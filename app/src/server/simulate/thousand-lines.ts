import { addDays } from '#kernel/ground'
import { chance } from './chance.ts'
import { someone } from './cases.ts'
import { Desk, type Errand } from './desk.ts'
import { logFile, logProfile, type ImportShape } from './log-form.ts'
import { registerFile, registerProfile } from './office-form.ts'
import { defaults, spotlessRates } from './options.ts'
import { makePersons, makeUnits } from './people.ts'
import { bookOf, keyOf, logsOf } from './register.ts'
import { midnight } from './roster.ts'
import type { BookEntry, LogLine, SimPerson, SimUnit, WorldDay } from './words.ts'

export interface ThousandLines {
  readonly day: string
  readonly system: 'household'
  readonly units: readonly SimUnit[]
  readonly persons: readonly SimPerson[]
  readonly lines: readonly LogLine[]
  readonly book: readonly BookEntry[]
  readonly key: WorldDay['key']
  readonly files: {
    readonly units: Uint8Array
    readonly persons: Uint8Array
    readonly posts: Uint8Array
    readonly log: Uint8Array
    readonly book: Uint8Array
  }
  readonly profiles: { readonly log: ImportShape; readonly book: ImportShape }
  /** Exactly these and no others: sequence numbers of the log, numbers of the book. */
  readonly expectation: {
    readonly unregistered: readonly number[]
    readonly phantom: readonly string[]
    readonly mismatched: readonly { readonly seq: number; readonly entry: string }[]
  }
}

const LINES = 1000
const PLANTED = { unregistered: 7, phantom: 3, mismatched: 2 } as const

/** The acceptance fixture of M02: a day of one system with 1,000 lines, of which 7 are unregistered, 2 mismatched, and 3 phantoms in the book. */
export function thousandLines(seed = 1): ThousandLines {
  const options = { ...defaults, seed, units: 4, officersPerUnit: 15, days: 1, rates: spotlessRates }
  const root = chance(`thousand-lines/${seed}`)
  const units = makeUnits(options, root.fork('units'))
  const persons = makePersons(options, units, root.fork('persons'))
  const officers = persons.filter((person) => person.role === 'officer')
  const day = addDays(options.firstDay, 0)
  const desk = new Desk()
  const dice = root.fork('day')
  const start = midnight(day) + 7 * 3600
  const errand = (): Errand => {
    const account = dice.pick(officers)
    const at = start + dice.int(14 * 3600)
    const target = someone(dice)
    return {
      at,
      account,
      systems: ['household'],
      target,
      terminal: `${account.unit}-PC1`,
      session: account.no,
      caseNo: null,
      noCase: 'counter',
      purpose: 'counter',
    }
  }
  const room = { until: start + 15 * 3600, lastEntry: start + 16 * 3600, otherCase: null }
  const honest = LINES - PLANTED.unregistered - PLANTED.mismatched
  while (desk.lines.length < honest - 1) desk.honest(errand(), room, spotlessRates, dice)
  while (desk.lines.length < honest) {
    const last = errand()
    desk.write(last, desk.lookUp(last, dice), 1)
  }
  for (let i = 0; i < PLANTED.unregistered; i++) desk.lookUp(errand(), dice)
  for (let i = 0; i < PLANTED.phantom; i++) desk.write({ ...errand(), misuse: 'planted' }, [], 0)
  for (let i = 0; i < PLANTED.mismatched; i++) {
    const wrong = errand()
    desk.write(wrong, desk.lookUp(wrong, dice), 1, ['mistyped'])
  }
  desk.settle(dice)
  const logs = logsOf(desk.lines, root.fork('clocks'), new Map())
  const book = bookOf('Q', day, desk.entries)
  const key = keyOf(logs, book)
  const lines = logs.get('household') ?? []
  return {
    day,
    system: 'household',
    units,
    persons,
    lines,
    book,
    key,
    files: {
      units: registerFile('units', units),
      persons: registerFile('persons', persons),
      posts: registerFile('posts', persons),
      log: logFile('household', lines),
      book: registerFile('book', book),
    },
    profiles: { log: logProfile('household'), book: registerProfile('book') },
    expectation: {
      unregistered: key.lines.filter((line) => line.bucket === 'UNREGISTERED').map((line) => line.seq),
      phantom: key.entries.filter((entry) => entry.bucket === 'PHANTOM').map((entry) => entry.entry),
      mismatched: key.lines.flatMap((line) =>
        line.bucket === 'MISMATCH' && line.entry ? [{ seq: line.seq, entry: line.entry }] : [],
      ),
    },
  }
}
