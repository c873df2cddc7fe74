import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { inspectApart, type Report, type Span } from '@subrosa/inspect'
import { later } from '#kernel/ground'
import { record, type Doer } from '#kernel/ledger'
import { outflowActs } from '../acts.ts'
import type { OutflowRoom } from '../room.ts'
import {
  claimFile,
  fileById,
  finishReading,
  loseFile,
  touchFile,
  type FileRow,
  type Refused,
} from '../store/files.ts'
import { openedText } from '../store/sealed.ts'
import { figuresOf } from './figures.ts'

const by: Doer = { kind: 'system', job: 'outflow.inspect' }
/** A worker that has not been heard of for so long is gone. */
export const ABANDONED_MS = 30 * 60_000
/** Text kept for showing, UTF-16 units; what lies beyond is inspected all the same. */
const KEPT_CHARS = 2_000_000
const TOLD_EVERY_MS = 1000

export const BYTES_GONE: Refused = {
  code: 'OUTFLOW_BYTES_GONE',
  zh: '檔案內容已不在（可能是還原備份後的紀錄）。請重新送檢。',
  en: 'The bytes are not there any more (as after restoring a backup). Lay the file on the desk again.',
}

/** Sealed bytes that do not open: a broken disk, or somebody's hand. */
export const BYTES_DAMAGED: Refused = {
  code: 'OUTFLOW_BYTES_DAMAGED',
  zh: '暫存的檔案內容已損壞或遭更動，系統不予使用。請重新送檢，並通知系統管理者檢查磁碟。',
  en: 'The stored bytes are damaged or were changed and are not used. Lay the file on the desk again, and have the disk checked.',
}

/** Inspects the file that waits longest. @returns false when nothing waits */
export async function inspectNext(room: OutflowRoom): Promise<boolean> {
  const { store } = room
  if (room.leaving.aborted) return false
  const id = await store.append((unit) =>
    claimFile(unit.sql, 'inspect', unit.now, later(unit.now, -ABANDONED_MS)),
  )
  if (id === null) return false
  const file = await fileById(store.read, id)
  if (file?.secret == null || file.name === null) return true
  await inspectFile(room, file, file.secret, file.name)
  return true
}

async function inspectFile(
  room: OutflowRoom,
  file: FileRow,
  secret: Uint8Array,
  name: Uint8Array,
): Promise<void> {
  const { vault } = room
  const bytes = await original(room, file, secret)
  if (!(bytes instanceof Uint8Array)) return lose(room, file, bytes)
  const stop = new AbortController()
  room.running.set(file.id, stop)
  try {
    const read = await inspectApart(bytes, basename(openedText(vault.keys(secret), 'name', name)), {
      markKey: room.markKey(file.check),
      limits: { timeMs: room.timeMs },
      memoryMb: room.memoryMb,
      keepChars: KEPT_CHARS,
      signal: AbortSignal.any([stop.signal, room.leaving]),
      onProgress: teller(room, file.id),
    })
    if (room.leaving.aborted) return
    await vault.put(
      file.id,
      'report',
      secret,
      once(JSON.stringify({ report: read.report, cut: read.cut } satisfies KeptReport)),
    )
    await vault.put(file.id, 'text', secret, lines(read.spans))
    await finish(room, file, read.report)
  } finally {
    room.running.delete(file.id)
  }
}

/** The bytes as they came, or why they cannot be had. */
export async function original(
  { vault }: OutflowRoom,
  { id, digest }: FileRow,
  secret: Uint8Array,
): Promise<Uint8Array | Refused> {
  try {
    const bytes = await vault.get(id, 'original', secret)
    if (bytes === null) return BYTES_GONE
    return createHash('sha256').update(bytes).digest('hex') === digest ? bytes : BYTES_DAMAGED
  } catch {
    return BYTES_DAMAGED
  }
}

async function lose(room: OutflowRoom, file: FileRow, why: Refused): Promise<void> {
  await room.store.unit(async (unit) => {
    if (await loseFile(unit.sql, file.id, why))
      await record(unit, outflowActs['file.lost'], {
        by,
        on: { kind: 'outflow.file', id: file.id },
        fields: { file: file.digest, code: why.code },
      })
  })
}

/** What the sealed thing `report` holds. */
export interface KeptReport {
  readonly report: Report
  readonly cut: boolean
}

async function finish(room: OutflowRoom, file: FileRow, report: Report): Promise<void> {
  const figures = figuresOf(report)
  const there = await room.store.unit(async (unit) => {
    if (!(await finishReading(unit.sql, file.id, figures))) return false
    await record(unit, outflowActs['file.inspected'], {
      by,
      on: { kind: 'outflow.file', id: file.id },
      fields: { file: file.digest, ...figures, unread: report.reasons.length },
    })
    return true
  })
  // Destroyed while it was read: what was written after that goes as well.
  if (!there && (await fileById(room.store.read, file.id))?.secret == null) await room.vault.drop(file.id)
}

/** Tells how far it is about once a second; a word that cannot be written is passed over. */
export function teller(room: OutflowRoom, id: string): (progress: NonNullable<FileRow['progress']>) => void {
  let last = performance.now()
  return ({ parts, bytes, findings }) => {
    if (performance.now() - last < TOLD_EVERY_MS) return
    last = performance.now()
    room.store
      .append((unit) => touchFile(unit.sql, id, { parts, bytes, findings }, unit.now))
      .catch(() => undefined)
  }
}

export async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}
async function* lines(spans: readonly Span[]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for (let at = 0; at < spans.length; at += 500)
    yield encoder.encode(
      spans
        .slice(at, at + 500)
        .map((span) => `${JSON.stringify(span)}\n`)
        .join(''),
    )
}
