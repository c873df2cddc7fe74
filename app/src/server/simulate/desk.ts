import type { Chance } from './chance.ts'
import { mistyped, edits } from './mistype.ts'
import type { Rates } from './options.ts'
import { systemOf, type SystemId } from './systems.ts'
import type { Difficulty, Entry, LookUp, NoCase, Purpose, SimPerson } from './words.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }
export type DraftLine = Writable<LookUp> & {
  seq: number
  logged: number
  tags: Difficulty[]
  /** The book line that stands for it, if any. */
  entry: DraftEntry | null
}
export type DraftEntry = Writable<Omit<Entry, 'covers' | 'tags'>> & {
  no: string
  covers: DraftLine[]
  tags: Difficulty[]
}

/** What one person wants to know, and why. */
export interface Errand {
  readonly at: number
  readonly account: SimPerson
  readonly hands?: SimPerson
  readonly requester?: SimPerson
  readonly systems: readonly SystemId[]
  readonly target: string
  readonly terminal: string
  readonly session: string
  readonly act?: 'Q' | 'P'
  readonly caseNo: string | null
  readonly noCase?: NoCase | null
  readonly purpose: Purpose
  readonly tags?: readonly Difficulty[]
  readonly misuse?: string | null
}

/** What an honest errand may still spoil: until when a second look-up fits, until when a late entry stays on its day. */
export interface Room {
  readonly until: number
  readonly lastEntry: number
  readonly otherCase: string | null
}

const MINUTE = 60
/** A book line may come 110 minutes late; its window of 30 must not reach the next look-up of the same target. */
const APART = 150 * MINUTE
/** Steps between the look-ups of one errand: an entry covers several systems only within minutes. */
const STEP = [50, 170] as const

/** The look-ups and the book of one unit on one day. */
export class Desk {
  readonly lines: DraftLine[] = []
  readonly entries: DraftEntry[] = []
  /** When who asked about whom: again too soon, and the pairing of log and book would be a matter of taste. */
  readonly #asked = new Map<string, { readonly by: SimPerson; readonly at: number }[]>()

  /** Whether the person asked about the target, in any system, so near to this time that windows could touch. */
  asked(person: SimPerson, target: string, at: number): boolean {
    return this.#asked.get(target)?.some((one) => one.by === person && Math.abs(one.at - at) < APART) ?? false
  }

  /** Looks up, and writes nothing. */
  lookUp(errand: Errand, chance: Chance): DraftLine[] {
    let at = errand.at
    return errand.systems.map((system) => {
      this.#note(errand.account, errand.target, at)
      if (errand.requester) this.#note(errand.requester, errand.target, at)
      const line: DraftLine = {
        at,
        system,
        account: errand.account,
        hands: errand.hands ?? errand.account,
        target: errand.target,
        act: errand.act ?? 'Q',
        terminal: errand.terminal,
        session: errand.session,
        caseNo: systemOf(system).habit.logsCase ? errand.caseNo : null,
        tags: [...(errand.tags ?? [])],
        misuse: errand.misuse ?? null,
        seq: 0,
        logged: 0,
        entry: null,
      }
      at += chance.between(...STEP)
      this.lines.push(line)
      return line
    })
  }

  #note(person: SimPerson, target: string, at: number): void {
    const before = this.#asked.get(target)
    if (before) before.push({ by: person, at })
    else this.#asked.set(target, [{ by: person, at }])
  }

  /** Writes one book line for these look-ups (none: a phantom), so many minutes after the first. */
  write(
    errand: Errand,
    covers: readonly DraftLine[],
    minutes: number,
    tags: readonly Difficulty[] = [],
  ): DraftEntry {
    const from = (covers[0]?.at ?? errand.at) + minutes * MINUTE
    const at = from - (from % MINUTE)
    const entry: DraftEntry = {
      no: '',
      at,
      enteredAt: at + (minutes > 5 ? 0 : MINUTE),
      querier: errand.hands ?? errand.account,
      requester: errand.requester ?? errand.hands ?? errand.account,
      systems: covers.length > 0 ? covers.map((line) => line.system) : errand.systems,
      target: errand.target,
      caseNo: errand.caseNo,
      noCase: errand.caseNo === null ? (errand.noCase ?? 'on_the_spot') : null,
      purpose: errand.purpose,
      printed: errand.act === 'P',
      covers: [...covers],
      bucket: covers.length > 0 ? 'MATCHED' : 'PHANTOM',
      tags: [...tags],
      misuse: errand.misuse ?? null,
    }
    for (const line of covers) {
      line.entry = entry
      for (const tag of tags) if (!line.tags.includes(tag)) line.tags.push(tag)
    }
    this.entries.push(entry)
    return entry
  }

  /** An honest errand with the honest slips. @returns the look-ups made */
  honest(errand: Errand, room: Room, rates: Rates, chance: Chance): number {
    const single = errand.systems.length === 1
    if (single && room.until - errand.at > 60 * MINUTE) {
      if (chance.hit(rates.chain)) return this.#chain(errand, chance)
      if (chance.hit(rates.repeat)) return this.#repeat(errand, chance)
    }
    const lines = this.lookUp(errand, chance)
    if (chance.hit(rates.forgotten)) forget(lines)
    else if (!single && chance.hit(rates.covering))
      this.write(errand, lines, chance.between(0, 3), ['covering'])
    else if (single) for (const line of lines) this.#single(errand, line, room, rates, chance)
    else for (const line of lines) this.write(errand, [line], chance.between(-2, 5))
    return lines.length
  }

  #single(errand: Errand, line: DraftLine, room: Room, rates: Rates, chance: Chance): void {
    const draw = chance.float()
    const typo = rates['too-late'] + rates.mistyped
    if (draw < rates['too-late'] && line.at + 112 * MINUTE < room.lastEntry) {
      const entry = this.write(errand, [], chance.between(45, 110), ['too-late'])
      entry.systems = [line.system]
      line.tags.push('too-late')
    } else if (draw >= rates['too-late'] && draw < typo) {
      this.write(errand, [line], chance.between(0, 5), ['mistyped'])
    } else if (
      room.otherCase !== null &&
      line.caseNo !== null &&
      draw >= typo &&
      draw < typo + rates['wrong-case']
    ) {
      const entry = this.write(errand, [line], chance.between(0, 5), ['wrong-case'])
      entry.caseNo = room.otherCase
      entry.bucket = 'MISMATCH'
    } else if (errand.requester && chance.hit(rates['names-swapped'])) {
      const entry = this.write(
        { ...errand, hands: errand.requester, requester: errand.account },
        [line],
        chance.between(0, 5),
        ['names-swapped'],
      )
      entry.bucket = 'MISMATCH'
    } else if (chance.hit(rates.late)) this.write(errand, [line], chance.between(6, 26), ['late'])
    else this.write(errand, [line], chance.between(-2, 5))
  }

  /** Twice the same within the window: the nearest pairing leaves one over, only the exact one pairs both. */
  #chain(errand: Errand, chance: Chance): number {
    const tags: Difficulty[] = [...(errand.tags ?? []), 'chain']
    const first = this.lookUp({ ...errand, tags }, chance)
    const second = this.lookUp({ ...errand, tags, at: errand.at + 25 * MINUTE }, chance)
    this.write(errand, first, 20, ['chain'])
    this.write(errand, second, 27, ['chain'])
    return 2
  }

  /** The same again a little outside the window; every second time without a word in the book. */
  #repeat(errand: Errand, chance: Chance): number {
    const tags: Difficulty[] = [...(errand.tags ?? []), 'repeat']
    this.write(errand, this.lookUp({ ...errand, tags }, chance), 2, ['repeat'])
    const again = this.lookUp({ ...errand, tags, at: errand.at + 41 * MINUTE }, chance)
    if (chance.hit(0.5)) this.write(errand, again, 3, ['repeat'])
    else forget(again)
    return 2
  }

  /** A look-up was registered, then the system was down. */
  abandoned(errand: Errand, chance: Chance): void {
    this.write(errand, [], chance.between(0, 3), ['abandoned'])
  }

  /**
   * Carries out the mistypings and keeps the leftovers apart: no wrong or lonely book line may look like another look-up
   * of the same people, or the truth would not be the only sensible answer.
   */
  settle(chance: Chance): void {
    const byPerson = new Map<string, DraftLine[]>()
    for (const line of this.lines) {
      const known = byPerson.get(line.account.no)
      if (known) known.push(line)
      else byPerson.set(line.account.no, [line])
    }
    const clear = (entry: DraftEntry, target: string): boolean =>
      [entry.querier.no, entry.requester.no]
        .flatMap((no) => byPerson.get(no) ?? [])
        .every(
          (line) =>
            line.target === entry.target ||
            !entry.systems.includes(line.system) ||
            edits(line.target, target) > 2,
        )
    const kept = this.entries.filter((entry) => {
      if (entry.tags.includes('mistyped')) slip(entry, clear, chance)
      return entry.bucket !== 'PHANTOM' || entry.misuse !== null || clear(entry, entry.target)
    })
    this.entries.splice(0, this.entries.length, ...kept)
  }
}

function slip(
  entry: DraftEntry,
  clear: (entry: DraftEntry, target: string) => boolean,
  chance: Chance,
): void {
  for (let tries = 0; tries < 8; tries++) {
    const text = mistyped(entry.target, chance)
    if (!clear(entry, text)) continue
    entry.target = text
    entry.bucket = 'MISMATCH'
    return
  }
  for (const one of [entry, ...entry.covers]) one.tags.splice(one.tags.indexOf('mistyped'), 1)
}

function forget(lines: readonly DraftLine[]): void {
  for (const line of lines) line.tags.push('forgotten')
}
