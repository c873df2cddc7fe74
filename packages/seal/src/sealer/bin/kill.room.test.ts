import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Ledger, type Logged } from '../../fixtures/ledger.ts'
import { codeOf, holdersOf, people } from '../../fixtures/people.ts'
import { boxForSealing, must, openGrant, parseRecipient, seal } from '../../index.ts'
import { SealerClient } from '../index.ts'

const program = fileURLToPath(new URL('subrosa-sealer.ts', import.meta.url))
const root = fileURLToPath(new URL('../../../../..', import.meta.url))
const node = ['--conditions=subrosa-source', '--import', 'tsx', program]
const dir = join(mkdtempSync(join(tmpdir(), 'sealer-kill-')), 'store')
const socket = join(dir, 'sealer.sock')
const lives: ChildProcess[] = []
afterAll(() => {
  for (const life of lives) life.kill('SIGKILL')
  rmSync(join(dir, '..'), { recursive: true, force: true })
})

const run = promisify(execFile)
let made: { recipient: string }
beforeAll(async () => {
  made = JSON.parse((await run(process.execPath, [...node, 'init', '--dir', dir], { cwd: root })).stdout)
})
async function start(): Promise<ChildProcess> {
  const life = spawn(process.execPath, [...node, 'serve', '--dir', dir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  lives.push(life)
  let said = ''
  life.stderr.on('data', (part: Buffer) => (said += part.toString()))
  await new Promise<void>((resolve, reject) => {
    life.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes('"listening"')) resolve()
    })
    life.once('exit', () => reject(new Error(said)))
  })
  return life
}
const ended = (life: ChildProcess): Promise<unknown> => new Promise((resolve) => life.once('exit', resolve))

interface Opening {
  readonly object: string
  readonly opening: string
  readonly acts: readonly Logged[]
  given: number
}
const KILLS = 10
const OPENINGS = 5

test(
  `kill -9 in the middle of grants, ${KILLS} times: none is given twice, none is lost that was not used, the store stays whole`,
  { timeout: 240_000 },
  async () => {
    const recipient = must(parseRecipient(made.recipient))
    const ledger = new Ledger()
    writeFileSync(join(dir, 'config.json'), ledger.configFile(), { mode: 0o600 })
    const [officer] = await people('person:1')
    const holders = holdersOf([officer!])
    const openings: Opening[] = []
    let killedMidway = 0
    for (let life = 0; life < KILLS; life += 1) {
      const child = await start()
      const client = must(await SealerClient.connect(socket))
      const seals: Promise<unknown>[] = []
      for (let n = 0; n < OPENINGS; n += 1) {
        const object = `petition:${life}-${n}`
        const { s } = must(
          await seal({ object, epoch: 1, content: Uint8Array.of(n), size: 256, holders, needed: 1 }),
        )
        const sealing = { object, epoch: 1, needed: 1, holders, price: null }
        seals.push(client.ask({ ask: 'seal', sealing, box: await boxForSealing(recipient, sealing, s) }))
        const fields = { object, person: 'person:1', purpose: 'contact', opening: `opening:${life}-${n}` }
        const acts = [
          await ledger.act('request', 'person:1', fields),
          await ledger.act('approve', 'person:head', fields),
        ]
        openings.push({ object, opening: fields.opening, acts, given: 0 })
      }
      await Promise.all(seals)
      const from = must(await client.ask({ ask: 'hello' })).head.size
      const checkpoint = ledger.checkpoint()
      // The new ones, and some from earlier lives of which the answer may have been lost.
      const tried = [
        ...openings.slice(-OPENINGS),
        ...openings
          .slice(0, -OPENINGS)
          .filter((_, n) => n % 4 === life % 4)
          .slice(-3),
      ]
      const asked = tried.map(async (one) => {
        const evidence = await ledger.evidence(from, one.acts, checkpoint)
        const answer = await client.ask({
          ask: 'open',
          object: one.object,
          epoch: 1,
          person: 'person:1',
          evidence,
        })
        if (answer.ok) {
          one.given += 1
          must(
            await openGrant(
              officer!.identity,
              { object: one.object, epoch: 1 },
              one.opening,
              answer.value.box,
            ),
          )
        }
        return codeOf(answer)
      })
      const gone = ended(child)
      // Killed a moment after the first, second, third answer has come: in the middle of the next one's work.
      const awaited = Promise.all(asked.slice(0, 1 + (life % 4)))
      void awaited.then(() => setTimeout(() => child.kill('SIGKILL'), (life * 3) % 11))
      const codes = await Promise.all(asked)
      if (codes.includes('SEALER_AWAY') && codes.some((code) => code !== 'SEALER_AWAY')) killedMidway += 1
      expect(
        codes.every((code) => ['OK', 'ALREADY_USED', 'SEALER_AWAY'].includes(code)),
        codes.join(),
      ).toBe(true)
      await gone
    }
    const child = await start()
    const client = must(await SealerClient.connect(socket))
    const from = must(await client.ask({ ask: 'hello' })).head.size
    const checkpoint = ledger.checkpoint()
    for (const one of openings) {
      expect(must(await client.ask({ ask: 'inspect', object: one.object })).state).toBe('sealed')
      const evidence = await ledger.evidence(from, one.acts, checkpoint)
      const answer = await client.ask({
        ask: 'open',
        object: one.object,
        epoch: 1,
        person: 'person:1',
        evidence,
      })
      if (answer.ok) one.given += 1
      else expect(codeOf(answer)).toBe('ALREADY_USED')
      expect(
        codeOf(await client.ask({ ask: 'open', object: one.object, epoch: 1, person: 'person:1', evidence })),
      ).toBe('ALREADY_USED')
    }
    expect(openings.map((one) => one.given).filter((given) => given > 1)).toEqual([])
    expect(openings.filter((one) => one.given === 1).length).toBeGreaterThan(KILLS)
    expect(killedMidway).toBeGreaterThan(KILLS / 3)
    expect(readdirSync(join(dir, 'objects')).filter((name) => !name.endsWith('.json'))).toEqual([])
    const gone = ended(child)
    child.kill('SIGTERM')
    expect(await gone).toBe(0)
  },
)

test('the program refuses what would weaken it, and says why in both languages', async () => {
  const refused = async (...args: string[]): Promise<string> => {
    const failed = await run(process.execPath, [...node, ...args], { cwd: root }).then(
      () => null,
      (error: unknown) => error as { code: number; stderr: string },
    )
    expect(failed?.code).toBe(2)
    expect(failed?.stderr).not.toContain('    at ')
    return failed?.stderr ?? ''
  }
  expect(await refused('init', '--dir', dir)).toContain('STORE_EXISTS')
  expect(await refused('serve', '--dir', dir, '--socket-mode', '666')).toContain('nothing for others')
  writeFileSync(join(dir, 'config.json'), '{}')
  const said = await refused('serve', '--dir', dir)
  expect(said).toContain('CONFIG_UNFIT')
  expect(said).toContain('請依 PROTOCOL.md 更正')
  expect(await refused()).toContain('--dir')
  expect((await run(process.execPath, [...node, '--help'], { cwd: root })).stdout).toContain(
    'subrosa-sealer init',
  )
})
