import { expect, it } from 'vitest'
import { width } from '../columns.ts'
import type { Io } from '../command.ts'
import { ProgressLine } from './progress.ts'

function onTerminal(env: Io['env'] = {}, isTTY = true) {
  let [said, now] = ['', 0]
  const stderr = {
    ...{ isTTY, columns: 60 },
    write: (text: string) => ((said += text), true),
    on: () => stderr,
    once: () => stderr,
  } as unknown as NonNullable<Io['stderr']>
  const io: Io = { out: () => undefined, err: () => undefined, env, workingDir: '/', stderr }
  const line = new ProgressLine(io, 'zh', () => now)
  return { line, wait: (ms: number) => (now += ms), take: () => [said, (said = '')][0] ?? '' }
}
const MIB = 1024 * 1024

it('tells files, bytes, findings, and what is left once that can be known', () => {
  const { line, wait, take } = onTerminal()
  line.step({ files: 1, bytes: MIB, findings: 2 }, false)
  expect(take()).toBe('\r\u001b[K1 檔  1.0 MiB  發現 2  ')
  line.total({ files: 10, bytes: 10 * MIB })
  wait(10_000)
  line.step({ files: 2, bytes: 2 * MIB, findings: 2 }, false)
  // 2 MiB in 10 s, 8 left.
  expect(take()).toContain('2/10 檔  2.0 MiB/10.0 MiB  發現 2  約剩 0:40')
})

it('takes no speed from what an earlier run has done', () => {
  const { line, wait, take } = onTerminal()
  line.total({ files: 10, bytes: 10 * MIB })
  line.step({ files: 5, bytes: 5 * MIB, findings: 0 }, true)
  wait(10_000)
  line.step({ files: 6, bytes: 6 * MIB, findings: 0 }, false)
  // 1 MiB in 10 s, 4 left.
  expect(take()).toContain('約剩 0:40')
})

it('is no wider than the terminal, draws no control character of a name, and goes away', () => {
  const { line, wait, take } = onTerminal()
  wait(1000)
  line.current('長'.repeat(80), 1)
  expect(width(take().replace('\r\u001b[K', ''))).toBeLessThanOrEqual(59)
  wait(1000)
  line.current('a\u001b[2J\n', 12)
  expect(take()).toBe('\r\u001b[K0 檔  0 B  發現 0  a\\u{1b}[2J\\n #12')
  line.current('b', 1)
  expect(take()).toBe('')
  line.clear()
  expect(take()).toBe('\r\u001b[K')
  line.clear()
  expect(take()).toBe('')
})

it('is silent where no terminal looks on', () => {
  for (const { line, take } of [onTerminal({}, false), onTerminal({ TERM: 'dumb' })]) {
    line.step({ files: 1, bytes: 1, findings: 1 }, false)
    line.clear()
    expect([line.shows, take()]).toEqual([false, ''])
  }
})
