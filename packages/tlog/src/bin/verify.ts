#!/usr/bin/env node
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { PassThrough, pipeline } from 'node:stream'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import type { KnownCheckpoints } from '../verify/checkpoint-audit.ts'
import { verifyEvidence } from '../verify/package.ts'
import { defaultThreads } from '../verify/pool.ts'
import type { Verified } from '../verify/print.ts'
import { printReport } from '../verify/print.ts'
import type { Verdict } from '../verify/report.ts'
import { verifyLog } from '../verify/running-log.ts'
import type { Language } from '../verify/words.ts'
import { UNUSABLE_WORDS, sentence } from '../verify/words.ts'

const HELP = `subrosa-verify <evidence.jsonl[.gz]>            verify an evidence package, offline
subrosa-verify --url <prefix> --vkey <key>      verify a running log
subrosa-verify --url <prefix> --records <file>  verify both, and one against the other

  --vkey <key>           the log's public key, got from elsewhere than the package
  --witness-vkey <key>   a witness that must have cosigned (repeatable)
  --checkpoint <file>    checkpoints that you kept: a side file, a printed sheet (repeatable; also --known)
  --attachments <dir>    directory with the attachments, each named by its SHA-256
  --threads <n>          worker threads (default: one per core, at most 4)
  --json                 the report as JSON
  --lang zh|en           language (default: from LANG)

exit status: 0 all is well, 1 something is wrong, 2 the input cannot be judged
`

class Usage extends Error {}

async function main(argv: string[]): Promise<number> {
  const { values, positionals } = readArguments(argv)
  if (values.help === true) {
    process.stdout.write(HELP)
    return 0
  }
  const language = languageOf(values.lang)
  const path = values.records ?? positionals[0]
  if (
    positionals.length > (values.records === undefined ? 1 : 0) ||
    (path === undefined && values.url === undefined)
  ) {
    throw new Usage('one evidence package, or --url')
  }
  const known = [...(values.checkpoint ?? []), ...(values.known ?? [])].map(readKnown)
  const witnessKeys = values['witness-vkey'] ?? []
  const verified: Verified[] = []
  const refuse = (verdict: Verdict & { ok: false }): number => {
    if (values.json === true)
      process.stdout.write(
        `${JSON.stringify({ ok: false, unusable: verdict.code, detail: verdict.detail })}\n`,
      )
    else
      process.stderr.write(`${verdict.code}  ${UNUSABLE_WORDS[verdict.code][language]} (${verdict.detail})\n`)
    return 2
  }
  if (path !== undefined) {
    const verdict = await verifyFile(path, known, witnessKeys, values)
    if (!verdict.ok) return refuse(verdict)
    verified.push({ name: basename(path), report: verdict.report })
  }
  if (values.url !== undefined) {
    const first = verified[0]
    const note = first?.report.signedNote ?? null
    // The package's last signed head must be in the past of the running log.
    const heads = first === undefined || note === null ? known : [...known, { name: first.name, text: note }]
    const logKey = values.vkey ?? first?.report.logKey ?? ''
    const verdict = await verifyLog(values.url, { logKey, witnessKeys, known: heads })
    if (!verdict.ok) return refuse(verdict)
    verified.push({ name: values.url, report: verdict.report })
  }
  const ok = verified.every((one) => one.report.ok)
  if (values.json === true)
    process.stdout.write(`${JSON.stringify({ ok, verified: verified.map(withSentences(language)) })}\n`)
  else process.stdout.write(verified.map((one) => printReport(one, language)).join('\n'))
  return ok ? 0 : 1
}

function readArguments(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        records: { type: 'string' },
        vkey: { type: 'string' },
        'witness-vkey': { type: 'string', multiple: true },
        checkpoint: { type: 'string', multiple: true },
        known: { type: 'string', multiple: true },
        attachments: { type: 'string' },
        threads: { type: 'string' },
        json: { type: 'boolean' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : 'arguments')
  }
}

async function verifyFile(
  path: string,
  known: readonly KnownCheckpoints[],
  witnessKeys: readonly string[],
  values: { vkey?: string | undefined; attachments?: string | undefined; threads?: string | undefined },
): Promise<Verdict> {
  const source = await openSource(path)
  if (source === null) return { ok: false, code: 'SOURCE_UNREADABLE', detail: path }
  const { attachments } = values
  const threads = values.threads === undefined ? defaultThreads() : Number.parseInt(values.threads, 10)
  if (!(threads >= 0 && threads <= 64)) throw new Usage('--threads takes a number from 0 to 64')
  return verifyEvidence(source, {
    known,
    witnessKeys,
    threads,
    ...(values.vkey === undefined ? {} : { logKey: values.vkey }),
    ...(attachments === undefined
      ? {}
      : { openAttachment: (sha256: string) => openAttachment(join(attachments, sha256)) }),
  })
}

/** Bytes of a package, uncompressed. Gzip is known by its first bytes, not by the file's name. */
async function openSource(path: string): Promise<AsyncIterable<Uint8Array> | null> {
  const first = Buffer.alloc(2)
  try {
    const file = await open(path)
    await file.read(first, 0, 2, 0)
    await file.close()
  } catch {
    return null
  }
  const bytes = createReadStream(path, { highWaterMark: 1024 * 1024 })
  if (first[0] !== 0x1f || first[1] !== 0x8b) return bytes
  const out = new PassThrough({ highWaterMark: 1024 * 1024 })
  // The error reaches the reader through `out`, which then counts as cut off.
  pipeline(bytes, createGunzip({ chunkSize: 256 * 1024 }), out, () => undefined)
  return out
}

function openAttachment(path: string): AsyncIterable<Uint8Array> | null {
  return existsSync(path) ? createReadStream(path) : null
}

function readKnown(path: string): KnownCheckpoints {
  try {
    return { name: basename(path), text: readFileSync(path, 'utf8') }
  } catch {
    throw new Usage(`cannot read ${path}`)
  }
}

function languageOf(given: string | undefined): Language {
  if (given !== undefined && given !== 'zh' && given !== 'en') throw new Usage('--lang takes zh or en')
  return (
    given ??
    (/^zh/i.test(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '')
      ? 'zh'
      : 'en')
  )
}

function withSentences(language: Language) {
  return ({ name, report }: Verified) => ({
    name,
    ...report,
    findings: report.findings.map((finding) => ({ ...finding, sentence: sentence(finding, language) })),
  })
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Usage)) throw error
  process.stderr.write(`${error.message}\n\n${HELP}`)
  process.exitCode = 2
}
