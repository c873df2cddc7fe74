import type { TestFile, TestPerson, TestReply } from '#testing'

/** A look-up system and the mapping of its files, as a clerk sets them up. */
const shape = (columns: Readonly<Record<string, string>>, encoding = 'auto') => ({
  encoding,
  delimiter: 'auto',
  ignore: [],
  values: {},
  defaults: {},
  columns,
})
const system = (id: string, zh: string) => ({
  id,
  zh,
  en: id,
  dataOwner: '內政部',
  sensitivity: 'sensitive',
  sequence: 'continuous',
  daily: true,
  dueHour: null,
  units: [],
})

const logColumns = {
  序號: 'seq',
  查詢時間: 'time',
  使用者代號: 'account',
  端末代號: 'terminal',
  查詢對象: 'target',
  查詢條件類別: 'keyKind',
  查詢事由: 'purpose',
  案號: 'caseNo',
}
const bookColumns = {
  登記編號: 'entryNo',
  查詢時間: 'time',
  查詢人: 'account',
  系統: 'system',
  查詢對象: 'target',
  查詢事由: 'purposeCode',
  案號: 'caseNo',
}
const rosterColumns = {
  人員代號: 'personNo',
  開始: 'start',
  結束: 'end',
  勤務: 'duty',
  地點: 'place',
  端末: 'terminal',
}
const caseColumns = {
  案號: 'caseNo',
  案由: 'title',
  單位: 'unit',
  承辦人: 'owners',
  立案: 'opened',
  關係人: 'parties',
}

export const LOG_HEAD = Object.keys(logColumns).join(',')
export const BOOK_HEAD = Object.keys(bookColumns).join(',')
export const ROSTER_HEAD = Object.keys(rosterColumns).join(',')
export const CASE_HEAD = Object.keys(caseColumns).join(',')
export const csv = (...lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('')

/** Two systems (the second says that its files are UTF-8) and a mapping for every kind of file that the tests bring. */
export async function settle(clerk: TestPerson): Promise<void> {
  const must = (reply: TestReply): void => {
    if (reply.status !== 200) throw new Error(reply.text)
  }
  must(await clerk.post('/api/queries/systems', system('household', '戶役政')))
  must(await clerk.post('/api/queries/systems', system('vehicle', '車籍')))
  must(
    await clerk.post('/api/queries/profiles', { kind: 'log', system: 'household', shape: shape(logColumns) }),
  )
  must(
    await clerk.post('/api/queries/profiles', {
      kind: 'log',
      system: 'vehicle',
      shape: shape(logColumns, 'utf-8'),
    }),
  )
  must(await clerk.post('/api/queries/profiles', { kind: 'book', system: null, shape: shape(bookColumns) }))
  must(
    await clerk.post('/api/queries/profiles', { kind: 'roster', system: null, shape: shape(rosterColumns) }),
  )
  must(await clerk.post('/api/queries/profiles', { kind: 'cases', system: null, shape: shape(caseColumns) }))
}

export const bring = (
  clerk: TestPerson,
  kind: string,
  content: string | Uint8Array,
  more: Partial<TestFile> = {},
): Promise<TestReply> =>
  clerk.upload('/api/queries/imports', {
    name: `${kind}.csv`,
    mediaType: 'text/csv',
    content,
    ...more,
    fields: { kind, ...(kind === 'log' ? { system: 'household' } : {}), ...more.fields },
  })
