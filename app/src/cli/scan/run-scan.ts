import { access, constants, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { OpsFault, reasonOf } from '../../server/ops-fault.ts'
import { productVersion } from '../../server/version.ts'
import type { Io } from '../command.ts'
import { Baseline, baselineText, knownOf, readBaseline } from './baseline.ts'
import type { Finished } from './formats/format.ts'
import { liveFormat, written } from './formats/index.ts'
import { keySign } from './key-file.ts'
import { sayWhereToResume } from './say-resume.ts'
import type { Plan } from './plan.ts'
import { writePrivate } from './private-file.ts'
import { ProgressLine } from './progress.ts'
import { openRecord, type RunRecord } from './record.ts'
import { outSink } from './sink.ts'
import { tellAll } from './tell.ts'
import { distinct } from './walk.ts'
import type { Ending, Head } from './words.ts'

/** Carries out a plan. @returns the exit code: 0 nothing that fails, 1 found, 3 unread, 130 stopped */
export async function runScan(plan: Plan, io: Io, controller: AbortController): Promise<number> {
  for (const { given, path } of plan.roots)
    await stat(path).catch((error: unknown) => {
      throw new OpsFault('SCAN_NO_SUCH_PATH', { path: given, reason: reasonOf(error) })
    })
  if (plan.out !== null) await checkPlace(plan.out)
  const [program, began] = [productVersion(), new Date().toISOString()]
  // What was read without an engine is not what would be read with one.
  const limits = JSON.stringify(plan.ocr ? { ...plan.limits, ocr: true } : plan.limits)
  const record = await openRecord(plan, { program, limits, review: plan.review })
  let over = false
  try {
    const roots = distinct(plan.roots).map(({ given }) => given)
    const ending = await carryOut(plan, io, controller, record, {
      program,
      began,
      roots,
      key: keySign(record.key),
    })
    over = !ending.interrupted
    return ending.exitCode
  } finally {
    // Whatever stopped it, a full disk under the report too: what was done need not be done again.
    if (over || record.journal.isEmpty) await record.discard()
    else sayWhereToResume(await record.leave(io.workingDir, stampOf(began)), plan, io)
  }
}

async function carryOut(
  plan: Plan,
  io: Io,
  controller: AbortController,
  record: RunRecord,
  head: Head,
): Promise<Ending> {
  const { key, journal } = record
  const baseline = plan.baseline === null ? new Baseline([]) : await readBaseline(plan.baseline, key)
  const progress = new ProgressLine(io, plan.language)
  const sink = outSink(io, () => progress.clear())
  const live = plan.out === null ? liveFormat(plan.format, plan.language) : null
  const own = new Set(
    [plan.key, plan.baseline, plan.writeBaseline, plan.out, ...record.files].flatMap((file) =>
      file === null ? [] : [file, `${file}.part`],
    ),
  )
  const ending = await tellAll({ plan, head, record, baseline, own, controller, progress, live, sink })
  const finished: Finished = {
    ...{ head, ending, language: plan.language },
    async *entries() {
      for await (const entry of journal.entries()) yield entry.type === 'file' ? baseline.strip(entry) : entry
    },
  }
  if (plan.out !== null) await writePrivate(plan.out, written(plan.format, finished))
  else if (live !== null) await sink.write(live.end(ending))
  else for await (const text of written(plan.format, finished)) if (!(await sink.write(text))) break
  sink.end()
  // Half a scan would call all that it did not see new for ever after.
  if (plan.writeBaseline !== null && !ending.interrupted) {
    const files: ReturnType<typeof knownOf>[] = []
    for await (const entry of journal.entries()) if (entry.type === 'file') files.push(knownOf(entry))
    await writePrivate(plan.writeBaseline, [baselineText(files, ending.ended, key)])
  }
  return ending
}

/** `20261129-182530` */
const stampOf = (moment: string): string => moment.slice(0, 19).replace(/[-:]/g, '').replace('T', '-')

/** A report that has no place is told before the scan, not after hours of it. */
async function checkPlace(file: string): Promise<void> {
  try {
    await access(dirname(file), constants.W_OK)
    if ((await stat(file).catch(() => null))?.isDirectory() === true)
      throw new OpsFault('SCAN_FILE_UNWRITABLE', { file, reason: 'EISDIR' })
  } catch (error) {
    throw error instanceof OpsFault
      ? error
      : new OpsFault('SCAN_FILE_UNWRITABLE', { file, reason: reasonOf(error) })
  }
}
