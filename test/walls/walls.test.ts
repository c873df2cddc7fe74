import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  checkWalls,
  describe as inWords,
  FEWEST_MODULES,
  type WallReport,
} from '../../scripts/walls/check.mjs'
import { innocents, plants } from './planted.ts'

const root = join(import.meta.dirname, '../..')

describe('walls', () => {
  it('stand in the house itself, and were really looked at', () => {
    const report = checkWalls(root)
    expect(inWords(report.faults)).toBe('')
    expect(report.modules).toBeGreaterThan(FEWEST_MODULES)
    expect(report.imports).toBeGreaterThan(report.modules)
  })

  describe('refuse what is planted in a copy of the house', () => {
    let copy: string
    let clean: WallReport
    let report: WallReport

    beforeAll(() => {
      copy = mkdtempSync(join(tmpdir(), 'subrosa-walls-'))
      const source = (path: string): boolean =>
        !/(^|\/)(node_modules|dist|var)(\/|$)/.test(path.slice(root.length))
      for (const place of ['app', 'packages', 'package.json']) {
        cpSync(join(root, place), join(copy, place), { recursive: true, filter: source })
      }
      symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
      clean = checkWalls(copy)
      for (const { file, text } of [...plants, ...innocents]) {
        mkdirSync(dirname(join(copy, file)), { recursive: true })
        writeFileSync(join(copy, file), text)
      }
      report = checkWalls(copy)
    })
    afterAll(() => rmSync(copy, { recursive: true, force: true }))

    for (const { file, rule } of plants) {
      if (rule !== '')
        it(`${rule}: ${file}`, () =>
          expect(report.faults.filter((fault) => fault.from === file)).toContainEqual(
            expect.objectContaining({ rule }),
          ))
    }

    it('and nothing else', () => {
      const innocent = new Set(innocents.map(({ file }) => file))
      expect(report.faults.filter((fault) => innocent.has(fault.from))).toEqual([])
      const planted = new Set([...plants, ...innocents].map(({ file }) => file))
      expect(report.faults.filter((fault) => !planted.has(fault.from))).toEqual(clean.faults)
    })

    it('each with its place and its reason', () => {
      const clock = report.faults.find((fault) => fault.from.endsWith('rules/clock.ts'))
      expect(clock).toMatchObject({ line: 2, to: 'Date.now' })
      expect(report.faults.every((fault) => fault.why.length > 20)).toBe(true)
    })
  })
})
