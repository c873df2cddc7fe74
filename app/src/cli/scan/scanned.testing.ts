import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { runCli } from '../run.ts'

/** A folder with these files; gone when the test is over. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const home = mkdtempSync(join(tmpdir(), 'subrosa-scan-test-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  put(home, files)
  return home
}

export function put(home: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true })
    writeFileSync(join(home, name), content)
  }
}

/** `subrosa scan …` in this process, with what it said and its exit code. */
export async function scanned(
  home: string,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCli(['scan', ...args], {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    env: { LANG: 'zh_TW.UTF-8' },
    workingDir: home,
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** Invented people: the identity numbers are the published examples of the check digit. */
export const ROSTER = `姓名,身分證字號,行動電話
王小明,A123456789,0912-345-678
陳美麗,A223456781,0922-345-678
林大同,F131104093,0933-345-678
`
export const SECRETS = /A123456789|A223456781|F131104093|0912-345-678|0912345678|小明|美麗|大同/
export const MARKED = '密等及解密條件或保密期限：機密（本件於公布時解密）\n主旨：測試\n'

/** A mailbox in which the messages of these numbers bear a mark. */
export function mailbox(messages: number, marks: ReadonlyMap<number, string>): string {
  const one = (number: number): string =>
    [
      `From clerk@example.gov.tw Thu Jan  1 00:00:00 2026`,
      `From: clerk@example.gov.tw\nTo: head@example.gov.tw\nSubject: notice ${number}`,
      'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n',
      `${marks.has(number) ? `密等：${marks.get(number)}\n` : ''}請於期限內回覆。\n\n`,
    ].join('\n')
  return Array.from({ length: messages }, (_, i) => one(i + 1)).join('')
}
