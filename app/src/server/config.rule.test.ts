import { describe, expect, it } from 'vitest'
import { parseConfig, type Config } from './config.ts'

const files: Record<string, string> = { '/run/url': 'postgres://u:p@db/x\n', '/run/token': 'abc\n' }
function parse(
  flags: Record<string, string | true> = {},
  env: Record<string, string> = {},
): Config | string[] {
  const readFile = (path: string): string => {
    const text = files[path]
    if (text === undefined) throw new Error('ENOENT')
    return text
  }
  const parsed = parseConfig(new Map(Object.entries(flags)), {
    env,
    readFile,
    workingDir: '/srv',
    home: '/home',
  })
  return parsed.ok ? parsed.value : parsed.error.map((fault) => fault.message)
}

describe('settings', () => {
  it('has defaults that listen to this machine alone', () => {
    expect(parse()).toMatchObject({
      demo: false,
      role: 'all',
      host: '127.0.0.1',
      port: 8380,
      dataDir: '/home/var/data',
      database: { kind: 'embedded' },
      publicUrl: null,
      trustProxy: [],
      metricsToken: null,
      oidc: null,
      witnesses: [],
    })
    expect(parse({ demo: true })).toMatchObject({ demo: true, dataDir: '/home/var/demo' })
  })

  it('lets flags win over the environment, and paths start where the caller stands', () => {
    expect(parse({ port: '0', data: 'd' }, { SUBROSA_PORT: '9', SUBROSA_HOST: '0.0.0.0' })).toMatchObject({
      port: 0,
      dataDir: '/srv/d',
      host: '0.0.0.0',
    })
  })

  it('reads each secret from a file too', () => {
    expect(
      parse({}, { DATABASE_URL_FILE: '/run/url', SUBROSA_METRICS_TOKEN_FILE: '/run/token' }),
    ).toMatchObject({
      database: { kind: 'postgres', url: 'postgres://u:p@db/x', poolSize: 16 },
      metricsToken: 'abc',
    })
  })

  it('reads lists', () => {
    const key = 'w.example+0123abcd+AAAA/+='
    expect(
      parse(
        {},
        { SUBROSA_TRUST_PROXY: '10.0.0.1, fd00::/8', SUBROSA_WITNESSES: `https://w.example/x ${key}\n` },
      ),
    ).toMatchObject({
      trustProxy: ['10.0.0.1', 'fd00::/8'],
      witnesses: [{ url: 'https://w.example/x', key }],
    })
  })

  it.each<[Record<string, string | true>, Record<string, string>, string]>([
    [{}, { SUBROSA_PROT: '1' }, 'CONFIG_UNKNOWN_NAME'],
    [{ port: '70000' }, {}, 'CONFIG_BAD_VALUE'],
    [{ port: '8e3' }, {}, 'CONFIG_BAD_VALUE'],
    [{ role: 'king' }, {}, 'CONFIG_BAD_VALUE'],
    [{}, { DATABASE_URL: 'mysql://x' }, 'CONFIG_BAD_VALUE'],
    [{}, { SUBROSA_PUBLIC_URL: 'javascript:alert(1)' }, 'CONFIG_BAD_VALUE'],
    [{}, { SUBROSA_TRUST_PROXY: 'everyone' }, 'CONFIG_BAD_VALUE'],
    [{}, { DATABASE_URL: 'postgres://a', DATABASE_URL_FILE: '/run/url' }, 'CONFIG_TWICE'],
    [{}, { SUBROSA_MARK_KEY_FILE: '/run/none' }, 'CONFIG_FILE_UNREADABLE'],
    [{}, { SUBROSA_OIDC_ISSUER: 'https://id.example' }, 'CONFIG_INCOMPLETE'],
  ])('refuses %j %j', (flags, env, code) => {
    const faults = parse(flags, env)
    expect(faults).toEqual([expect.stringContaining(code)])
    // A value may be a secret: only its name is repeated.
    expect(JSON.stringify(faults)).not.toContain('mysql://x')
  })

  it('names every fault at once', () =>
    expect(parse({ port: 'x', role: 'y' }, { SUBROSA_Z: '' })).toHaveLength(3))
})
