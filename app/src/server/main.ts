import type { Config } from './config.ts'
import { movableClock } from './demo/clock.ts'
import { openHouseStore } from './open-store.ts'
import type { RunningServer } from './running-server.ts'

/**
 * Starts the server. The database opens in its own thread (or process) while this one still reads the rest of the program:
 * a third of a warm start.
 */
export async function startServer(config: Config): Promise<RunningServer> {
  // The demo's week is lived through by the clock of its days; otherwise this clock is the machine's.
  const clock = movableClock()
  const opening = openHouseStore(config, clock)
  opening.catch(() => undefined)
  const { serve } = await import('./serve.ts')
  return serve(config, clock, await opening)
}
