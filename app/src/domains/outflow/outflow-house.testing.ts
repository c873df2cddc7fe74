import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '#kernel/ground'
import type { Store } from '#kernel/store'
import { testHouse, type TestFile, type TestHouse, type TestPerson } from '#testing'
import { openOutflow, outflowBeats, outflowRefusals, outflowRoutes, type OutflowRoom } from './index.ts'

export interface OutflowHouse extends TestHouse {
  readonly room: OutflowRoom
  readonly directory: string
  /** Does the desk's standing work until none is left. */
  work(): Promise<void>
  /** Lays files on the desk in a check of their own, and has them inspected. @returns the check and the ids of the files, in order */
  inspected(person: TestPerson, files: readonly TestFile[]): Promise<{ check: string; files: string[] }>
}

/** The test house with the inspection desk. It is Saturday 2026-11-21, 09:00. */
export async function outflowHouse(open: (clock?: Clock) => Promise<Store>): Promise<OutflowHouse> {
  const directory = mkdtempSync(join(tmpdir(), 'outflow-house-'))
  const opened: OutflowRoom[] = []
  const house = await testHouse(open, {
    rooms: ({ store }) => {
      const room = openOutflow({ store, directory, master: new Uint8Array(32).fill(5) })
      opened.push(room)
      return [{ routes: outflowRoutes(room), refusals: outflowRefusals }]
    },
  })
  house.clock.set('2026-11-21T01:00:00.000Z')
  const [room] = opened
  if (room === undefined) throw new Error('the room was not opened')
  const beats = outflowBeats(room)
  const work = async (): Promise<void> => {
    for (const beat of beats) while (await beat.run());
  }
  return Object.assign(house, {
    room,
    directory,
    work,
    async inspected(person: TestPerson, files: readonly TestFile[]) {
      const check: string = must(await person.post('/api/outflow/checks', {})).body.id
      const ids: string[] = []
      for (const file of files)
        ids.push(must(await person.upload(`/api/outflow/checks/${check}/files`, file)).body.id)
      await work()
      return { check, files: ids }
    },
    close: async () => {
      await house.app.close()
      await house.store.close()
      rmSync(directory, { recursive: true, force: true })
    },
  })
}

export function must<T extends { status: number; text: string }>(reply: T): T {
  if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`)
  return reply
}

/** Three invented people; their numbers carry the right check digits and belong to nobody. */
export const rollCall = `\ufeff姓名,身分證統一編號,手機號碼\r\n甄試一,A123456789,0912-345-678\r\n甄試二,B123456780,0922-333-444\r\n甄試三,C123456781,0933-222-111\r\n`
export const pageWithComment =
  '<!doctype html><html lang="zh"><head><title>公告</title></head><body><p>活動順利完成。</p><!-- 聯絡人 甄試一 A123456789 --></body></html>'
