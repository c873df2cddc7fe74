import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { hiddenClasses, redactApart, type Fault, type HiddenClass, type Redacted } from '@subrosa/inspect'
import { bad, later, ok, type Refusal, type Result } from '#kernel/ground'
import { record, type Doer } from '#kernel/ledger'
import type { Actor } from '#kernel/people'
import { outflowActs } from '../acts.ts'
import { outflowDeeds } from '../deeds.ts'
import { refuseAs } from '../refusals.ts'
import type { OutflowRoom } from '../room.ts'
import { wishOf, type Choice } from '../rules/wish.ts'
import {
  askCleaning,
  claimFile,
  fileById,
  finishCleaning,
  type FileRow,
  type Refused,
  type StoredWish,
} from '../store/files.ts'
import { openedText } from '../store/sealed.ts'
import { ABANDONED_MS, BYTES_GONE, once, original, teller } from './inspect-next.ts'
import { myFile } from './mine.ts'
import { keptReport } from './read-file.ts'

const by: Doer = { kind: 'system', job: 'outflow.clean' }

/** Asks for a publishable version; it is made by the standing work. An earlier one gives way. */
export async function askToClean(
  room: OutflowRoom,
  actor: Actor,
  id: string,
  choice: Choice,
): Promise<Result<FileRow, Refusal>> {
  const mine = await myFile(room.store.read, actor, outflowDeeds.clean, id)
  if (!mine.ok) return mine
  const { state, secret } = mine.value
  if (secret === null) return bad(refuseAs('OUTFLOW_GONE'))
  if (state !== 'read') return bad(refuseAs('OUTFLOW_NOT_READ_YET'))
  const kept = await keptReport(room, mine.value, secret)
  if (kept === null) return bad(refuseAs('OUTFLOW_GONE'))
  const wish = wishOf(choice, kept.report.findings, kept.report.hiddenTotals)
  if (!wish.ok) return wish
  const row = await room.store.append(async (unit) => {
    if (!(await askCleaning(unit.sql, id, wish.value))) return null
    unit.stir()
    return fileById(unit.sql, id)
  })
  return row === null ? bad(refuseAs('OUTFLOW_NOT_READ_YET')) : ok(row)
}

/** Makes the version that waits longest. @returns false when nothing waits */
export async function cleanNext(room: OutflowRoom): Promise<boolean> {
  const { store } = room
  if (room.leaving.aborted) return false
  const id = await store.append((unit) =>
    claimFile(unit.sql, 'clean', unit.now, later(unit.now, -ABANDONED_MS)),
  )
  if (id === null) return false
  const file = await fileById(store.read, id)
  if (file?.secret == null || file.name === null || file.wish === null) return true
  const stop = new AbortController()
  room.running.set(id, stop)
  try {
    const outcome = await cleaned(
      room,
      file,
      file.secret,
      file.name,
      file.wish,
      AbortSignal.any([stop.signal, room.leaving]),
    )
    if (room.leaving.aborted) return false
    if (!(await finish(room, file, file.wish, outcome)) && (await fileById(store.read, id))?.secret == null)
      await room.vault.drop(id)
  } finally {
    room.running.delete(id)
  }
  return true
}

interface Cleaned {
  readonly redacted: Redacted
  /** SHA-256 of the certificate as it is kept and handed out. */
  readonly certificate: string
}

async function cleaned(
  room: OutflowRoom,
  file: FileRow,
  secret: Uint8Array,
  name: Uint8Array,
  wish: StoredWish,
  signal: AbortSignal,
): Promise<Cleaned | Refused> {
  const { vault } = room
  const bytes = await original(room, file, secret)
  if (!(bytes instanceof Uint8Array)) return bytes
  const kept = await keptReport(room, file, secret)
  if (kept === null) return BYTES_GONE
  const marks = new Set(wish.marks)
  const redacted = await redactApart(
    bytes,
    basename(openedText(vault.keys(secret), 'name', name)),
    {
      hidden: new Set(wish.hidden.filter(isClass)),
      findings: kept.report.findings.filter(({ mark }) => marks.has(mark)),
      style: wish.style,
    },
    {
      markKey: room.markKey(file.check),
      limits: { timeMs: room.timeMs },
      memoryMb: room.memoryMb,
      now: new Date(room.store.clock()),
      signal,
      onProgress: teller(room, file.id),
    },
  )
  if (!('certificate' in redacted)) return refusedBy(redacted)
  const certificate = JSON.stringify(redacted.certificate)
  await vault.put(file.id, 'cleaned', secret, bytesOf(redacted.bytes))
  await vault.put(file.id, 'certificate', secret, once(certificate))
  return { redacted, certificate: createHash('sha256').update(certificate).digest('hex') }
}

async function finish(
  room: OutflowRoom,
  file: FileRow,
  wish: StoredWish,
  outcome: Cleaned | Refused,
): Promise<boolean> {
  if (!('redacted' in outcome))
    return room.store.append((unit) => finishCleaning(unit.sql, file.id, { refused: outcome }, unit.now))
  const { after, proved } = outcome.redacted.certificate
  return room.store.unit(async (unit) => {
    if (room.leaving.aborted) return false
    if (!(await finishCleaning(unit.sql, file.id, { cleaned: { proved, ...after } }, unit.now))) return false
    await record(unit, outflowActs['file.cleaned'], {
      by,
      on: { kind: 'outflow.file', id: file.id },
      fields: {
        file: file.digest,
        cleaned: after.digest,
        certificate: outcome.certificate,
        proved,
        style: wish.style,
        classes: wish.hidden.length,
        values: wish.marks.length,
      },
    })
    return true
  })
}

const isClass = (name: string): name is HiddenClass => Object.hasOwn(hiddenClasses, name)
const refusedBy = ({ code, zh, en }: Fault): Refused => ({ code, zh, en })
async function* bytesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
