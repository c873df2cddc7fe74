import type { Config } from '../server/config.ts'
import { faultOfStart } from '../server/fault-of-start.ts'
import type { RunningServer } from '../server/running-server.ts'
import { settings } from '../server/settings.ts'
import { flag, value, type Command, type Flag, type Io } from './command.ts'
import { configOf } from './config-of.ts'
import { announce } from './start-lines.ts'

/** The options of `start`, from the one table of settings. */
const flags: Readonly<Record<string, Flag>> = {
  demo: flag('直接以示範機關啟動，並印出帳號', 'Start as the demo agency and print the accounts'),
  ...Object.fromEntries(
    Object.values(settings).flatMap(({ flag: name, zh, en }) =>
      name === null ? [] : [[name, value(zh, en)]],
    ),
  ),
}

/** The `start` command around whatever starts a server. */
export const startCommand = (startServer: (config: Config) => Promise<RunningServer>): Command => ({
  usage: 'start [--demo] [--port=8380] [--host=127.0.0.1] [--data=目錄] [--role=all|web|jobs]',
  zh: [
    '啟動伺服器。未設 DATABASE_URL 時使用內建資料庫（評估與小型機關適用）；正式環境請用 PostgreSQL。',
    '全部設定見 docs/operations.md。',
  ],
  en: [
    'Starts the server. Without DATABASE_URL it uses the embedded database (for evaluation and small offices); use PostgreSQL in production.',
    'All settings: docs/operations.md.',
  ],
  flags,
  words: { min: 0, max: 0 },
  async run({ flags: given, io }) {
    const config = configOf(given, io)
    if (!config) return 2
    let server: RunningServer
    try {
      server = await startServer(config)
    } catch (error) {
      throw faultOfStart(error, config)
    }
    for (const line of announce(config, server)) io.out(line)
    const stop = stopOnSignals(server, io)
    try {
      await server.stopped
      return 0
    } finally {
      stop.off()
    }
  },
})

/** The first signal stops gracefully; a second one leaves at once, for the person who does not want to wait. */
function stopOnSignals(server: RunningServer, io: Io): { off(): void } {
  let asked = false
  const onSignal = (): void => {
    if (asked) process.exit(130)
    asked = true
    io.out('正在停止…  Stopping…')
    server.stop().catch((error: unknown) => {
      io.err(error instanceof Error ? (error.stack ?? error.message) : 'stop failed')
      process.exit(1)
    })
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, onSignal)
  return { off: () => signals.forEach((signal) => process.off(signal, onSignal)) }
}
