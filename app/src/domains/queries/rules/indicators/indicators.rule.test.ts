import { describe, expect, it } from 'vitest'
import type { Day } from '#kernel/ground'
import { isParameterId, isStatuteId, lawBook } from '#kernel/law'
import { ordinary, ordinaryEntry } from './examples.ts'
import {
  citations,
  entryIndicators,
  indicatorList,
  judges,
  lineIndicators,
  needsReason,
  sourceIndicators,
} from './index.ts'
import type { Indicator } from './words.ts'

const law = lawBook().at('2026-11-20' as Day)

function examples<F>(rules: readonly Indicator<F>[]): void {
  for (const rule of rules) {
    describe(`${rule.id} ${rule.en}`, () => {
      it('has examples of both kinds', () => {
        expect(rule.hits.length).toBeGreaterThan(0)
        expect(rule.misses.length).toBeGreaterThan(0)
      })
      it.each(rule.hits.map((facts, i) => [i, facts] as const))(
        'hits example %i and says why in both languages',
        (_, facts) => {
          const hit = rule.find(facts, law)
          expect(hit).not.toBeNull()
          expect(`${hit?.zh}${hit?.en}`).not.toMatch(/[{}]|undefined|NaN|null/)
          expect(hit?.zh).toMatch(/\p{Script=Han}/u)
          expect(hit?.en).not.toMatch(/[，。；（）]/)
        },
      )
      it.each(rule.misses.map((facts, i) => [i, facts] as const))('lets example %i pass', (_, facts) => {
        expect(rule.find(facts, law)).toBeNull()
      })
      it('rests on laws and parameters that the book has', () => {
        if (rule.law !== null) expect(isStatuteId(rule.law)).toBe(true)
        for (const id of rule.parameters) expect(isParameterId(id)).toBe(true)
      })
    })
  }
}
examples(lineIndicators)
examples(entryIndicators)
examples(sourceIndicators)

describe('the indicators together', () => {
  it('have different ids', () => {
    expect(new Set(indicatorList.map((rule) => rule.id)).size).toBe(indicatorList.length)
  })
  it('say nothing about an ordinary day', () => {
    const judge = judges(law)
    expect(judge.line(ordinary)).toEqual([])
    expect(judge.entry(ordinaryEntry)).toEqual([])
  })
  it('name the parameter, its edition and its standing', () => {
    const [reason] = judges(law).line({ ...ordinary, bucket: 'UNREGISTERED', entry: null })
    expect(reason).toMatchObject({ rule: 'Q01', version: '1', severity: 'serious', law: 'pdpa-rules.12' })
    const rule = indicatorList.find((one) => one.id === reason?.rule)
    expect(citations(rule?.parameters ?? [], law)[0]).toMatchObject({
      id: 'query.match.windowMinutes',
      value: 30,
      edition: expect.any(String),
      status: expect.any(String),
    })
    expect(needsReason(reason ? [reason] : [])).toBe(true)
  })
})
