import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { folder, mailbox, MARKED, put, ROSTER, scanned, SECRETS } from './scanned.testing.ts'
import { walk } from './walk.ts'
import type { Passed } from './words.ts'

/** 64 × 64 grey pixels without anything on them. */
const BLANK = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKklEQVR42u3MQREAAAwCIPsnM5Yh9ttBANKjCAQCgUAgEAgEAoFAIPgeDAQKgLWRjkNPAAAAAElFTkSuQmCC',
  'base64',
)

interface Told {
  readonly interrupted: boolean
  readonly totals: {
    readonly files: number
    readonly documents: number
    readonly levels: Record<string, { marks: number; documents: number }>
    readonly findings: Record<string, { count: number; files: number }>
  }
  readonly review: readonly { part: readonly string[]; level: string | null }[]
  readonly files: readonly { path: string; verdict: string; findings: readonly { masked: string }[] }[]
  readonly passed: readonly { path: string; why: string; detail: string }[]
}
const json = async (home: string, ...args: string[]): Promise<Told> =>
  JSON.parse((await scanned(home, ...args, '--json')).out) as Told

describe('a folder', () => {
  it('is told file by file, and added up, without any of its text', async () => {
    const home = folder({ '部門/名冊.csv': ROSTER, '函.txt': MARKED, 'plain.txt': 'hello\n' })
    const { code, out, err } = await scanned(home, '.')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('● 部門/名冊.csv  完整檢查')
    expect(out).toContain('3 人（C1 中文姓名、C2 國民身分證統一編號、C3 行動電話）')
    expect(out).toContain('A12****789  L2·C2')
    expect(out).toMatch(/機密 {2,}1 份文件 {2}標示 1 處/)
    expect(out).toContain('✓ plain.txt  純文字 · 6 B')
    expect(out).toContain('遇到的每個檔案都已完整檢查')
    expect(out).not.toMatch(SECRETS)
    expect((await scanned(home, '.', '--lang=en')).out).toContain(
      'Every file that was met was inspected to the end',
    )
  })

  it('keeps silent about nothing: links, sockets, names that no program can open', async () => {
    const home = folder({ 'a/roster.csv': ROSTER })
    symlinkSync(join(home, 'a'), join(home, 'link'))
    const socket = createServer().listen(join(home, 'pipe'))
    onTestFinished(() => void socket.close())
    await once(socket, 'listening')
    writeFileSync(Buffer.concat([Buffer.from(`${home}/`), Buffer.from([0xa4, 0xa4])]), 'Big5 name')
    put(home, { 'new\nline.txt': 'x', 'own.json': '{}' })
    const { files, passed } = await json(home, '.', '--out=own.json').catch(
      () => JSON.parse(readFileSync(join(home, 'own.json'), 'utf8')) as Told,
    )
    expect(files.map(({ path }) => path)).toEqual(['a/roster.csv', 'new\nline.txt'])
    expect(passed.map(({ path, why, detail }) => [path, why, detail])).toEqual([
      ['link', 'LINK', ''],
      ['own.json', 'OWN', ''],
      ['pipe', 'SPECIAL', 'socket'],
      ['\uFFFD\uFFFD', 'NAME', 'ENOENT'],
    ])
    const { out } = await scanned(home, '.')
    expect(out).toContain('new\\nline.txt')
  })

  it('follows a link that was named, and meets nothing twice', async () => {
    const home = folder({ 'a/roster.csv': ROSTER })
    symlinkSync(join(home, 'a'), join(home, 'link'))
    expect((await json(home, 'link')).files.map(({ path }) => path)).toEqual(['link/roster.csv'])
    expect((await json(home, 'a', '.', 'a/roster.csv')).files).toHaveLength(1)
  })

  it('tells what permissions keep from it', async () => {
    const home = folder({ 'locked.csv': ROSTER, 'shut/roster.csv': ROSTER })
    chmodSync(home, 0o755)
    chmodSync(join(home, 'locked.csv'), 0)
    chmodSync(join(home, 'shut'), 0)
    const root = process.geteuid?.() === 0
    if (root) process.seteuid?.(65_534)
    try {
      const { code, out } = await scanned(home, '.', '--fail-on=unread', '--json')
      const { files, passed } = JSON.parse(out) as Told
      expect(code).toBe(3)
      expect(files.map(({ path, verdict }) => [path, verdict])).toEqual([['locked.csv', 'SKIPPED']])
      expect(passed.map(({ path, why, detail }) => [path, why, detail])).toEqual([
        ['shut', 'UNREADABLE', 'EACCES'],
      ])
    } finally {
      if (root) process.seteuid?.(0)
      chmodSync(join(home, 'shut'), 0o700)
    }
  })

  it('tells what vanishes while it walks', async () => {
    const home = folder({ 'a.txt': '', 'b.txt': '' })
    const passed: Passed[] = []
    const met: string[] = []
    for await (const { shown } of walk([{ given: '.', path: home }], {
      onPassed: (one) => passed.push(one),
    })) {
      met.push(shown)
      rmSync(join(home, 'b.txt'), { force: true })
    }
    expect(met).toEqual(['a.txt'])
    expect(passed).toEqual([{ type: 'passed', path: 'b.txt', why: 'VANISHED', detail: 'ENOENT' }])
  })

  it('goes as deep as the disk does', async () => {
    const home = folder()
    const deep = Array.from({ length: 300 }, () => 'd').join('/')
    mkdirSync(join(home, deep), { recursive: true })
    put(home, { [`${deep}/roster.csv`]: ROSTER })
    expect((await json(home, '.')).files).toHaveLength(1)
  })
})

describe('a picture', { timeout: 60_000 }, () => {
  it('is given to the engine with --ocr, and is never complete', async () => {
    const home = folder({ 'blank.png': BLANK })
    const reasons = async (...args: string[]): Promise<readonly string[]> => {
      const { out } = await scanned(home, '.', '--json', ...args)
      const { files } = JSON.parse(out) as { files: { notRead: { code: string }[] }[] }
      return files.flatMap((file) => file.notRead.map(({ code }) => code))
    }
    expect(await reasons()).toEqual(['PIXELS_NOT_READ'])
    // Nothing is written on it: that nothing was recognised proves nothing.
    expect(await reasons('--ocr')).toEqual(['OCR_UNSURE', 'PIXELS_NOT_READ'])
  })
})

describe('an archive of mail', () => {
  it('is judged message by message, counted by level, and sampled for review', async () => {
    const marks = new Map([
      ...[7, 900, 1999].map((number) => [number, '密'] as const),
      ...[12, 1500].map((number) => [number, '機密'] as const),
      ...([[77, '絕對機密']] as const),
    ])
    const home = folder({ 'box.mbox': mailbox(2000, marks) })
    const { totals, review } = await json(home, 'box.mbox', '--review=2')
    expect(totals.documents).toBe(2000)
    expect(totals.levels).toEqual({
      密: { marks: 3, documents: 3 },
      機密: { marks: 2, documents: 2 },
      極機密: { marks: 0, documents: 0 },
      絕對機密: { marks: 1, documents: 1 },
    })
    expect(review.map(({ level }) => level)).toEqual(['絕對機密', '機密', '機密', '密', '密', null, null])
    for (const { part, level } of review)
      expect(marks.get(Number(part[1]?.slice(1)))).toBe(level ?? undefined)
  })
})

describe('exit codes', () => {
  it.each([
    [['.'], 0, ''],
    [['.', '--fail-on=finding'], 1, ''],
    [['.', '--fail-on=level:絕對機密'], 0, ''],
    [['.', '--fail-on=level:密,unread'], 1, ''],
    [['.', '--fail-on=unread'], 3, ''],
    [['nowhere'], 2, 'SCAN_NO_SUCH_PATH'],
    [['.', '--fail-on=nothing'], 2, 'SCAN_FAIL_ON'],
    [['.', '--json', '--csv'], 2, 'CLI_FLAG_VALUE'],
    [['.', '--jobs=0'], 2, 'CLI_FLAG_VALUE'],
    [['.', '--lang=fr'], 2, 'CLI_FLAG_VALUE'],
    [['roster.csv', '--csv', '--out=roster.csv'], 2, 'CLI_FLAG_VALUE'],
    [['.', '--key=k', '--out=k'], 2, 'CLI_FLAG_VALUE'],
    [['.', '--key=k', '--write-baseline=k'], 2, 'CLI_FLAG_VALUE'],
    [['.', '--key=k', '--resume=k'], 2, 'CLI_FLAG_VALUE'],
    [['.', '--out=none/report.json'], 2, 'SCAN_FILE_UNWRITABLE'],
    [['roster.csv', '--out=.'], 2, 'SCAN_FILE_UNWRITABLE'],
    [[], 2, 'CLI_WORDS'],
  ])('%j ends with %i', async (args, expected, said) => {
    const home = folder({
      'roster.csv': ROSTER,
      '函.txt': MARKED,
      'film.mkv': Buffer.from('1a45dfa300000000', 'hex'),
    })
    const { code, err } = await scanned(home, ...args)
    expect(code).toBe(expected)
    expect(err).toContain(said)
    expect(readFileSync(join(home, 'roster.csv'), 'utf8')).toBe(ROSTER)
  })

  it('a report is for its owner alone, and replaces an older one', async () => {
    const home = folder({ 'roster.csv': ROSTER, 'r.json': 'old' })
    chmodSync(join(home, 'r.json'), 0o644)
    expect((await scanned(home, 'roster.csv', '--json', '--out=r.json')).code).toBe(0)
    expect(statSync(join(home, 'r.json')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(home, 'r.json'), 'utf8')).toContain('"subrosaScan":1')
  })
})
