import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase, type TestPerson } from '#testing'
import { must, outflowHouse, type OutflowHouse } from './outflow-house.testing.ts'

const paragraphs = Array.from({ length: 60 }, (_, i) => `<p>第${i + 1}段</p><!-- 內部備註${i + 1} -->`)
const page = `<!doctype html><html><head><title>公告</title></head><body>${paragraphs.join('')}</body></html>`

interface Row {
  readonly id: number
  readonly text: string
  readonly sight: string
}

eachDatabase('the text of a file', (open) => {
  let house: OutflowHouse
  let officer: TestPerson
  let at: string
  beforeAll(async () => {
    house = await outflowHouse(open)
    officer = await house.as('officer@north')
    const { files } = await house.inspected(officer, [{ name: '公告.html', content: page }])
    at = `/api/outflow/files/${files[0]}/text`
  })
  afterAll(() => house.close())

  const text = async (query: string) => must(await officer.get(`${at}?${query}`)).body

  it('is turned to the page on which a span stands, whatever the filter leaves out', async () => {
    const all = await text('sight=visible&limit=200')
    for (const row of all.rows as Row[]) {
      const found = await text(`sight=visible&limit=7&holding=${row.id}`)
      expect(found.rows.map(({ id }: Row) => id)).toContain(row.id)
      expect(found.from % 7).toBe(0)
      expect(found.rows).toEqual((await text(`sight=visible&limit=7&from=${found.from}`)).rows)
    }
  })
  it('shows its last page where the span lies beyond what is kept', async () => {
    const last = await text('sight=visible&limit=7&holding=1000000')
    expect(last.next).toBeNull()
    expect(last.from + last.rows.length).toBe(last.total)
  })
  it('shows one class of what is hidden, and nothing for a class it does not have', async () => {
    const comments = await text('sight=hidden&class=markup-comment&limit=200')
    expect(comments.total).toBe(60)
    expect(new Set(comments.rows.map(({ sight }: Row) => sight))).toEqual(new Set(['markup-comment']))
    expect(await text('sight=hidden&class=macro')).toMatchObject({ rows: [], total: 0, from: 0, next: null })
  })
})
