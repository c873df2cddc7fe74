import type { Result } from '#kernel/ground'
import { bad, ok } from '#kernel/ground'
import { OpsFault } from './ops-fault.ts'
import { known, reader, type Given, type Settings } from './settings.ts'

export type Role = 'all' | 'web' | 'jobs'
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug'
/** Everything that a start can be told; parsed once, before anything is opened. */
export interface Config {
  readonly demo: boolean
  readonly role: Role
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Absolute. */
  readonly dataDir: string
  readonly database:
    | { readonly kind: 'embedded' }
    | { readonly kind: 'postgres'; readonly url: string; readonly poolSize: number }
  /** `https://…` behind a reverse proxy: Secure cookies, passkeys and printed links follow it. Null: the bound address. */
  readonly publicUrl: string | null
  /** Addresses or CIDRs whose X-Forwarded-* is believed; empty: nobody's. */
  readonly trustProxy: readonly string[]
  readonly logLevel: LogLevel
  /** Null: /metrics answers the loopback only. */
  readonly metricsToken: string | null
  /** Null: the file in dataDir/keys, made on first start. */
  readonly keys: { readonly mark: string | null; readonly ledger: string | null }
  readonly oidc: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string
    readonly claim: string
  } | null
  readonly witnesses: readonly { readonly url: string; readonly key: string }[]
}

/** What surrounds the process; handed in so that tests need no process. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Reads a secret's file; throws when it cannot. */
  readonly readFile: (path: string) => string
  /** Where relative paths start. */
  readonly workingDir: string
  /** Directory of the default data. */
  readonly home: string
}

/**
 * Reads flags and environment. Flags win; each secret may also come from `NAME_FILE`; a name that is not known is a fault,
 * because a misspelt setting would otherwise be silently the default.
 */
export function parseConfig(
  flags: ReadonlyMap<string, string | true>,
  around: Surroundings,
): Result<Config, OpsFault[]> {
  const faults: OpsFault[] = []
  const read: Given = reader(flags, around, faults)
  for (const name of Object.keys(around.env)) {
    if (name.startsWith('SUBROSA_') && !known(name))
      faults.push(new OpsFault('CONFIG_UNKNOWN_NAME', { name }))
  }
  const demo = flags.get('demo') === true
  const config: Config = {
    demo,
    role: read.oneOf('role', ['all', 'web', 'jobs']) ?? 'all',
    host: read.text('host') ?? '127.0.0.1',
    port: read.whole('port', 0, 65_535) ?? 8380,
    dataDir: read.path('data') ?? `${around.home}/${demo ? 'var/demo' : 'var/data'}`,
    database: databaseOf(read),
    publicUrl: read.url('publicUrl', ['https:', 'http:'])?.replace(/\/$/, '') ?? null,
    trustProxy: read.list(
      'trustProxy',
      /^[0-9a-fA-F.:]+(\/\d{1,3})?$/,
      'IP addresses or CIDRs, separated by commas',
    ),
    logLevel: read.oneOf('logLevel', ['fatal', 'error', 'warn', 'info', 'debug']) ?? 'info',
    metricsToken: read.text('metricsToken'),
    keys: { mark: read.text('markKey'), ledger: read.text('ledgerKey') },
    oidc: oidcOf(read, faults),
    witnesses: witnessesOf(read),
  }
  return faults.length > 0 ? bad(faults) : ok(config)
}

function databaseOf(read: Given): Config['database'] {
  const url = read.url('databaseUrl', ['postgres:', 'postgresql:'])
  const poolSize = read.whole('poolSize', 2, 200) ?? 16
  return url === null ? { kind: 'embedded' } : { kind: 'postgres', url, poolSize }
}

function oidcOf(read: Given, faults: OpsFault[]): Config['oidc'] {
  const issuer = read.url('oidcIssuer', ['https:', 'http:'])
  const clientId = read.text('oidcClientId')
  const clientSecret = read.text('oidcClientSecret')
  if (issuer !== null && clientId !== null && clientSecret !== null)
    return { issuer, clientId, clientSecret, claim: read.text('oidcClaim') ?? 'sub' }
  const parts: [keyof Settings, string | null][] = [
    ['oidcIssuer', issuer],
    ['oidcClientId', clientId],
    ['oidcClientSecret', clientSecret],
  ]
  const given = parts.find(([, value]) => value !== null)
  const missing = parts.find(([, value]) => value === null)
  if (given && missing)
    faults.push(
      new OpsFault('CONFIG_INCOMPLETE', { name: read.nameOf(given[0]), missing: read.nameOf(missing[0]) }),
    )
  return null
}

function witnessesOf(read: Given): Config['witnesses'] {
  const form = /^https?:\/\/\S+ [^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/
  return read.list('witnesses', form, '"url verifier-key" pairs, one a line').map((entry) => {
    const [url = '', key = ''] = entry.split(' ')
    return { url, key }
  })
}
