import { readFile, stat } from 'node:fs/promises'
import {
  certificateHtml,
  defaultLimits,
  freshMarkKey,
  inspectApart,
  redactApart,
  type HiddenClass,
  type Redacted,
  type Report,
  type Wish,
} from '@subrosa/inspect'
import { OpsFault, reasonOf } from '../../server/ops-fault.ts'
import type { Io } from '../command.ts'
import { writePrivate } from '../scan/private-file.ts'
import { INTERRUPTED } from '../scan/stop.ts'
import type { RedactPlan } from './plan.ts'
import { summary } from './summary.ts'

const UNPROVED = 1

/** Cleans one file. @returns the exit code: 0 done and proved, 1 not proved, 130 stopped */
export async function runRedact(plan: RedactPlan, io: Io, signal: AbortSignal): Promise<number> {
  const bytes = await read(plan.file)
  // The key lives as long as this run: it only ties the findings to the second look.
  const shared = { markKey: freshMarkKey(), limits: { timeMs: plan.timeMs, listed: 100_000 }, signal }
  const { report } = await inspectApart(bytes, plan.name, { ...shared, keepChars: 0 })
  if (signal.aborted) return INTERRUPTED
  const redacted = await redactApart(bytes, plan.name, wishOf(plan, report), { ...shared, now: new Date() })
  if (signal.aborted) return INTERRUPTED
  if (!('certificate' in redacted))
    throw new OpsFault('REDACT_LOST', { code: redacted.code, zh: redacted.zh, en: redacted.en })
  return write(redacted, plan, io)
}

/** The choice in terms of this file. Every listed finding is named: what is not listed makes the proof fail. */
export function wishOf({ hidden, findings, style }: RedactPlan, report: Report): Wish {
  const found = Object.keys(report.hiddenTotals) as HiddenClass[]
  return {
    hidden: hidden === 'all' ? new Set(found) : hidden,
    findings: report.findings.filter(({ detector }) => findings === 'all' || findings.has(detector)),
    style,
  }
}

async function write({ bytes, certificate }: Redacted, plan: RedactPlan, io: Io): Promise<number> {
  const kept = certificate.proved || plan.keepUnproved
  // The certificate first: a cleaned file that nobody can vouch for must not stand alone.
  if (plan.certificate !== null)
    await writePrivate(plan.certificate.file, [
      plan.certificate.form === 'html'
        ? certificateHtml(certificate, plan.language === 'en' ? 'en' : 'zh-TW')
        : `${JSON.stringify(certificate, null, 2)}\n`,
    ])
  if (kept) await writePrivate(plan.out, [bytes])
  for (const line of summary(certificate, plan, kept)) io.out(line)
  return certificate.proved ? 0 : UNPROVED
}

async function read(file: string): Promise<Uint8Array> {
  try {
    const facts = await stat(file)
    if (!facts.isFile()) throw new OpsFault('SCAN_FILE_UNREADABLE', { file, reason: 'not a file' })
    if (facts.size > defaultLimits.heldBytes)
      throw new OpsFault('REDACT_TOO_LARGE', { file, max: defaultLimits.heldBytes / 1024 / 1024 })
    return await readFile(file)
  } catch (error) {
    throw error instanceof OpsFault
      ? error
      : new OpsFault('SCAN_FILE_UNREADABLE', { file, reason: reasonOf(error) })
  }
}
