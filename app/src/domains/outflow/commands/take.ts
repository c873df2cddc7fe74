import { extname, basename } from 'node:path'
import { certificateHtml } from '@subrosa/inspect'
import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import type { Download } from '#kernel/contract'
import { record } from '#kernel/ledger'
import { doerOf, type Actor } from '#kernel/people'
import { outflowActs } from '../acts.ts'
import { outflowDeeds } from '../deeds.ts'
import { refuseAs } from '../refusals.ts'
import type { OutflowRoom } from '../room.ts'
import type { FileRow } from '../store/files.ts'
import { openedText } from '../store/sealed.ts'
import { myFile } from './mine.ts'
import { keptCertificate } from './read-file.ts'

/** What is handed out of a cleaned file. Whoever takes it, and what, is an act. */
export type Taken = 'file' | 'html' | 'json'

export async function take(
  room: OutflowRoom,
  actor: Actor,
  id: string,
  what: Taken,
  language: 'zh-TW' | 'en',
): Promise<Result<Download, Refusal>> {
  const mine = await myFile(room.store.read, actor, outflowDeeds.clean, id)
  if (!mine.ok) return mine
  const file = mine.value
  if (file.secret === null || file.name === null) return bad(refuseAs('OUTFLOW_GONE'))
  if (file.cleaned === null) return bad(refuseAs('OUTFLOW_NOT_CLEANED'))
  const certificate = await keptCertificate(room, file, file.secret)
  const cleaned = what === 'file' ? await room.vault.get(id, 'cleaned', file.secret) : null
  if (certificate === null || (what === 'file' && cleaned === null)) return bad(refuseAs('OUTFLOW_GONE'))
  await note(room, actor, file, file.cleaned, what)
  // The name without what was to go from it, as the certificate tells it.
  const end = extname(certificate.name)
  const stem =
    basename(certificate.name, end) || basename(openedText(room.vault.keys(file.secret), 'name', file.name))
  if (cleaned !== null)
    return ok({ name: `${stem}-可公開${end}`, mediaType: 'application/octet-stream', bytes: pieces(cleaned) })
  const text = what === 'html' ? certificateHtml(certificate, language) : JSON.stringify(certificate, null, 2)
  return ok({
    name: `${stem}-清理證明.${what}`,
    mediaType: what === 'html' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    bytes: pieces(new TextEncoder().encode(text)),
  })
}

async function note(
  room: OutflowRoom,
  actor: Actor,
  { id, digest }: FileRow,
  { digest: cleaned, proved }: NonNullable<FileRow['cleaned']>,
  what: Taken,
): Promise<void> {
  await room.store.unit((unit) =>
    record(unit, outflowActs['file.taken'], {
      by: doerOf(actor),
      on: { kind: 'outflow.file', id },
      fields: { file: digest, cleaned, what, proved },
    }),
  )
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
