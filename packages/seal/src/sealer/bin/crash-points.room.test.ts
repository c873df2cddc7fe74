import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { House, total } from '../../fixtures/house.ts'
import type { Logged } from '../../fixtures/ledger.ts'
import { codeOf } from '../../fixtures/people.ts'
import { type SealedObject, bidsText, must } from '../../index.ts'
import { SealerClient, openSealer } from '../index.ts'

const program = fileURLToPath(new URL('subrosa-sealer.ts', import.meta.url))
const root = fileURLToPath(new URL('../../../../..', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'sealer-crash-'))
const running: ChildProcess[] = []
afterAll(() => {
  for (const child of running) if (child.pid !== undefined) kill(child.pid)
  rmSync(work, { recursive: true, force: true })
})
function kill(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

const STRACE = 'strace'
const can = spawnSync(STRACE, ['-e', 'trace=none', 'true']).status === 0
/** The calls that make something durable. Each is killed in turn: the first, the second, and so on, until none is left. */
const CALLS = ['fsync', 'rename', 'link', 'unlink']

interface Life {
  /** Ends it, if the fault has not, and waits until nothing of it runs. */
  end(): Promise<void>
}

/** Serves under strace, with one thread for files so that calls are counted in one place. */
async function serve(dir: string, call: string, nth: number): Promise<Life> {
  const inject = `inject=${call}:signal=SIGKILL:when=${nth}`
  const args = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject]
  const node = [
    process.execPath,
    '--conditions=subrosa-source',
    '--import',
    'tsx',
    program,
    'serve',
    '--dir',
    dir,
  ]
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1' }
  const child = spawn(STRACE, [...args, ...node], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  running.push(child)
  // Its output is closed when the last process that holds it is gone.
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const listening = new Promise<void>((resolve) => {
    child.stdout?.on('data', (part: Buffer) => part.toString().includes('"listening"') && resolve())
  })
  await Promise.race([closed, listening])
  return {
    end: async () => {
      if (child.pid !== undefined) kill(child.pid)
      await closed
    },
  }
}

interface Plan {
  readonly secret: SealedObject
  readonly price: SealedObject
  readonly doomed: SealedObject
  readonly bids: string
  readonly opening: readonly Logged[]
  readonly compare: Logged
  readonly destroy: Logged
  readonly leave: Logged
}

/** Asks for everything that writes; codes in order, until the sealer is gone. */
async function askAll(
  house: House,
  plan: Plan,
  client: Pick<SealerClient, 'ask'>,
): Promise<readonly string[]> {
  const hello = await client.ask({ ask: 'hello' })
  if (!hello.ok) return []
  const from = hello.value.head.size
  const evidence = (acts: readonly Logged[]) => house.ledger.evidence(from, acts)
  const shares = await house.sharesFor(hello.value, plan.price, plan.compare)
  const { secret, price, doomed, bids } = plan
  const answers = [
    await client.ask({
      ask: 'open',
      object: secret.object,
      epoch: 1,
      person: 'person:1',
      evidence: await evidence(plan.opening),
    }),
    await client.ask({
      ask: 'compare',
      object: price.object,
      epoch: 1,
      stage: 'first',
      bids,
      body: price.body,
      shares,
      evidence: await evidence([plan.compare]),
    }),
    await client.ask({
      ask: 'destroy',
      object: doomed.object,
      epoch: 1,
      evidence: await evidence([plan.destroy]),
    }),
    await client.ask({ ask: 'leave', person: 'person:2', evidence: await evidence([plan.leave]) }),
  ]
  return answers.map(codeOf)
}

test.runIf(can)(
  `killed at each durable call in turn: nothing is given twice, counted wrong, or half destroyed (${can ? 'strace' : 'not run: strace cannot trace here'})`,
  { timeout: 600_000 },
  async () => {
    const house = await House.build()
    const [secret, doomed] = [await house.secret(Uint8Array.of(1)), await house.secret(Uint8Array.of(2))]
    const { sealed: price } = await house.price(1_000_000n)
    const bids = bidsText([total('A', 900_000n)])
    const plan: Plan = {
      secret,
      price,
      doomed,
      bids,
      opening: (await house.opening(secret.object, 'person:1')).acts,
      compare: await house.ledger.act('compare', 'person:chair', {
        object: price.object,
        stage: 'first',
        bids,
      }),
      destroy: await house.ledger.act('destroy', 'person:head', { object: doomed.object }),
      leave: await house.ledger.act('leave', 'person:head', { person: 'person:2' }),
    }
    await house.sealer.stop()
    let points = 0
    for (const call of CALLS) {
      for (let nth = 1, whole = false; !whole; nth += 1) {
        const dir = join(work, `${call}-${nth}`)
        cpSync(house.dir, dir, { recursive: true })
        writeFileSync(join(dir, 'config.json'), house.ledger.configFile(), { mode: 0o600 })
        const life = await serve(dir, call, nth)
        const client = await SealerClient.connect(join(dir, 'sealer.sock'))
        const first = client.ok ? await askAll(house, plan, client.value) : []
        whole = first.length === 4 && first.every((code) => code === 'OK')
        await life.end()
        points += whole ? 0 : 1
        // Afterwards, in a life without faults.
        const sealer = must(await openSealer({ dir }, house.ledger.config()))
        const ask = { ask: (request: unknown) => sealer.handle(request) } as Pick<SealerClient, 'ask'>
        const second = await askAll(house, plan, ask)
        const where = `${call} ${nth}: ${first.join()} then ${second.join()}`
        expect(first[0] === 'OK' ? [second[0]] : ['OK', 'ALREADY_USED'], where).toContain(
          first[0] === 'OK' ? 'ALREADY_USED' : second[0],
        )
        expect(second.slice(1), where).toEqual(['OK', 'OK', 'OK'])
        const look = async (object: string) => must(await ask.ask({ ask: 'inspect', object }))
        expect(await look(price.object), where).toMatchObject({ verdicts: [{ code: 'WITHIN' }] })
        expect((await look(doomed.object)).state, where).toBe('destroyed')
        expect((await look(secret.object)).holders, where).toEqual(['person:1'])
        await sealer.stop()
        rmSync(dir, { recursive: true })
        expect(nth).toBeLessThan(60)
      }
    }
    expect(points).toBeGreaterThan(20)
    rmSync(house.dir, { recursive: true })
  },
)
