import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { play, realCases, replays } from '../../app/src/cli/cases/cases.ts'
import { athletes } from '../../app/src/cli/cases/papers/athletes.ts'
import { openScene } from '../../app/src/cli/cases/scene.ts'
import { published } from '../../app/src/cli/cases/what-the-desk-saw.ts'

/** Cases that passed once. It only ever grows: a case that stops passing is a fault of the house. */
const passing = JSON.parse(readFileSync(new URL('passing.json', import.meta.url), 'utf8')) as string[]
const expected: Readonly<Record<string, { verdict: string; rule: string; says: RegExp }>> = {
  '001-1c': { verdict: 'DETECTED', rule: 'Q01', says: /紀錄簿無對應登記/ },
  '004#04': { verdict: 'DETECTED', rule: 'tw.mobile', says: /欄位名稱是「手機」/ },
  '004#05': { verdict: 'DETECTED', rule: 'chart-workbook', says: /圖表內嵌的整本活頁簿/ },
  '004#09': { verdict: 'DETECTED', rule: 'Q05', says: /不在案件清冊/ },
  '004#10': { verdict: 'DETECTED', rule: 'Q05', says: /非查詢人或其單位承辦/ },
  '004#16': { verdict: 'DETECTED', rule: 'tw.name', says: /附近有「檢舉人」/ },
  '004#17': { verdict: 'DETECTED', rule: 'tw.address', says: /附近有「住址」/ },
  '004#21': { verdict: 'DETECTED', rule: 'covered-text', says: /被圖形或影像蓋住的文字/ },
  '004#22': { verdict: 'DETECTED', rule: 'Q07', says: /應在外服勤/ },
  '004#24': { verdict: 'DETECTED', rule: 'tw.national-id', says: /檢查碼正確/ },
}

describe('the real cases', () => {
  it('are all 36 listed, each once and in both languages', () => {
    expect(realCases).toHaveLength(36)
    expect(new Set(realCases.map((one) => one.id)).size).toBe(36)
    for (const one of realCases) {
      expect(one.zh).toMatch(/\p{Script=Han}/u)
      expect(one.en).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('have an expectation for every replay, and every replay is on the list that never shrinks', () => {
    expect(Object.keys(replays).toSorted()).toEqual(Object.keys(expected).toSorted())
    expect(Object.keys(replays).toSorted()).toEqual([...passing].toSorted())
    for (const id of passing) expect(realCases.some((one) => one.id === id)).toBe(true)
  })

  it.each(passing)('%s is stopped or shown', { timeout: 120_000 }, async (id) => {
    const one = realCases.find((known) => known.id === id)
    if (!one) throw new Error(`no case ${id}`)
    const { state, outcome } = await play(one)
    expect(state).toBe('passed')
    expect(outcome).toMatchObject({ verdict: expected[id]?.verdict, rule: expected[id]?.rule })
    expect(outcome?.zh).toMatch(expected[id]?.says ?? /$^/)
    expect(outcome?.en).not.toMatch(/[，。]/)
  })

  it('that leave a value in the file that goes out are missed', { timeout: 120_000 }, async () => {
    const scene = await openScene('kept')
    try {
      const paper = athletes(scene.dice)
      const choice = { hidden: [], detectors: ['tw.mobile'] }
      expect(await published(scene, scene.cast.clerk, paper, choice)).toBeNull()
    } finally {
      await scene.close()
    }
  })

  it('that have no part of the house yet say so', async () => {
    const one = realCases.find((known) => known.id === '004#25')
    expect(one && (await play(one))).toMatchObject({ state: 'not-built', outcome: null })
  })
})
