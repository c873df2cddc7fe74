import { existsSync } from 'node:fs'
import { pino } from 'pino'
import type { Clock } from '#kernel/ground'
import { agency, setupTicket } from '#kernel/people'
import { recordNotes } from './backup/notes.ts'
import type { Config } from './config.ts'
import type { Control } from './control.ts'
import { openHouseControl } from './house-control.ts'
import { demoMark, openHouse, type House } from './house/house.ts'
import type { OpenedStore } from './open-store.ts'
import { OpsFault } from './ops-fault.ts'
import { Pulse } from './pulse.ts'
import type { RunningServer } from './running-server.ts'

/** Brings the house up in the role that the configuration names: the door, the standing work, or both. */
export async function serve(config: Config, clock: Clock, opened: OpenedStore): Promise<RunningServer> {
  const log = pino({ level: config.logLevel, base: null }, pino.destination({ fd: 2, sync: false }))
  // A fault's name and code say enough for the log; its message may hold a value from a row.
  const failed = (what: string, error: unknown): void => log.error({ what, ...faultOf(error) }, 'failed')
  const house = await openHouse({ config, clock, opened, failed })
  let pulse: Pulse | null = null
  let control: Control | null = null
  if (config.role !== 'web') {
    pulse = new Pulse(house.beats, { failed })
    house.store.onCommit(() => pulse?.wake())
  }
  try {
    if (config.role !== 'web') {
      await recordNotes(house.store, config.dataDir)
      control = await openHouseControl(house, config)
    }
    if (config.demo) await ensureDemo(house)
    const { address, close } =
      config.role === 'jobs'
        ? { address: null, close: async () => undefined }
        : await openDoor(house, config, log)
    let ended: () => void
    const stopped = new Promise<void>((resolve) => (ended = resolve))
    const stop = async (): Promise<void> => {
      await control?.close()
      await close()
      house.leave()
      await pulse?.stop()
      // The last acts get their leaves before the house closes.
      if (pulse) while ((await house.sequencer.run()).added > 0);
      await house.close()
      ended()
    }
    return {
      addresses: address === null ? [] : [address],
      setupLink: address === null ? null : await setupLink(house, config.publicUrl ?? address),
      // The demo comes with the simulator, which is not needed to serve.
      demoAccounts: config.demo ? (await import('./demo/load-demo.ts')).demoAccounts() : [],
      database: house.store.kind,
      stopped,
      stop,
    }
  } catch (error) {
    await control?.close()
    house.leave()
    await pulse?.stop()
    await house.close()
    throw error
  }
}

async function openDoor(
  house: House,
  config: Config,
  log: pino.Logger,
): Promise<{ address: string; close(): Promise<void> }> {
  const { app } = await house.door(log)
  const address = await app.listen({ host: config.host, port: config.port })
  return { address, close: () => app.close() }
}

async function ensureDemo(house: House): Promise<void> {
  const there = await agency(house.store.read)
  if (there && !there.demo) throw new OpsFault('START_NOT_A_DEMO')
  if (existsSync(demoMark(house.paths)))
    throw new OpsFault('START_DEMO_UNFINISHED', { directory: house.paths.root })
  if (!there && !(await house.demo.finish())) throw new OpsFault('START_FAILED', { reason: 'demo' })
}

/** Printed once by the person who has the machine; until it is used nobody else can found the agency. */
async function setupLink(house: House, base: string): Promise<string | null> {
  const ticket = await setupTicket(house.store)
  return ticket ? `${base}/setup#${ticket.token}` : null
}

function faultOf(error: unknown): { name: string; code: string | null; stack: string | null } {
  if (!(error instanceof Error)) return { name: 'fault', code: null, stack: null }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  // Frames only: the first line of a stack repeats the message.
  const stack =
    error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 8)
      .join('\n') ?? null
  return { name: error.name, code, stack }
}
