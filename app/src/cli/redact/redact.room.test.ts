import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../run.ts'
import { folder, ROSTER, SECRETS } from '../scan/scanned.testing.ts'

const MAILBOX = `From clerk@example.gov.tw Thu Jan  1 00:00:00 2026
From: clerk@example.gov.tw
To: head@example.gov.tw
Subject: notice

身分證 A123456789

`

async function redact(files: Readonly<Record<string, string>>, ...args: string[]) {
  const home = folder(files)
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCli(['redact', ...args], {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    env: { LANG: 'zh_TW.UTF-8' },
    workingDir: home,
  })
  const read = (name: string): string => readFileSync(join(home, name), 'utf8')
  return { home, code, out: out.join('\n'), err: err.join('\n'), read }
}

describe('redact', () => {
  it('writes a file without the values, its proof beside it, and leaves the original', async () => {
    const { home, code, out, read } = await redact(
      { 'roster.csv': ROSTER },
      ...['roster.csv', '--out=clean.csv', '--findings=all', '--style=pseudonym', '--certificate=proof.html'],
    )
    expect(code).toBe(0)
    expect(out).toContain('✓ 已清除並驗證')
    expect(read('clean.csv')).toBe(
      '姓名,身分證字號,行動電話\n甲,身分證1,手機1\n乙,身分證2,手機2\n丙,身分證3,手機3\n',
    )
    expect(read('roster.csv')).toBe(ROSTER)
    expect(statSync(join(home, 'clean.csv')).mode & 0o777).toBe(0o600)
    expect(read('proof.html')).toContain('<!')
    expect(`${out}${read('proof.html')}`).not.toMatch(SECRETS)
  })

  it('takes only what was named, and says what is left', async () => {
    const { code, out, read } = await redact(
      { 'roster.csv': ROSTER },
      ...['roster.csv', '--out=clean.csv', '--findings=tw.national-id', '--certificate=proof.json'],
    )
    expect(code).toBe(0)
    expect(read('clean.csv')).toContain('王小明,██████████,0912-345-678')
    expect(out).toMatch(/仍在檔案內\n(.*\n)*? {2}行動電話 +3/)
    const proof = JSON.parse(read('proof.json')) as { proved: boolean; remains: { findings: object } }
    expect([proof.proved, proof.remains.findings]).toMatchObject([true, { 'tw.mobile': 3, 'tw.name': 3 }])
  })

  it('takes hidden text out', async () => {
    const page = '<html><body><p>公告</p><!-- 承辦 A123456789 --></body></html>'
    const { code, read } = await redact(
      { 'a.html': page },
      'a.html',
      '--out=b.html',
      '--hidden=markup-comment',
    )
    expect(code).toBe(0)
    expect(read('b.html')).toContain('公告')
    expect(read('b.html')).not.toContain('承辦')
  })

  it('writes nothing that it cannot prove, unless a person wants to look', async () => {
    const refused = await redact({ 'a.mbox': MAILBOX }, 'a.mbox', '--out=b.mbox', '--hidden=all')
    expect([refused.code, existsSync(join(refused.home, 'b.mbox'))]).toEqual([1, false])
    expect(refused.out).toContain('HIDDEN_LEFT')
    const kept = await redact(
      { 'a.mbox': MAILBOX },
      'a.mbox',
      '--out=b.mbox',
      '--hidden=all',
      '--keep-unproved',
    )
    expect([kept.code, existsSync(join(kept.home, 'b.mbox'))]).toEqual([1, true])
    expect(kept.out).toContain('✗ 未能證明已清除')
  })

  it.each([
    [['a.csv', '--out=b.csv'], 'REDACT_NOTHING_CHOSEN'],
    [['a.csv', '--findings=all'], 'CLI_FLAG_VALUE'],
    [['a.csv', '--findings=all', '--out=a.csv'], 'REDACT_OUT_EXISTS'],
    [['a.csv', '--findings=all', '--out=b.csv', '--certificate=a.csv'], 'REDACT_OUT_EXISTS'],
    [['a.csv', '--findings=all', '--out=b.csv', '--certificate=b.csv'], 'REDACT_OUT_EXISTS'],
    [['a.csv', '--findings=tw.none', '--out=b.csv'], 'REDACT_UNKNOWN'],
    [['a.csv', '--hidden=toString', '--out=b.csv'], 'REDACT_UNKNOWN'],
    [['a.csv', '--findings=all', '--out=b.csv', '--style=blur'], 'CLI_FLAG_VALUE'],
    [['a.csv', '--findings=all', '--out=none/b.csv'], 'SCAN_FILE_UNWRITABLE'],
    [['none.csv', '--findings=all', '--out=b.csv'], 'SCAN_FILE_UNREADABLE'],
    [['.', '--findings=all', '--out=b.csv'], 'SCAN_FILE_UNREADABLE'],
  ])('%j is refused with %s, and nothing is written', async (args, said) => {
    const { home, code, err, read } = await redact({ 'a.csv': ROSTER }, ...args)
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
    expect([readdirSync(home), read('a.csv')]).toEqual([['a.csv'], ROSTER])
  })
})
