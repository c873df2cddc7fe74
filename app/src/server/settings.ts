import { isAbsolute, resolve } from 'node:path'
import type { Surroundings } from './config.ts'
import { OpsFault } from './ops-fault.ts'

interface Setting {
  /** Environment variable; for a secret, `NAME_FILE` is read too. */
  readonly env: string | null
  readonly flag: string | null
  readonly secret?: true
  readonly zh: string
  readonly en: string
}

/** Every setting there is. The help of `start`, the table in docs/operations.md and the parser all read this. */
export const settings = {
  role: {
    env: 'SUBROSA_ROLE',
    flag: 'role',
    zh: 'all（預設）、web 只服務網頁、jobs 只做背景工作',
    en: 'all (default), web or jobs',
  },
  host: {
    env: 'SUBROSA_HOST',
    flag: 'host',
    zh: '聆聽位址，預設 127.0.0.1',
    en: 'address to listen on, default 127.0.0.1',
  },
  port: {
    env: 'SUBROSA_PORT',
    flag: 'port',
    zh: '連接埠，預設 8380，0 為自動',
    en: 'port, default 8380; 0 picks a free one',
  },
  data: {
    env: 'SUBROSA_DATA',
    flag: 'data',
    zh: '資料目錄，預設 var/data（示範為 var/demo）',
    en: 'data directory, default var/data (demo: var/demo)',
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    flag: null,
    secret: true,
    zh: 'PostgreSQL 連線字串；未設時用內建資料庫',
    en: 'PostgreSQL URL; unset: the embedded database',
  },
  poolSize: {
    env: 'SUBROSA_DB_POOL',
    flag: null,
    zh: 'PostgreSQL 連線數，預設 16',
    en: 'PostgreSQL connections, default 16',
  },
  publicUrl: {
    env: 'SUBROSA_PUBLIC_URL',
    flag: 'public-url',
    zh: '使用者看到的網址（反向代理後）',
    en: 'the address people use (behind a reverse proxy)',
  },
  trustProxy: {
    env: 'SUBROSA_TRUST_PROXY',
    flag: null,
    zh: '可信任的反向代理位址（逗號分隔）',
    en: 'addresses of the reverse proxy, comma-separated',
  },
  logLevel: {
    env: 'SUBROSA_LOG_LEVEL',
    flag: null,
    zh: '日誌層級，預設 info',
    en: 'log level, default info',
  },
  metricsToken: {
    env: 'SUBROSA_METRICS_TOKEN',
    flag: null,
    secret: true,
    zh: '讀取 /metrics 的權杖；未設時僅限本機',
    en: 'token for /metrics; unset: loopback only',
  },
  markKey: {
    env: 'SUBROSA_MARK_KEY',
    flag: null,
    secret: true,
    zh: '標的代碼金鑰；未設時用 keys/ 內的檔案',
    en: 'key of the target marks; unset: the file in keys/',
  },
  ledgerKey: {
    env: 'SUBROSA_LEDGER_KEY',
    flag: null,
    secret: true,
    zh: '帳本簽章金鑰；未設時用 keys/ 內的檔案',
    en: 'signing key of the ledger; unset: the file in keys/',
  },
  oidcIssuer: {
    env: 'SUBROSA_OIDC_ISSUER',
    flag: null,
    zh: '機關單一簽入的發行者網址',
    en: 'issuer of the agency sign-on',
  },
  oidcClientId: {
    env: 'SUBROSA_OIDC_CLIENT_ID',
    flag: null,
    zh: '單一簽入的用戶端代號',
    en: 'client id at the issuer',
  },
  oidcClientSecret: {
    env: 'SUBROSA_OIDC_CLIENT_SECRET',
    flag: null,
    secret: true,
    zh: '單一簽入的用戶端密碼',
    en: 'client secret at the issuer',
  },
  oidcClaim: {
    env: 'SUBROSA_OIDC_CLAIM',
    flag: null,
    zh: '單一簽入中代表人員編號的欄位；未設時為 sub',
    en: 'claim that holds the person number; unset: sub',
  },
  witnesses: {
    env: 'SUBROSA_WITNESSES',
    flag: null,
    zh: '見證人「網址 公鑰」，一行一個',
    en: 'witnesses as "url key", one a line',
  },
} as const satisfies Readonly<Record<string, Setting>>
export type Settings = typeof settings
type Name = keyof Settings

/** Names that belong to commands and tests, not to the server. */
const ELSEWHERE = /^SUBROSA_(TEST_|CHROMIUM|BACKUP_PASSPHRASE|LANG$|BENCH_|TOKEN)/
const all: readonly Setting[] = Object.values(settings)
export const known = (env: string): boolean =>
  ELSEWHERE.test(env) ||
  all.some((setting) => setting.env === env || (setting.secret && `${setting.env}_FILE` === env))

/** The given values, each parsed by kind; a bad one is noted and reads as absent. */
export interface Given {
  nameOf(name: Name): string
  text(name: Name): string | null
  whole(name: Name, least: number, most: number): number | null
  oneOf<const T extends string>(name: Name, choices: readonly T[]): T | null
  url(name: Name, schemes: readonly string[]): string | null
  path(name: Name): string | null
  list(name: Name, form: RegExp, wanted: string): string[]
}

export function reader(
  flags: ReadonlyMap<string, string | true>,
  around: Surroundings,
  faults: OpsFault[],
): Given {
  const nameOf = (name: Name): string => {
    const { flag, env } = settings[name]
    return flag !== null && flags.has(flag) ? `--${flag}` : env
  }
  const wrong = (name: Name, wanted: string): null => {
    faults.push(new OpsFault('CONFIG_BAD_VALUE', { name: nameOf(name), wanted }))
    return null
  }
  const text = (name: Name): string | null => {
    const { flag, env }: Setting = settings[name]
    const flagged = flag === null ? undefined : flags.get(flag)
    if (typeof flagged === 'string') return flagged
    return fromEnvironment(env ?? '', 'secret' in settings[name], around, faults)
  }
  return {
    nameOf,
    text,
    whole(name, least, most) {
      const given = text(name)
      if (given === null) return null
      const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN
      return value >= least && value <= most ? value : wrong(name, `${least}–${most}`)
    },
    oneOf(name, choices) {
      const given = text(name)
      return given === null
        ? null
        : (choices.find((choice) => choice === given) ?? wrong(name, choices.join(' | ')))
    },
    url(name, schemes) {
      const given = text(name)
      if (given === null) return null
      return URL.canParse(given) && schemes.includes(new URL(given).protocol)
        ? given
        : wrong(name, `${schemes.join(' | ')}//…`)
    },
    path(name) {
      const given = text(name)
      return given === null ? null : isAbsolute(given) ? given : resolve(around.workingDir, given)
    },
    list(name, form, wanted) {
      const entries = (text(name) ?? '')
        .split(/[,\n]/)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '')
      if (entries.every((entry) => form.test(entry))) return entries
      wrong(name, wanted)
      return []
    },
  }
}

function fromEnvironment(
  env: string,
  secret: boolean,
  around: Surroundings,
  faults: OpsFault[],
): string | null {
  const direct = around.env[env] || null
  const file = secret ? around.env[`${env}_FILE`] || null : null
  if (file === null) return direct
  if (direct !== null) faults.push(new OpsFault('CONFIG_TWICE', { name: env }))
  try {
    return around.readFile(file).trim()
  } catch {
    faults.push(new OpsFault('CONFIG_FILE_UNREADABLE', { name: `${env}_FILE` }))
    return null
  }
}
