import { writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import decodeQr from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { must } from '../ground/ask.ts'
import { enterAs, type Demo } from '../ground/demo.ts'
import { settled } from '../ground/look.ts'
import { runProgram } from '../ground/server.ts'

export const printedSheets = (demo: Demo): unknown =>
  describe('the printed day sheet', () => {
    it('carries a checkpoint that the verifier takes for its past', async () => {
      const head = await enterAs(demo, 'head')
      await head.page.getByRole('link', { name: '逐筆核對' }).first().click()
      await head.page.getByRole('button', { name: /^開始核對/ }).waitFor()
      await settled(head.page)
      await head.page.emulateMedia({ media: 'print' })
      const foot = head.page.locator('.paper-foot')
      await foot.getByText('帳本檢查點').waitFor()
      const qr = foot.locator('svg.qr')
      await expect.poll(() => qr.locator('path').getAttribute('d')).not.toBe('')
      const note = readQr(
        (await qr.locator('path').getAttribute('d')) ?? '',
        Number(((await qr.getAttribute('viewBox')) ?? '').split(' ')[2]),
      )
      head.quiet()
      await head.leave()

      const auditor = await enterAs(demo, 'auditor')
      const { origin, verifierKey } = await must<{ origin: string; verifierKey: string }>(
        auditor.page,
        'GET',
        '/api/ledger/state',
      )
      expect(note.split('\n')[0]).toBe(origin)
      const evidence = await auditor.page.evaluate(async () => (await fetch('/api/ledger/evidence')).text())
      await auditor.leave()
      const directory = mkdtempSync(join(tmpdir(), 'sheet-'))
      const [kept, file] = [join(directory, 'sheet.txt'), join(directory, 'evidence.jsonl')]
      writeFileSync(file, evidence)
      const verify = (sheet: string) => {
        writeFileSync(kept, sheet)
        return runProgram('packages/tlog/dist/bin/verify.js', [
          file,
          `--vkey=${verifierKey}`,
          `--checkpoint=${kept}`,
        ])
      }
      expect((await verify(note)).code).toBe(0)
      // A sheet whose root was altered is not taken.
      const [first = '', size = '', root = ''] = note.split('\n')
      const other = root.startsWith('A') ? `B${root.slice(1)}` : `A${root.slice(1)}`
      expect(
        (await verify(note.replace(`${first}\n${size}\n${root}`, `${first}\n${size}\n${other}`))).code,
      ).not.toBe(0)
    })
  })

/** Reads the squares that the screen drew, as a scanner would. */
function readQr(path: string, size: number): string {
  const scale = 4
  const width = size * scale
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < scale; dx++)
        data.fill(
          0,
          ((Number(y) * scale + dy) * width + Number(x) * scale + dx) * 4,
          ((Number(y) * scale + dy) * width + Number(x) * scale + dx) * 4 + 3,
        )
  return decodeQr({ width, height: width, data })
}
