import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { SEPARATOR } from './line-files.ts'
import { Staging } from './staging.ts'
import { TargetMarks } from './target-marks.ts'

const directory = mkdtempSync(join(tmpdir(), 'staging-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('rows on their way from an upload into DuckDB', () => {
  const marks = new TargetMarks(new Uint8Array(32).fill(7))
  const targetOf = (i: number): string => `A1${String(10_000_000 + (i % 3000)).padStart(8, '0')}`

  it('end with the marks of their target, and write its neighbourhood once', async () => {
    const paths = { rows: join(directory, 'rows'), near: join(directory, 'near') }
    const staging = await Staging.create(marks, paths)
    for (let i = 0; i < 9000; i++) staging.add(String(i), 'national_id', targetOf(i))
    staging.add('9000', 'other', targetOf(0))
    await staging.close()

    const rows = readFileSync(paths.rows, 'utf8').trimEnd().split('\n')
    const near = readFileSync(paths.near)
    expect(rows).toHaveLength(9001)
    for (const [i, row] of rows.entries()) {
      const [record, kind, mark, shown, at] = row.split(SEPARATOR)
      const own = marks.near.one(targetOf(i === 9000 ? 0 : i))
      expect([record, kind, mark]).toEqual([
        String(i),
        i === 9000 ? 'other' : 'national_id',
        marks.mark(targetOf(i === 9000 ? 0 : i)),
      ])
      expect(shown).not.toContain(targetOf(i).slice(3, 8))
      expect(
        near
          .subarray(Number(at) * 4, Number(at) * 4 + own.byteLength)
          .equals(new Uint8Array(own.buffer, own.byteOffset, own.byteLength)),
      ).toBe(true)
    }
    // Each of the three thousand once, and one of them as another kind of target.
    expect(statSync(paths.near).size).toBe(3001 * marks.near.one(targetOf(0)).byteLength)
  })
})
