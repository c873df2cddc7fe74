import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  checkRoleByRoute,
  checkUndescribed,
  eachDatabase,
  expectActs,
  lastAct,
  type TestPerson,
} from '#testing'
import { queriesRoutes } from './index.ts'
import { must, queriesHouse, type QueriesHouse } from './queries-house.testing.ts'
import { inPieces, nationalId } from './thousand.testing.ts'
import { bring } from './index.ts'

const HEAD = '序號,查詢時間,使用者代號,端末代號,查詢對象,查詢條件類別,案號'
const row = (
  seq: number | string,
  more: { time?: string; account?: string; target?: string; caseNo?: string; terminal?: string } = {},
): string =>
  [
    seq,
    more.time ?? '115/11/20 10:00:00',
    more.account ?? 'n002',
    more.terminal ?? 'PC-1',
    more.target ?? nationalId(Number(seq) || 1),
    '身分證',
    more.caseNo ?? '',
  ].join(',')
const csv = (...rows: string[]): string => `${rows.join('\r\n')}\r\n`
const mixed = Buffer.concat([Buffer.from(csv(HEAD, row(1))), Buffer.from([0x32, 0x2c, 0xff, 0xfe, 0x0a])])

eachDatabase('what a hostile or broken file can do', (open) => {
  let house: QueriesHouse
  let clerk: TestPerson
  beforeAll(async () => {
    house = await queriesHouse(open)
    clerk = await house.as('records@hq')
  })
  afterAll(() => house.close())

  const send = (
    content: string | Uint8Array,
    fields: Record<string, string> = { kind: 'log', system: 'household' },
  ) => clerk.upload('/api/queries/imports', { name: 'x.csv', content, fields })
  const stored = async (): Promise<number> => {
    const { rows } = await sql<{
      n: number
    }>`select (select count(*) from queries_part) + (select count(*) from queries_import where phase = 'done') as n`.execute(
      house.store.read,
    )
    const files = readdirSync(house.directory, { recursive: true, withFileTypes: true }).filter(
      (file) => file.isFile() && !join(file.parentPath, file.name).includes('spill'),
    )
    return (rows[0]?.n ?? 0) + files.length
  }

  describe('nothing of it is imported', () => {
    it.each([
      ['a cut file', `${HEAD}\r\n${row(1)}\r\n2,115/11/20 10:0`, 'TRUNCATED_FILE', 3, null],
      ['bytes of another encoding', mixed, 'ENCODING_MISMATCH', 3, null],
      ['a spreadsheet', Buffer.from('PK\u0003\u0004 anything at all, it is a zip'), 'NOT_TEXT', null, null],
      ['an unknown column', csv(`${HEAD},備忘`, `${row(1)},x`), 'UNKNOWN_COLUMNS', 1, null],
      ['a missing column', csv(HEAD.replace('序號,', ''), row(1).slice(2)), 'MISSING_COLUMNS', 1, null],
      ['a line without end', `${HEAD}\r\n1,${'x'.repeat(200_000)}`, 'LINE_TOO_LONG', 2, null],
      ['a quote without end', `${HEAD}\r\n1,"${'x'.repeat(2000)}`, 'UNTERMINATED_QUOTE', 2, null],
      ['an empty file', '', 'EMPTY_FILE', null, null],
      [
        'a day that does not exist',
        csv(HEAD, row(1), row(2, { time: '113/02/30 10:00:00' })),
        'DATE_NOT_REAL',
        3,
        '查詢時間',
      ],
      [
        'a number twice',
        csv(HEAD, row(1), row(2), row(1, { target: nationalId(9) })),
        'DUPLICATE_SEQ',
        4,
        'seq',
      ],
      ['no number', csv(HEAD, row('', { target: nationalId(3) })), 'SEQ_MISSING', 2, 'seq'],
      ['a formula', csv(HEAD, row(1, { terminal: "=cmd|' /C calc'!A0" })), 'FORMULA_CELL', 2, 'terminal'],
      ['a time to come', csv(HEAD, row(1, { time: '115/12/24 10:00:00' })), 'IN_FUTURE', 2, 'time'],
      ['a missing value', csv(HEAD, row(1, { account: ' ' })), 'VALUE_MISSING', 2, '使用者代號'],
    ])('%s', async (_, content, code, line, column) => {
      const before = await stored()
      const since = await lastAct(house.store)
      const reply = await send(content)
      expect([
        reply.status,
        ['QUERIES_FILE_REFUSED', 'QUERIES_ROWS_FAULTY'].includes(reply.body.code),
      ]).toEqual([422, true])
      const { faults, import: refused } = must(
        await clerk.get(`/api/queries/imports/${reply.body.params.import}`),
      ).body
      expect(faults[0]).toMatchObject({ code, ...(line === null ? {} : { line }), column })
      expect(refused).toMatchObject({ phase: 'refused', added: 0 })
      expect(await stored()).toBe(before)
      ;(await expectActs(house.store, since, ['queries.import.refused'])).andNoOthers()
    })
  })

  it('lists every fault with line and column, for download, with formulas defused', async () => {
    const reply = await send(
      csv(
        HEAD,
        row(1, { time: '113/02/30 10:00:00' }),
        row(2, { caseNo: '=HYPERLINK("http://x")' }),
        row('x'),
      ),
    )
    expect(reply.body).toMatchObject({ code: 'QUERIES_ROWS_FAULTY', params: { count: 3 } })
    expect(reply.body.reasons).toHaveLength(3)
    const file = await clerk.get(`/api/queries/imports/${reply.body.params.import}/faults`)
    expect([file.status, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(file.text.split('\r\n')).toHaveLength(5)
    expect(file.text).not.toMatch(/(^|,)"?[=+@]/m)
    expect(file.text).not.toContain(nationalId(1))
  })

  it('stops reading a line that never ends, however long the sender goes on', async () => {
    let sent = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${HEAD}\r\n1,`)
      for (; sent < 2 ** 31; sent += 65_536) yield new Uint8Array(65_536).fill(0x61)
    }
    const done = await bring(house.room, clerk.actor, {
      name: 'endless.csv',
      mediaType: 'text/csv',
      fields: { kind: 'log', system: 'household' },
      bytes: endless(),
    })
    expect(done).toMatchObject({ ok: false, error: { code: 'QUERIES_FILE_REFUSED' } })
    expect(sent).toBeLessThan(1 << 20)
  })

  it('leaves nothing behind when the sender goes away', async () => {
    const before = await stored()
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* inPieces(csv(HEAD, row(1), row(2)))
      throw new Error('connection lost')
    }
    await expect(
      bring(house.room, clerk.actor, {
        name: 'x.csv',
        mediaType: 'text/csv',
        fields: { kind: 'log', system: 'household' },
        bytes: broken(),
      }),
    ).rejects.toThrow('connection lost')
    expect(await stored()).toBe(before)
    const { rows } = must(await clerk.get('/api/queries/imports?limit=1')).body
    expect(rows[0]).toMatchObject({ phase: 'cancelled', added: 0 })
  })

  it('tells gaps, a clock that runs back and lines that were changed afterwards', async () => {
    must(await send(csv(HEAD, row(11), row(12), row(14))))
    const second = must(
      await send(
        csv(HEAD, row(14, { target: nationalId(99) }), row(17), row(18, { time: '115/11/20 09:50:00' })),
      ),
    ).body.import
    expect(second).toMatchObject({ read: 3, added: 2, overlapping: 1 })
    expect(second.checks.map((check: { zh: string }) => check.zh)).toEqual([
      '戶役政系統缺序號15至16，計2筆',
      '戶役政系統第4行時間較前一筆倒退600秒',
      '戶役政系統有1筆與先前匯入之同序號紀錄內容不同',
    ])
  })

  it('does not take a line again that the source has moved to another day', async () => {
    must(await send(csv(HEAD, row(31), row(32))))
    const moved = must(await send(csv(HEAD, row(32, { time: '115/11/19 10:00:00' }), row(33)))).body.import
    expect(moved).toMatchObject({ added: 1, overlapping: 1, checks: [{ facts: { lines: 1 } }] })
  })

  it('takes lines without numbers once, however their files overlap', async () => {
    const fields = { kind: 'log', system: 'vehicles' }
    const lines = ['09:00:00', '09:05:00', '09:05:00'].map((time) =>
      row('', { time: `115/11/20 ${time}`, target: 'ABC-1234' }),
    )
    expect(must(await send(csv(HEAD, ...lines.slice(0, 2)), fields)).body.import).toMatchObject({ added: 2 })
    expect(must(await send(csv(HEAD, ...lines), fields)).body.import).toMatchObject({
      read: 3,
      added: 1,
      overlapping: 2,
    })
    expect(must(await send(csv(HEAD, ...lines.toReversed()), fields)).body.import).toMatchObject({
      added: 0,
      overlapping: 3,
    })
  })

  it('refuses what comes without system, profile or right', async () => {
    expect((await send('x', { kind: 'log' })).body.code).toBe('QUERIES_SYSTEM_NEEDED')
    expect((await send('x', { kind: 'log', system: 'nope' })).body.code).toBe('QUERIES_NO_SUCH_SYSTEM')
    expect((await send('x', { kind: 'roster' })).body.code).toBe('QUERIES_NO_PROFILE')
    expect((await send('x', { kind: 'everything' })).body.code).toBe('QUERIES_BAD_FIELD')
    expect((await send('x', { kind: 'log', system: 'household', declared: '-1' })).body.code).toBe(
      'QUERIES_BAD_FIELD',
    )
    const officer = await house.as('officer@south')
    expect(
      (
        await officer.upload('/api/queries/imports', {
          name: 'x',
          content: 'x',
          fields: { kind: 'log', system: 'household' },
        })
      ).status,
    ).toBe(403)
  })

  it('refuses mappings that cannot be meant', async () => {
    const shape = { columns: { a: 'time', b: 'account', c: 'target', d: 'nothing' } }
    expect(
      (await clerk.post('/api/queries/profiles', { kind: 'log', system: 'household', shape })).body.code,
    ).toBe('QUERIES_PROFILE_FAULTY')
    expect(
      (
        await clerk.post('/api/queries/profiles', {
          kind: 'log',
          system: 'household',
          shape: { columns: { a: 'time' } },
        })
      ).body.code,
    ).toBe('QUERIES_PROFILE_FAULTY')
    expect((await clerk.post('/api/queries/profiles', { kind: 'log', system: null, shape })).body.code).toBe(
      'QUERIES_SYSTEM_NEEDED',
    )
  })

  it('answers every route by every role as the contract says, and nothing that it does not describe', async () => {
    const tables = [queriesRoutes(house.room)]
    const people = {
      officer: 'officer@north',
      head: 'head@north',
      chief: 'chief@hq',
      ethics: 'ethics@ethics',
      it_auditor: 'it_auditor@it',
      records: 'records@hq',
      admin: 'admin@it',
      external_auditor: 'external_auditor@hq',
      witness: 'witness@hq',
    } as const
    const roles = Object.fromEntries(
      await Promise.all(
        Object.entries(people).map(async ([role, key]) => [role, await house.as(key)] as const),
      ),
    )
    const route = {
      store: house.store,
      roles,
      anonymous: () => house.browser(),
      settled: () => house.settled(),
    }
    expect(await checkRoleByRoute(route, tables)).toBeGreaterThan(200)
    await checkUndescribed(route, tables)
  }, 120_000)
})
