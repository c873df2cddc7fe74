import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshMarkKey, markOf } from '@subrosa/inspect'
import { describe, expect, it } from 'vitest'
import { Journal } from './journal.ts'
import { scan } from './scan.ts'
import { folder, mailbox, put, ROSTER, scanned } from './scanned.testing.ts'

const MAIN = join(import.meta.dirname, '../main.ts')
const MANY = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [`d/${String(i).padStart(2, '0')}.csv`, ROSTER.repeat(200)]),
)

/** Runs the program from source until `when` holds for its output, then does `deed` to it. */
function broken(
  home: string,
  args: readonly string[],
  deed: (child: ReturnType<typeof spawn>) => void,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(
    process.execPath,
    [
      '--conditions=subrosa-source',
      '--import',
      import.meta.resolve('tsx'),
      MAIN,
      'scan',
      'd',
      '--ndjson',
      ...args,
    ],
    { cwd: home, env: { PATH: process.env['PATH'], TMPDIR: join(home) }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let [out, err, done] = ['', '', false]
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString()
    if (done || (out.match(/"type":"file"/g) ?? []).length < 3) return
    done = true
    deed(child)
  })
  child.stderr.on('data', (part: Buffer) => (err += part.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

const files = (out: string): readonly { path: string; digest: string }[] =>
  (JSON.parse(out) as { files: { path: string; digest: string }[] }).files
const linesOf = (file: string): string[] => readFileSync(file, 'utf8').trimEnd().split('\n')
/** Changes what a record says of every file, signed as by the program: shows whether a file or the record is read. */
function forge(home: string, digest: string, key = readFileSync(join(home, 'r.key'), 'latin1')): void {
  const [head = '', ...lines] = readFileSync(join(home, 'r'), 'utf8').split('\n')
  const half = lines.pop() ?? ''
  const { run } = JSON.parse(head) as { run: string }
  const forged = lines.map((text) => {
    const line = JSON.parse(text.slice(text.indexOf(' ') + 1)) as { entry: { digest: string } }
    line.entry.digest = digest
    const json = JSON.stringify(line)
    return `${markOf(Buffer.from(key.trim(), 'hex'), 'subrosa.scan.line', `${run}\n${json}`)} ${json}`
  })
  writeFileSync(join(home, 'r'), [head, ...forged, half].join('\n'))
}

/** A scan whose report finds the disk full leaves its record, whole. */
async function recorded(contents: Readonly<Record<string, string>>): Promise<string> {
  const home = folder(contents)
  const { code, err } = await scanned(home, 'd', '--resume=r', '--out=/dev/full')
  expect([code, err]).toEqual([2, expect.stringContaining('SCAN_FILE_UNWRITABLE')])
  expect(err).toContain('--resume=r')
  return home
}
const THREE = { 'd/a.csv': ROSTER, 'd/b.csv': `${ROSTER}\n`, 'd/c.txt': 'c' }

describe('a record', () => {
  it('spares files that are as they were, and no others', async () => {
    const home = await recorded(THREE)
    expect(statSync(join(home, 'r')).mode & 0o777).toBe(0o600)
    expect(statSync(join(home, 'r.key')).mode & 0o777).toBe(0o600)
    forge(home, 'from the record')
    put(home, { 'd/b.csv': ROSTER, 'd/new.txt': 'n' })
    utimesSync(join(home, 'd/c.txt'), new Date(), new Date())
    const { code, out } = await scanned(home, 'd', '--resume=r', '--json')
    expect(code).toBe(0)
    const told = files(out)
    expect(told.map(({ path }) => path)).toEqual(['d/a.csv', 'd/b.csv', 'd/c.txt', 'd/new.txt'])
    expect(told.map(({ digest }) => digest === 'from the record')).toEqual([true, false, false, false])
    expect(readdirSync(home)).toEqual(['d'])
  })

  it('is not believed without its sign, and with --rehash not beyond the digest', async () => {
    const home = await recorded(THREE)
    forge(home, 'forged', 'ab'.repeat(32))
    expect(files((await scanned(home, 'd', '--resume=r', '--json')).out)[0]?.digest).toMatch(/^[0-9a-f]{64}$/)
    const other = await recorded(THREE)
    forge(other, 'from the record')
    expect(files((await scanned(other, 'd', '--resume=r', '--rehash', '--json')).out)[0]?.digest).toMatch(
      /^[0-9a-f]{64}$/,
    )
  })

  it.each([
    ['of another scan', ['--seconds=5'], 'SCAN_RESUME_OTHER', () => undefined],
    ['without an engine', ['--ocr'], 'SCAN_RESUME_OTHER', () => undefined],
    ['under another key', ['--key=k'], 'SCAN_RESUME_OTHER', () => undefined],
    [
      'that is none',
      [],
      'SCAN_RESUME_BAD',
      (home: string) => writeFileSync(join(home, 'r'), 'a letter that somebody wrote'),
    ],
  ])('%s is refused and left alone', async (_what, args, said, change) => {
    const home = await recorded(THREE)
    change(home)
    const before = readFileSync(join(home, 'r'))
    const { code, err } = await scanned(home, 'd', '--resume=r', ...args)
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
    expect(readFileSync(join(home, 'r'))).toEqual(before)
  })
})

it('tells nothing of a file that was under way when the scan was stopped', async () => {
  const home = folder({ 'box.mbox': mailbox(50, new Map()), 'last.txt': 'x' })
  const key = freshMarkKey()
  const journal = await Journal.open(join(home, 'r'), key, { program: '1', limits: '', review: 0 })
  const controller = new AbortController()
  const told: string[] = []
  for await (const { entry } of scan({
    ...{
      roots: [{ given: '.', path: home }],
      key,
      limits: {},
      jobs: 1,
      ocr: false,
      review: 0,
      journal,
      rehash: false,
    },
    ...{ own: new Set([journal.file]), signal: controller.signal, onProgress: () => controller.abort() },
  }))
    if (entry.type === 'file') told.push(entry.path)
  await journal.close()
  expect([told, linesOf(journal.file).length]).toEqual([[], 1])
})

describe('a scan that is cut off', { timeout: 120_000 }, () => {
  it('by kill -9 goes on where it was', async () => {
    const home = folder(MANY)
    const { code, out } = await broken(home, ['--resume=r'], (child) => child.kill('SIGKILL'))
    expect(code).toBeNull()
    expect(out).not.toContain('"type":"end"')
    // As if the kill had come in the middle of a line.
    writeFileSync(join(home, 'r'), 'half a line '.repeat(1000), { flag: 'a' })
    forge(home, 'from the record')
    const before = linesOf(join(home, 'r')).length - 2
    const { code: then, out: report } = await scanned(home, 'd', '--resume=r', '--json', '--fail-on=unread')
    expect(then).toBe(0)
    const told = files(report)
    expect(told.map(({ path }) => path)).toEqual(Object.keys(MANY))
    expect(before).toBeGreaterThanOrEqual(3)
    expect(told.filter(({ digest }) => digest === 'from the record')).toHaveLength(before)
  })

  it('by Ctrl-C ends with 130, says so, and leaves a record that can be resumed', async () => {
    const home = folder(MANY)
    const { code, out, err } = await broken(home, [], (child) => child.kill('SIGINT'))
    expect(code).toBe(130)
    const end = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as { type: string; interrupted: boolean }
    expect([end.type, end.interrupted]).toEqual(['end', true])
    const kept = /--resume=(\S+\.resume)/.exec(err)?.[1] ?? ''
    expect(statSync(join(home, kept)).mode & 0o777).toBe(0o600)
    expect(existsSync(join(home, `${kept}.key`))).toBe(true)
    expect(linesOf(join(home, kept)).length).toBeLessThan(41)
    const again = await scanned(home, 'd', `--resume=${kept}`, '--json')
    expect([again.code, files(again.out).length]).toEqual([0, 40])
    // Nothing is left behind, in the temporary directory neither (tsx keeps a cache of its own there).
    expect(readdirSync(home).filter((name) => !name.startsWith('tsx-'))).toEqual(['d'])
  })

  it('by a reader who went away ends without a word', async () => {
    const home = folder(MANY)
    const { code, err } = await broken(home, ['--resume=r'], (child) => child.stdout?.destroy())
    expect(code).toBe(130)
    expect(err).not.toContain('    at ')
    expect(linesOf(join(home, 'r')).length).toBeLessThan(41)
  })
})
