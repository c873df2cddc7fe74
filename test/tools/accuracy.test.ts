import { beforeAll, describe, expect, it } from 'vitest'
import { measure, type Measured } from '../accuracy/measure.ts'
import { verdicts } from '../accuracy/report.ts'

/** A small run with a seed of its own: far from the published table's size, enough that no detector dies unnoticed. */
describe('the accuracy run', () => {
  let measured: Measured
  beforeAll(async () => {
    measured = await measure(11, 600, 300_000)
  })

  it('finds what it wrote, nearly all of it', () => {
    const low = verdicts(measured)
      .filter(({ recall }) => recall < 0.9)
      .map(({ aim, worst }) => `${aim.name}: ${worst}`)
    expect(low).toEqual([])
  })

  it('misses names without a cue, and does not hide it', () => {
    const free = measured.cells.filter(({ kind }) => kind === 'name-without-cue')
    expect(free.reduce((sum, { total }) => sum + total, 0)).toBeGreaterThan(10)
  })

  it('finds next to nothing in ordinary prose', () => {
    const found = [...measured.inProse.values()].flat()
    expect(found.length).toBeLessThan(10)
  })
})
