import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { big5, fitsBig5 } from './big5.ts'
import { chance } from './chance.ts'
import { isNobody, nobodyId, NOBODIES } from './fictitious.ts'
import { logFile, logProfile } from './log-form.ts'
import { edits, mistyped } from './mistype.ts'
import { honestRates, type WorldOptions } from './options.ts'
import { registerFile } from './office-form.ts'
import { systemIds } from './systems.ts'
import { plainMatch } from './plain-match.testing.ts'
import { thousandLines } from './thousand-lines.ts'
import { simulate } from './world.ts'
import type { World } from './words.ts'

const digest = (world: World): string => {
  const hash = createHash('sha256')
  hash
    .update(registerFile('persons', world.persons))
    .update(registerFile('cases', world.cases))
    .update(registerFile('leave', world.leave))
  for (const day of world.days()) {
    for (const [system, lines] of day.logs) hash.update(logFile(system, lines))
    hash
      .update(registerFile('book', day.book))
      .update(registerFile('roster', day.roster))
      .update(JSON.stringify(day.key))
  }
  return hash.digest('hex')
}
const small = (seed: number): Partial<WorldOptions> => ({
  seed,
  units: 3,
  officersPerUnit: 8,
  days: 3,
  linesPerOfficerDay: 14,
})

describe('the same seed', () => {
  it('gives the same world, byte for byte, however often its days are asked for', () => {
    const world = simulate(small(7))
    expect(digest(world)).toBe(digest(world))
    expect(digest(simulate(small(7)))).toBe(digest(world))
    expect(digest(simulate(small(8)))).not.toBe(digest(world))
  })
})

describe('the answer key', () => {
  // Difficulties made common, so that a small world has all of them.
  const rates = {
    ...honestRates,
    forgotten: 0.05,
    'too-late': 0.03,
    mistyped: 0.05,
    'wrong-case': 0.05,
    chain: 0.05,
    repeat: 0.05,
    abandoned: 0.02,
    'names-swapped': 0.2,
  }

  it('puts every line and every entry in one bucket, and pairs agree from both sides', () => {
    for (const day of simulate({ ...small(3), rates }).days()) {
      const lines = [...day.logs].flatMap(([system, list]) => list.map((line) => `${system} ${line.seq}`))
      expect(day.key.lines.map((line) => `${line.system} ${line.seq}`).toSorted()).toEqual(lines.toSorted())
      expect(day.key.entries.map((entry) => entry.entry)).toEqual(day.book.map((entry) => entry.no))
      const fromLines = day.key.lines.flatMap((line) =>
        line.entry ? [`${line.entry} ${line.system} ${line.seq} ${line.bucket}`] : [],
      )
      const fromBook = day.key.entries.flatMap((entry) =>
        entry.lines.map(([system, seq]) => `${entry.entry} ${system} ${seq} ${entry.bucket}`),
      )
      expect(fromLines.toSorted()).toEqual(fromBook.toSorted())
    }
  })

  it('is what an exact matcher finds that knows the policy and not the truth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (seed) => {
        for (const day of simulate({ ...small(seed), rates }).days()) {
          const found = plainMatch(day)
          expect(found.lines).toEqual(
            day.key.lines.map(({ system, seq, bucket }) => `${system} ${seq} ${bucket}`).toSorted(),
          )
          expect(found.entries).toEqual(
            day.key.entries.map(({ entry, bucket }) => `${entry} ${bucket}`).toSorted(),
          )
        }
      }),
      { numRuns: process.env['SLOW'] ? 200 : 12 },
    )
  })

  it('names the lines of every planted misuse', () => {
    const world = simulate({
      ...small(5),
      units: 6,
      days: 5,
      misuse: { M1: 2, M2: 2, M3: 2, M4: 2, M5: 2, M11: 2, unregistered: 2, phantom: 2, mismatch: 2 },
    })
    const seen = new Map<string, string[]>()
    for (const day of world.days()) {
      for (const one of [...day.key.lines, ...day.key.entries]) {
        if (one.misuse)
          seen.set(one.misuse, [
            ...(seen.get(one.misuse) ?? []),
            `${'seq' in one ? 'line' : 'entry'} ${one.bucket}`,
          ])
      }
    }
    expect([...seen.keys()].toSorted()).toEqual(world.misuse.map((one) => one.id).toSorted())
    expect(new Set(seen.get('M4-1'))).toEqual(new Set(['line UNREGISTERED']))
    expect(new Set(seen.get('M4-2'))).toEqual(new Set(['line MATCHED', 'entry MATCHED']))
    expect(new Set(seen.get('M11-2'))).toEqual(new Set(['line UNREGISTERED', 'entry PHANTOM']))
    expect(seen.get('phantom-1')).toEqual(['entry PHANTOM'])
    expect(new Set(seen.get('mismatch-1'))).toEqual(new Set(['line MISMATCH', 'entry MISMATCH']))
  })
})

describe('a thousand lines', () => {
  it('hold seven unregistered, three phantom and two mismatched, and nothing else', () => {
    for (const seed of [1, 2, 3]) {
      const made = thousandLines(seed)
      expect(made.lines).toHaveLength(1000)
      expect(made.expectation.unregistered).toHaveLength(7)
      expect(made.expectation.phantom).toHaveLength(3)
      expect(made.expectation.mismatched).toHaveLength(2)
      const found = plainMatch({ logs: new Map([['household', made.lines]]), book: made.book })
      expect(found.lines).toEqual(
        made.key.lines.map(({ system, seq, bucket }) => `${system} ${seq} ${bucket}`).toSorted(),
      )
    }
  })
})

describe('files', () => {
  it('decode to what was meant, in the encoding that the profile names', () => {
    const [day] = simulate(small(2)).days()
    for (const system of systemIds) {
      const bytes = logFile(system, day?.logs.get(system) ?? [])
      const text = new TextDecoder(logProfile(system).encoding, { fatal: true }).decode(bytes)
      const [header] = text.split('\r\n')
      expect(header?.split(logProfile(system).delimiter)).toEqual(Object.keys(logProfile(system).columns))
      expect(text.trimEnd().split('\r\n')).toHaveLength((day?.logs.get(system)?.length ?? 0) + 1)
    }
  })
  it('Big5 comes back as it went in, and refuses what it does not have', () => {
    const text = '青汐市警察局：戶役政、車籍，１２３ ABC'
    expect(new TextDecoder('big5').decode(big5(text))).toBe(text)
    expect(fitsBig5('峯')).toBe(false)
    expect(() => big5('峯')).toThrow(RangeError)
  })
})

describe('fictitious numbers', () => {
  const WEIGHTS = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]
  it('pass the checksum of the national id and are told apart from real ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: NOBODIES - 1 }), (n) => {
        const id = nobodyId(n)
        const digits = [...(id.startsWith('Z') ? '33' : '32'), ...id.slice(1)].map(Number)
        expect(digits.reduce((sum, digit, i) => sum + digit * (WEIGHTS[i] ?? 0), 0) % 10).toBe(0)
        expect(isNobody(id)).toBe(true)
      }),
    )
    expect(nobodyId(1)).not.toBe(nobodyId(2))
  })
  it('a slip of the pen is one or two edits away, never none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: NOBODIES - 1 }), fc.string(), (n, name) => {
        const away = edits(nobodyId(n), mistyped(nobodyId(n), chance(name)))
        expect(away === 1 || away === 2).toBe(true)
      }),
    )
    expect(edits('ABC-4001', 'ABC-4010')).toBe(2)
    expect(edits('ABC-4001', 'XYZ-4777')).toBe(3)
    expect(edits('Z180000000', 'Z18000000')).toBe(1)
  })
})
