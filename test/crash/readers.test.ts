import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const directory = mkdtempSync(join(tmpdir(), 'readers-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

// Threads are started from the built program alone, so it is the built one that is broken here.
describe('files read in threads of their own', () => {
  let said: Record<string, unknown>
  beforeAll(async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'break-readers.ts'), directory],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let text = ''
    child.stdout.on('data', (part: Buffer) => (text += part.toString()))
    const code = await new Promise((resolve) => child.once('close', resolve))
    if (code !== 0) throw new Error(`it ended with ${String(code)}`)
    said = JSON.parse(text) as typeof said
  }, 120_000)
  const ended = { phase: 'cancelled', files: 0 }

  it('ends an import whose thread dies, and leaves nothing of it', () => {
    expect(said['killed']).toMatchObject({
      code: 'QUERIES_IMPORT_CANCELLED',
      rules: ['queries.import/broken-off'],
      phase: 'cancelled',
    })
    expect(said['stray']).toEqual([])
  })

  it('goes on with what another thread reads, and replaces the dead one', () => {
    expect(said['beside']).toEqual({ rows: said['entries'], added: said['entries'] })
    expect(said['again']).toEqual({ rows: said['lines'], added: said['lines'] })
    expect(said['known']).toEqual(said['beside'])
    expect(said['threads']).toBe(3)
  })

  it('writes what would have been written without a thread, byte for byte', () => {
    expect(said['twice']).toEqual({ same: [true, true], alike: true, rows: true })
  })

  it('leaves nothing behind when the sender goes away, or somebody cancels', () => {
    expect(said['gone']).toEqual({ thrown: 'connection lost', ...ended })
    expect(said['cancelled']).toEqual({ code: 'QUERIES_IMPORT_CANCELLED', rules: [], ...ended })
  })

  it('refuses a line without end while it comes in, and a wrong header before the sender says another word', () => {
    expect(said['endless']).toMatchObject({ code: 'QUERIES_FILE_REFUSED', phase: 'refused', files: 0 })
    expect(said['sentMiB']).toBeLessThan(4)
    expect(said['silent']).toMatchObject({ code: 'QUERIES_FILE_REFUSED', phase: 'refused', files: 0 })
  })
})
