import type { Config } from '../../server/config.ts'

/** A house for one replay: nothing listens, nothing lasts. */
export const caseConfig = (dataDir: string): Config => ({
  demo: true,
  role: 'web',
  host: '127.0.0.1',
  port: 0,
  dataDir,
  database: { kind: 'embedded' },
  publicUrl: null,
  trustProxy: [],
  logLevel: 'fatal',
  metricsToken: null,
  keys: { mark: null, ledger: null },
  oidc: null,
  witnesses: [],
})
