import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, MARKED, put, ROSTER, scanned, SECRETS } from './scanned.testing.ts'

const HTML = '<html><body><p>公告</p><!-- 承辦 --></body></html>'

async function withBaseline(): Promise<string> {
  const home = folder({ 'd/roster.csv': ROSTER, 'd/函.txt': MARKED, 'd/page.html': HTML })
  expect((await scanned(home, 'd', '--key=k', '--write-baseline=b')).code).toBe(0)
  return home
}
const again = (home: string, ...more: string[]) =>
  scanned(home, 'd', '--key=k', '--baseline=b', '--fail-on=finding,hidden,level', '--json', ...more)
const news = (out: string): readonly (readonly [string, number, number])[] =>
  (JSON.parse(out) as { files: { path: string; findings: unknown[]; hidden: unknown[] }[] }).files
    .filter(({ findings, hidden }) => findings.length + hidden.length > 0)
    .map(({ path, findings, hidden }) => [path, findings.length, hidden.length])

describe('a baseline', () => {
  it('keeps what is known from being told again, and holds no text', async () => {
    const home = await withBaseline()
    expect(statSync(join(home, 'k')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(home, 'b'), 'utf8')).not.toMatch(SECRETS)
    const { code, out } = await again(home)
    expect([code, news(out)]).toEqual([0, []])
  })

  it('tells what is new: another value, another place of hidden text, another file', async () => {
    const home = await withBaseline()
    put(home, { 'd/roster.csv': `${ROSTER}張大方,A123456789,0944-345-678\n` })
    // The identity number is known in this file; the name and the phone are new.
    expect(news((await again(home)).out)).toEqual([['d/roster.csv', 2, 0]])
    put(home, {
      'd/page.html': HTML.replace('承辦', '承辦人員'),
      'd/函2.txt': MARKED.replace('機密', '極機密'),
    })
    const { code, out } = await again(home)
    expect([code, news(out)]).toEqual([
      1,
      [
        ['d/page.html', 0, 1],
        ['d/roster.csv', 2, 0],
        ['d/函2.txt', 1, 0],
      ],
    ])
  })

  it('knows a file by its digest wherever it lies, and its values only where they were', async () => {
    const home = await withBaseline()
    renameSync(join(home, 'd/roster.csv'), join(home, 'd/moved.csv'))
    expect((await again(home)).code).toBe(0)
    writeFileSync(join(home, 'd/moved.csv'), `${ROSTER}\n`)
    expect(news((await again(home)).out)).toEqual([['d/moved.csv', 9, 0]])
  })

  it('never accepts that something was not read', async () => {
    const home = folder({ 'd/film.mkv': Buffer.from('1a45dfa300000000', 'hex') })
    await scanned(home, 'd', '--key=k', '--write-baseline=b')
    expect((await scanned(home, 'd', '--key=k', '--baseline=b', '--fail-on=unread')).code).toBe(3)
  })

  it.each([
    ['without a key', ['--baseline=b'], 'SCAN_KEY_NEEDED', () => undefined],
    ['with a key that is not there', ['--baseline=b', '--key=gone'], 'SCAN_KEY_MISSING', () => undefined],
    ['that is none', ['--baseline=d/函.txt', '--key=k'], 'SCAN_BASELINE_BAD', () => undefined],
    ['that is not there', ['--baseline=gone', '--key=k'], 'SCAN_FILE_UNREADABLE', () => undefined],
    [
      'under another key',
      ['--baseline=b', '--key=k'],
      'SCAN_BASELINE_FOREIGN',
      (home: string) => writeFileSync(join(home, 'k'), `${'ab'.repeat(32)}\n`),
    ],
    [
      'that was changed',
      ['--baseline=b', '--key=k'],
      'SCAN_BASELINE_FOREIGN',
      (home: string) =>
        writeFileSync(join(home, 'b'), readFileSync(join(home, 'b'), 'utf8').replace('roster', 'Roster')),
    ],
    [
      'with a key that others may read',
      ['--baseline=b', '--key=k'],
      'SCAN_KEY_OPEN',
      (home: string) => chmodSync(join(home, 'k'), 0o644),
    ],
    [
      'with a key that is none',
      ['--baseline=b', '--key=k'],
      'SCAN_KEY_BAD',
      (home: string) => writeFileSync(join(home, 'k'), 'key'),
    ],
  ])('is refused %s', async (_what, args, said, change) => {
    const home = await withBaseline()
    change(home)
    const { code, err } = await scanned(home, 'd', ...args)
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
    expect(existsSync(join(home, 'gone'))).toBe(false)
  })
})
