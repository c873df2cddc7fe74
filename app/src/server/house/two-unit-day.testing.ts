import type { TestReply } from '#testing'
import type { WholeHouse } from './open-test-house.testing.ts'
import { BOOK_HEAD, bring, CASE_HEAD, csv, LOG_HEAD, ROSTER_HEAD, settle } from './small-day.testing.ts'

export const DAY = '2026-11-20'
const units = { north: 'N', south: 'S' } as const
export type Station = keyof typeof units

/** Ids of everything that one station's day left behind, by the name that stands in a path. */
export interface Things {
  readonly line: string
  readonly entry: string
  readonly case: string
  readonly sheet: string
  readonly item: string
  readonly task: string
  readonly attachment: string
  readonly finding: string
  readonly action: string
  readonly stamp: string
  readonly person: string
  readonly post: string
  readonly duty: string
  readonly delegation: string
  readonly check: string
  readonly file: string
}

/** What the day of a station says in clear somewhere: a refusal shows none of it. */
export const marksOf = (station: Station): readonly string[] => [
  station.toUpperCase(),
  `${units[station]}12****`,
  `${units[station]}13****`,
]
const target = (station: Station, n: number): string => `${units[station]}1${n + 2}0000${n}01`
const say = (station: Station, what: string): string => `${what}-${station.toUpperCase()}`

export function must(reply: TestReply): TestReply['body'] {
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`)
  return reply.body
}

/** A small day of two stations, imported through the API and reconciled: one look-up each is registered, one is to be explained. */
export async function importTheDay(whole: WholeHouse): Promise<void> {
  const clerk = await whole.house.as('records@hq')
  await settle(clerk)
  const both = <T>(write: (station: Station, letter: string) => readonly T[]): T[] =>
    (Object.keys(units) as Station[]).flatMap((station) => write(station, units[station]))
  let seq = 0
  const log = both((station, letter) =>
    [0, 1].map((n) =>
      [
        ++seq,
        `115/11/20 1${n}:00:00`,
        `${letter}002`,
        say(station, 'PC'),
        target(station, n),
        '身分證',
        '',
        say(station, 'CASE'),
      ].join(','),
    ),
  )
  const book = both((station, letter) => [
    `B-${letter}1,115/11/20 10:00,${letter}002,戶役政,${target(station, 0)},刑案偵辦,${say(station, 'CASE')}`,
    `B-${letter}2,115/11/20 15:00,${letter}002,戶役政,${target(station, 1)},刑案偵辦,${say(station, 'CASE')}`,
  ])
  const roster = both((station, letter) => [
    `${letter}002,115/11/20 08:00,115/11/20 20:00,${say(station, 'DUTY')},內勤,${say(station, 'PC')}`,
  ])
  const cases = both((station, letter) => [
    `${say(station, 'CASE')},${say(station, 'TITLE')},${station},${letter}002,115/11/01,${target(station, 0)}`,
  ])
  must(await bring(clerk, 'roster', csv(ROSTER_HEAD, ...roster)))
  must(await bring(clerk, 'cases', csv(CASE_HEAD, ...cases)))
  must(await bring(clerk, 'book', csv(BOOK_HEAD, ...book)))
  must(await bring(clerk, 'log', csv(LOG_HEAD, ...log)))
  must(await clerk.post(`/api/queries/days/${DAY}/reconciliation`))
  await whole.beat()
}

/** What is asked of the file on the desk. */
export const cleanIds = { hidden: [], findings: [], detectors: ['tw.national-id'], style: 'bar' }

/** The same day lived on: explained with a file, stamped, found, taken in hand. */
export async function liveTheDay(whole: WholeHouse): Promise<Readonly<Record<Station, Things>>> {
  await importTheDay(whole)
  const days = { north: await stationDay(whole, 'north'), south: await stationDay(whole, 'south') }
  await whole.beat()
  for (const [station, { file }] of Object.entries(days) as [Station, Things][]) {
    const officer = await whole.house.as(`officer@${station}`)
    must(await officer.post(`/api/outflow/files/${file}/clean`, cleanIds))
  }
  await whole.beat()
  return days
}

async function stationDay({ house }: WholeHouse, station: Station): Promise<Things> {
  const officer = await house.as(`officer@${station}`)
  const head = await house.as(`head@${station}`)
  const [matched, unregistered] = must(await head.get(`/api/queries/lines?day=${DAY}`)).rows
  const { id: entry } = must(await officer.post('/api/queries/entries', entryOf(station))).entry
  const [{ id: task }] = must(await officer.get('/api/review/tasks')).rows
  const { id: attachment } = must(
    await officer.upload(`/api/review/tasks/${task}/attachments`, {
      name: `${say(station, 'FILE')}.txt`,
      content: say(station, 'CONTENT'),
    }),
  )
  must(
    await officer.post(`/api/review/tasks/${task}/answer`, {
      text: say(station, 'ANSWER'),
      attachments: [attachment],
    }),
  )
  must(await head.post(`/api/queries/lines/${matched.id}/open`))
  const { id: stamp } = must(
    await head.post(`/api/review/items/${matched.id}/stamp`, {
      decision: 'approve',
      reason: say(station, 'REASON'),
    }),
  )
  const finding = must(await head.get('/api/findings')).rows[0].id
  must(await head.post(`/api/findings/${finding}/take`, {}))
  must(await head.post(`/api/findings/${finding}/note`, { text: say(station, 'NOTE') }))
  const person = officer.actor.person
  const { id: action } = must(
    await head.post(`/api/findings/${finding}/actions`, {
      text: say(station, 'ACTION'),
      owner: house.people[`officer2@${station}`],
      due: '2026-12-01',
    }),
  )
  const { id: delegation } = must(
    await head.post('/api/delegations', {
      post: head.actor.current?.post,
      toPerson: house.people[`officer2@${station}`],
      from: '2026-12-01',
      to: '2026-12-02',
    }),
  )
  const [{ id: duty }] = must(
    await head.get(`/api/roster?from=${DAY}T00:00:00Z&to=${DAY}T23:00:00Z&person=${person}`),
  ).duties
  const [{ id: caseId }] = must(await head.get('/api/queries/cases')).rows
  const post = officer.actor.current?.post ?? ''
  const { id: check } = must(await officer.post('/api/outflow/checks', {}))
  const { id: file } = must(
    await officer.upload(`/api/outflow/checks/${check}/files`, {
      name: `${say(station, 'DESK')}.txt`,
      content: `身分證 A123456789 ${say(station, 'CARRIED')}`,
    }),
  )
  return {
    line: unregistered.id,
    entry,
    case: caseId,
    sheet: matched.review.sheet,
    item: matched.id,
    task,
    attachment,
    finding,
    action,
    stamp,
    person,
    post,
    duty,
    delegation,
    check,
    file,
  }
}

/** An entry typed this morning, as the form sends it. */
export const entryOf = (station: Station) => ({
  at: '2026-11-23T00:30:00Z',
  systems: ['household'],
  keyKind: 'national_id',
  target: target(station, 0),
  purpose: 'investigation',
  caseNo: say(station, 'CASE'),
  noCase: null,
  requester: null,
  behalfDocument: null,
  printed: false,
})
