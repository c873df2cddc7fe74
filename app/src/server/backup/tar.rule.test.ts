import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tarEntries } from './tar-read.ts'
import { tarHeader, tarOf, type TarPart } from './tar-write.ts'

const at = new Date('2026-11-21T00:00:00Z')
async function* parts(files: readonly (readonly [string, Uint8Array])[]): AsyncGenerator<TarPart> {
  for (const [name, bytes] of files) yield { name, size: bytes.length, bytes: [bytes] }
}
async function write(files: readonly (readonly [string, Uint8Array])[]): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of tarOf(parts(files), at)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
async function* cut(bytes: Uint8Array, step: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += step) yield bytes.subarray(i, i + step)
}
async function read(archive: Uint8Array, step = 1000): Promise<[string, Buffer][]> {
  const found: [string, Buffer][] = []
  for await (const { name, bytes } of tarEntries(cut(archive, step))) {
    const got: Uint8Array[] = []
    for await (const part of bytes) got.push(part)
    found.push([name, Buffer.concat(got)])
  }
  return found
}

const name = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,40}(\/[a-z0-9][a-z0-9._-]{0,40}){0,4}$/)

describe('tar', () => {
  it('gives back what went in, however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, fc.uint8Array({ maxLength: 3000 })), { maxLength: 6 }),
        fc.integer({ min: 1, max: 2000 }),
        async (files, step) => {
          const back = await read(await write(files), step)
          expect(back.map(([n, bytes]) => [n, bytes.toString('hex')])).toEqual(
            files.map(([n, bytes]) => [n, Buffer.from(bytes).toString('hex')]),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is read by the system’s own tar', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'subrosa-tar-'))
    const long = `files/${'d'.repeat(120)}/${'f'.repeat(90)}`
    writeFileSync(
      join(directory, 'a.tar'),
      await write([
        ['manifest.json', Buffer.from('{}')],
        [long, Buffer.alloc(1025, 5)],
      ]),
    )
    execFileSync('tar', ['xf', 'a.tar'], { cwd: directory })
    expect(readFileSync(join(directory, long)).length).toBe(1025)
    rmSync(directory, { recursive: true })
  })

  it('holds sizes beyond eight gibibytes', () => {
    const header = Buffer.from(tarHeader('big', 9 * 2 ** 30, at))
    expect(header[124]).toBe(0x80)
    expect(header.readBigUInt64BE(128)).toBe(BigInt(9 * 2 ** 30))
  })

  it('refuses every cut and every flipped header byte with our own fault', async () => {
    const whole = await write([
      ['files/a', Buffer.from('x'.repeat(700))],
      ['files/b', Buffer.from('y')],
    ])
    for (let length = 0; length < whole.length - 512; length += 97)
      await expect(read(whole.subarray(0, length))).rejects.toMatchObject({ code: 'BACKUP_BROKEN' })
    for (let i = 0; i < 512; i++) {
      // The two bytes that close the checksum say nothing.
      if (i === 154 || i === 155) continue
      const bent = Buffer.from(whole)
      bent[i] = (bent[i] ?? 0) ^ 1
      await expect(read(bent), `byte ${i}`).rejects.toMatchObject({ code: 'BACKUP_BROKEN' })
    }
  })

  it.each(['../x', '/etc/x', 'a/../../x', 'a//b', './a', 'a\\b', 'a\nb'])(
    'refuses the name %j',
    async (bad) => {
      const archive = Buffer.concat([tarHeader(bad, 0, at), Buffer.alloc(1024)])
      await expect(read(archive)).rejects.toMatchObject({ code: 'BACKUP_BROKEN' })
    },
  )
})
