import type { Day } from '#kernel/ground'
import { openOn, someone } from './cases.ts'
import type { Chance } from './chance.ts'
import type { Desk, DraftLine, Errand } from './desk.ts'
import { noPlate } from './fictitious.ts'
import { mistyped } from './mistype.ts'
import { dayAt, type WorldOptions } from './options.ts'
import { midnight, type Wish } from './roster.ts'
import type { SystemId } from './systems.ts'
import type { Stage } from './unit-day.ts'
import type { Manner, MisuseKey, Scenario, SimCase, SimLeave, SimPerson } from './words.ts'

/** What happens on one day of a misuse. A misuse that is spread over weeks has several. */
export interface Plot {
  readonly id: string
  readonly scenario: Scenario
  readonly manner: Manner
  readonly day: Day
  readonly actor: SimPerson
  /** The second pair of hands of M11. */
  readonly other: SimPerson | null
  readonly targets: readonly string[]
  /** A real case of the actor that has nothing to do with it: the careful one's cover. */
  readonly cover: SimCase | null
  readonly wishes: readonly (readonly [string, Wish])[]
}

/** Days of one misuse: the careful spread it out. */
const DAYS: Readonly<Record<Scenario, Readonly<Record<Manner, number>>>> = {
  M1: { naive: 1, careful: 1 },
  M2: { naive: 1, careful: 1 },
  M3: { naive: 2, careful: 4 },
  M4: { naive: 1, careful: 1 },
  M5: { naive: 1, careful: 1 },
  M11: { naive: 1, careful: 1 },
  unregistered: { naive: 1, careful: 1 },
  phantom: { naive: 1, careful: 1 },
  mismatch: { naive: 1, careful: 1 },
}

export function makePlots(
  options: WorldOptions,
  persons: readonly SimPerson[],
  leave: readonly SimLeave[],
  cases: readonly SimCase[],
  chance: Chance,
): Plot[] {
  const officers = persons.filter((person) => person.role === 'officer' && person.joined < options.firstDay)
  const away = (no: string, day: Day): boolean =>
    leave.some((one) => one.person === no && one.from <= day && one.to >= day)
  const taken = new Set<string>()
  const made: Plot[] = []
  for (const [name, count] of Object.entries(options.misuse)) {
    const scenario = name as Scenario
    for (let i = 0; i < count; i++) {
      const manner: Manner = i % 2 === 0 ? 'naive' : 'careful'
      const index = (k: number, days: number): number =>
        Math.floor(((k + chance.float()) * options.days) / days)
      const wanted = Math.min(DAYS[scenario][manner], options.days)
      const days = Array.from({ length: wanted }, (_, k) => index(k, wanted))
      const able = officers.filter(
        (one) => !taken.has(one.no) && days.every((d) => !away(one.no, dayAt(options, d))),
      )
      const mates = (one: SimPerson): SimPerson[] =>
        able.filter((mate) => mate.unit === one.unit && mate !== one)
      const cast = scenario === 'M11' ? able.filter((one) => mates(one).length > 0) : able
      // A small world has not enough people for every plot; the key names those that were played.
      if (cast.length === 0) continue
      const actor = chance.pick(cast)
      const other = scenario === 'M11' ? chance.pick(mates(actor)) : null
      for (const one of [actor, other]) if (one) taken.add(one.no)
      const targets = targetsOf(scenario, chance)
      for (const d of days) {
        const own = openOn(cases, dayAt(options, d)).filter((one) => one.owners.includes(actor.no))
        const wishes: Plot['wishes'] = [
          [actor.no, { first: scenario === 'M11' ? 'outdoor' : 'indoor' }],
          ...(other ? ([[other.no, { first: 'indoor' }]] as const) : []),
        ]
        made.push({
          id: `${scenario}-${i + 1}`,
          scenario,
          manner,
          day: dayAt(options, d),
          actor,
          other,
          targets,
          cover: own[0] ?? null,
          wishes,
        })
      }
    }
  }
  return made
}

const targetsOf = (scenario: Scenario, chance: Chance): string[] => {
  if (scenario === 'M1') return [noPlate(chance), someone(chance)]
  if (scenario === 'M11') return Array.from({ length: chance.between(3, 6) }, () => noPlate(chance))
  return [someone(chance), someone(chance)]
}

/** One entry of the key for each misuse, whatever its number of days. */
export function misuseKeys(plots: readonly Plot[]): MisuseKey[] {
  const made = new Map<string, MisuseKey>()
  for (const plot of plots) {
    const before = made.get(plot.id)
    const days = [...(before?.days ?? []), plot.day]
    made.set(plot.id, {
      id: plot.id,
      scenario: plot.scenario,
      manner: plot.manner,
      actor: plot.actor.no,
      days,
    })
  }
  return [...made.values()]
}

/** Writes the plot's lines, and its book where there is one, among those of the honest. */
export function plantInto(desk: Desk, plot: Plot, stage: Stage, chance: Chance): void {
  const careful = plot.manner === 'careful'
  const first = plot.targets[0] ?? ''
  const at = midnight(plot.day) + 8 * 3600 + chance.between(10 * 60, 70 * 60)
  const common = {
    at,
    account: plot.actor,
    terminal: `${stage.unit}-PC2`,
    session: `${plot.actor.no}-${at}`,
    misuse: plot.id,
    purpose: 'investigation',
    caseNo: careful ? (plot.cover?.no ?? stage.sheetNo) : null,
  } as const
  const look = (target: string, systems: readonly SystemId[], more: Partial<Errand> = {}): DraftLine[] => {
    const errand: Errand = { ...common, target, systems, ...more }
    const lines = desk.lookUp(errand, chance)
    if (careful) desk.write(errand, lines, 2, systems.length > 1 ? ['covering'] : [])
    return lines
  }
  switch (plot.scenario) {
    case 'M1':
      look(first, ['vehicle'], { purpose: 'traffic' })
      look(plot.targets[1] ?? first, ['household'], { at: at + 240 })
      return
    case 'M2':
      look(first, ['criminal'], { act: 'P' })
      return
    case 'M3':
      for (const [i, target] of plot.targets.entries())
        look(target, ['household', 'criminal', 'border'], { at: at + i * 1200 })
      return
    case 'M4':
      look(first, ['criminal', 'household', 'photo'], { caseNo: null, noCase: 'urgent' })
      return
    case 'M5':
      look(first, ['household'], careful ? {} : { purpose: 'patrol' })
      return
    case 'M11':
      leftOpen(desk, plot, { ...common, systems: ['stolen'], target: first }, chance)
      return
    case 'unregistered':
    case 'phantom':
    case 'mismatch':
      plain(
        desk,
        plot,
        { ...common, caseNo: stage.sheetNo, systems: ['household'], target: first },
        stage.parties,
        chance,
      )
  }
}

/** The owner of the account walks his beat; a colleague goes on typing in the session that was left open. */
function leftOpen(desk: Desk, plot: Plot, errand: Errand, chance: Chance): void {
  for (const [i, target] of plot.targets.entries()) {
    const one: Errand = {
      ...errand,
      target,
      at: errand.at + i * 200,
      ...(plot.other ? { hands: plot.other } : {}),
    }
    desk.lookUp(one, chance)
    // The careful colleague books what he did, under his own name: a phantom, because his own account asked nothing.
    if (plot.manner === 'careful') desk.write(one, [], 3)
  }
}

/** A bare plant of one kind, without a story. */
function plain(desk: Desk, plot: Plot, errand: Errand, parties: string[], chance: Chance): void {
  parties.push(errand.target)
  if (plot.scenario === 'phantom') {
    desk.write(errand, [], 0)
    return
  }
  const lines = desk.lookUp(errand, chance)
  if (plot.scenario === 'unregistered') return
  const entry = desk.write(errand, lines, 2)
  entry.target = mistyped(errand.target, chance)
  entry.bucket = 'MISMATCH'
}
