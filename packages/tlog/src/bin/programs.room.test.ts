import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createReadStream, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { must } from '../fault.ts'
import { compilePackage, run } from '../fixtures/compiled.ts'
import type { SampleLog } from '../fixtures/sample-log.ts'
import { copyLog, exportLines, grow, sampleLog } from '../fixtures/sample-log.ts'
import { parseCosignatureVerifier } from '../note/keys.ts'
import { DirectoryTileStore, writeDurably } from '../tiles/directory-store.ts'
import { loadEdge } from '../tiles/edge.ts'
import { submitToWitness } from '../witness/submit.ts'

let dist: string
let work: string
let log: SampleLog
let lines: string[]
const at = (name: string): string => join(work, name)
const verify = (...args: string[]): ReturnType<typeof run> => run(join(dist, 'bin/verify.js'), args)

beforeAll(async () => {
  dist = compilePackage()
  work = mkdtempSync(join(tmpdir(), 'programs-'))
  log = await sampleLog([300, 4000])
  lines = await exportLines(log)
  writeFileSync(at('good.jsonl'), lines.join(''))
  writeFileSync(at('good.jsonl.gz'), gzipSync(lines.join('')))
  writeFileSync(at('bad.jsonl'), lines.join('').replace('"decision":"approved"', '"decision":"refused"'))
  writeFileSync(at('cut.jsonl.gz'), gzipSync(lines.join('')).subarray(0, -5000))
  writeFileSync(at('side.txt'), log.checkpoints.join('\n'))
})

describe('subrosa-verify', () => {
  test.each(['good.jsonl', 'good.jsonl.gz'])(
    '%s: status 0, in both languages, with worker threads and without',
    async (name) => {
      const { vkey } = log.logKeys
      const english = await verify(
        at(name),
        '--vkey',
        vkey,
        '--checkpoint',
        at('side.txt'),
        '--witness-vkey',
        log.witnessKeys.vkey,
      )
      expect(english).toMatchObject({ code: 0, err: '' })
      expect(english.out).toContain(`✓ OK: ${name}`)
      expect(english.out).toContain('4300 entries')
      const chinese = await verify(at(name), '--lang', 'zh', '--threads', '0')
      expect(chinese).toMatchObject({ code: 0, err: '' })
      expect(chinese.out).toContain(`✓ 查驗無異常：${name}`)
      expect(chinese.out).toContain('取自檔案本身')
      expect(await run(join(dist, 'bin/verify.js'), [at(name)], { LANG: 'zh_TW.UTF-8' })).toMatchObject({
        code: 0,
        out: chinese.out,
      })
    },
  )

  test('a changed act: status 1, named with its leaf, the same in JSON and by threads', async () => {
    const text = await verify(at('bad.jsonl'))
    expect(text.code).toBe(1)
    expect(text.out).toContain('RECORD_ALTERED  The record at leaf 0')
    for (const threads of ['0', '1', '3']) {
      const json = await verify(at('bad.jsonl'), '--json', '--threads', threads)
      expect(json.code).toBe(1)
      const { ok, verified } = JSON.parse(json.out)
      expect(ok).toBe(false)
      expect(verified[0].findings).toMatchObject([{ code: 'RECORD_ALTERED', leaf: 0 }])
      expect(verified[0].records.checked).toBe(4300)
    }
  })

  test('a cut package: status 1', async () => {
    const { code, out } = await verify(at('cut.jsonl.gz'))
    expect(code).toBe(1)
    expect(out).toContain('PACKAGE_TRUNCATED')
  })

  test('what cannot be judged: status 2, on standard error', async () => {
    writeFileSync(at('other.txt'), 'hello\n')
    for (const args of [
      [at('missing')],
      [work],
      [at('other.txt')],
      [],
      ['--nonsense'],
      [at('good.jsonl'), '--lang', 'fr'],
      [at('good.jsonl'), '--vkey', 'x'],
      [at('good.jsonl'), '--checkpoint', at('missing')],
    ]) {
      const { code, out, err } = await verify(...args)
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' })
      expect(err).not.toBe('')
      expect(err).not.toContain('    at ')
    }
    expect((await verify('--help')).code).toBe(0)
  })

  test('attachments are compared with their hashes', async () => {
    const content = Buffer.from('an attachment')
    const { createHash } = await import('node:crypto')
    const sha256 = createHash('sha256').update(content).digest('hex')
    const line = `{"attachment":"${sha256}","leaf":3,"bytes":${content.length}}\n`
    const end = (lines.at(-1) as string).replace('"attachments":0', '"attachments":1')
    writeFileSync(at('att.jsonl'), [...lines.slice(0, -1), line, end].join(''))
    expect((await verify(at('att.jsonl'), '--attachments', work)).out).toContain('ATTACHMENT_MISSING')
    writeFileSync(at(sha256), content)
    expect(await verify(at('att.jsonl'), '--attachments', work)).toMatchObject({ code: 0 })
    writeFileSync(at(sha256), 'another')
    expect((await verify(at('att.jsonl'), '--attachments', work)).out).toContain('ATTACHMENT_ALTERED')
  })
})

test('subrosa-verify --url: a running log, and a package against it', async () => {
  const root = at('served')
  const server = createServer((request, response) => {
    const file = createReadStream(join(root, request.url ?? '')).on('error', () =>
      response.writeHead(404).end(),
    )
    file.pipe(response)
  })
  const publish = async (from: SampleLog): Promise<void> => {
    const store = new DirectoryTileStore(root)
    for (const batch of from.writes) await store.write(batch)
    await writeDurably(join(root, 'checkpoint'), from.checkpoints.at(-1) as string)
  }
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await publish(log)
  const honest = await verify('--url', url, '--vkey', log.logKeys.vkey)
  expect(honest).toMatchObject({ code: 0, err: '' })
  const both = await verify('--url', url, '--records', at('good.jsonl'), '--json')
  expect(both.code).toBe(0)
  expect(JSON.parse(both.out).verified).toMatchObject([
    { name: 'good.jsonl', entries: 4300 },
    { name: url, entries: 4300 },
  ])
  // The same agency shows the network a history that the exported package does not belong to.
  const fork = await copyLog(log)
  fork.size = 300
  await grow(fork, 4100, must(await loadEdge(log.store, 300)))
  await publish(fork)
  const forked = await verify('--url', url, '--records', at('good.jsonl'))
  expect(forked.code).toBe(1)
  expect(forked.out).toContain('✓ OK: good.jsonl')
  expect(forked.out).toContain('TREE_FORKED')
  expect(await verify('--url', url)).toMatchObject({ code: 2, out: '' })
  await new Promise<void>((resolve) => void server.close(() => resolve()))
})

describe('subrosa-witness', () => {
  const running: ChildProcess[] = []
  afterAll(() => running.forEach((child) => child.kill('SIGKILL')))

  async function start(...args: string[]): Promise<{ child: ChildProcess; url: string; vkey: string }> {
    const all = ['--dir', at('witness'), '--log-vkey', log.logKeys.vkey, '--listen', '127.0.0.1:0', ...args]
    const child = spawn(process.execPath, [join(dist, 'bin/witness.js'), ...all])
    running.push(child)
    let said = ''
    for await (const part of child.stdout) {
      said += String(part)
      if (said.includes('\n')) break
    }
    const { at: place, vkey } = JSON.parse(said)
    return { child, url: `http://${place}`, vkey }
  }
  const ended = (child: ChildProcess): Promise<number | null> =>
    new Promise((resolve) => child.once('exit', resolve))

  test('makes its key, cosigns, and after each of five kills remembers what it signed', async () => {
    const first = await start('--name', 'witness.example/w1')
    const { vkey } = first
    let { child, url } = first
    expect(statSync(at('witness/witness.key')).mode & 0o777).toBe(0o600)
    expect(readFileSync(at('witness/witness.vkey'), 'utf8')).toBe(`${vkey}\n`)
    const witnessKey = must(parseCosignatureVerifier(vkey))
    const submit = (checkpoint: string): ReturnType<typeof submitToWitness> =>
      submitToWitness({ url, witnessKey, checkpoint, store: log.store })
    for (let round = 0; round < 5; round += 1) {
      await grow(log, 3)
      expect(await submit(log.checkpoints.at(-1) as string)).toMatchObject({
        kind: 'cosigned',
        size: log.size,
      })
      const gone = ended(child)
      child.kill('SIGKILL')
      await gone
      ;({ child, url } = await start())
      expect(await submit(log.checkpoints[0] as string)).toMatchObject({
        kind: 'refused',
        code: 'TREE_ROLLED_BACK',
        witnessSize: log.size,
      })
    }
    const second = await run(join(dist, 'bin/witness.js'), [
      '--dir',
      at('witness'),
      '--log-vkey',
      log.logKeys.vkey,
    ])
    expect(second).toMatchObject({ code: 2 })
    expect(second.err).toContain('STATE_LOCKED')
    const gone = ended(child)
    child.kill('SIGTERM')
    expect(await gone).toBe(0)
  })

  test('refuses to start half configured', async () => {
    const program = join(dist, 'bin/witness.js')
    const key = log.logKeys.vkey
    for (const args of [
      [],
      ['--dir', at('w2')],
      ['--dir', at('w2'), '--log-vkey', 'x'],
      ['--dir', at('w2'), '--log-vkey', key],
      ['--dir', at('w2'), '--log-vkey', key, '--name', 'a b'],
      ['--dir', at('w2'), '--log-vkey', key, '--name', 'a', '--listen', 'nowhere'],
    ]) {
      const { code, err } = await run(program, args)
      expect({ args, code }).toEqual({ args, code: 2 })
      expect(err).not.toContain('    at ')
    }
    expect((await run(program, ['--help'])).code).toBe(0)
  })
})
