import { hiddenClasses } from '@subrosa/inspect'
import { routes, type Routes } from '#kernel/contract'
import { bad, ok } from '#kernel/ground'
import { bringFile, deskLimits, openCheck } from './commands/bring-file.ts'
import { askToClean } from './commands/clean.ts'
import { destroyCheck, destroyFile } from './commands/destroy.ts'
import { myCheck, myFile } from './commands/mine.ts'
import { keptCertificate, keptReport, textPage } from './commands/read-file.ts'
import { take } from './commands/take.ts'
import { outflowContract } from './contract.ts'
import { outflowDeeds } from './deeds.ts'
import {
  className,
  checkView,
  cleaningView,
  detectorList,
  fileView,
  reportView,
  spanView,
} from './http/views.ts'
import { refuseAs } from './refusals.ts'
import type { OutflowRoom } from './room.ts'
import { checksOf } from './store/checks.ts'
import { filesOf } from './store/files.ts'

/** Every route of the room: a forgotten one does not compile. */
export const outflowHandlers = (room: OutflowRoom): Routes => {
  const db = room.store.read
  return routes(outflowContract, {
    'GET /api/outflow/terms': async ({ clock }) => {
      const { keepHours, mostBytes, mostFiles } = await deskLimits(db, clock())
      return ok({
        keepHours,
        mostBytes,
        mostFiles,
        hidden: Object.keys(hiddenClasses).map(className),
        detectors: detectorList(),
      })
    },
    'POST /api/outflow/checks': async ({ actor }) => {
      const made = await openCheck(room, actor)
      return made.ok ? ok(checkView(made.value)) : made
    },
    'GET /api/outflow/checks': async ({ actor, query }) => {
      const page = await checksOf(db, actor.person, query.after, query.limit)
      return page === null
        ? bad(refuseAs('OUTFLOW_BAD_CURSOR'))
        : ok({ rows: page.rows.map(checkView), next: page.next })
    },
    'GET /api/outflow/checks/:check': async ({ actor, params }) => {
      const mine = await myCheck(db, actor, outflowDeeds.read, params.check)
      if (!mine.ok) return mine
      const files = await filesOf(db, params.check)
      return ok({ check: checkView(mine.value), files: files.map((file) => fileView(room, file)) })
    },
    'POST /api/outflow/checks/:check/files': async ({ actor, params, upload }) => {
      const brought = await bringFile(room, actor, params.check, upload)
      return brought.ok ? ok(fileView(room, brought.value)) : brought
    },
    'POST /api/outflow/checks/:check/destroy': async ({ actor, params }) => {
      const done = await destroyCheck(room, actor, params.check)
      return done.ok ? ok(checkView(done.value)) : done
    },
    'GET /api/outflow/files/:file': async ({ actor, params }) => {
      const mine = await myFile(db, actor, outflowDeeds.read, params.file)
      if (!mine.ok) return mine
      const file = mine.value
      const { secret, cleaned, cleanedAt, wish } = file
      const kept = secret === null ? null : await keptReport(room, file, secret)
      const certificate =
        secret === null || cleaned === null ? null : await keptCertificate(room, file, secret)
      return ok({
        file: fileView(room, file),
        report: kept === null ? null : reportView(kept),
        cleaning:
          certificate === null || cleanedAt === null
            ? null
            : cleaningView(certificate, cleanedAt, wish?.style ?? 'bar'),
      })
    },
    'GET /api/outflow/files/:file/text': async ({ actor, params, query }) => {
      const mine = await myFile(db, actor, outflowDeeds.read, params.file)
      if (!mine.ok) return mine
      const { secret } = mine.value
      if (secret === null) return bad(refuseAs('OUTFLOW_GONE'))
      const kept = await keptReport(room, mine.value, secret)
      if (kept === null) return bad(refuseAs('OUTFLOW_NOT_READ_YET'))
      const page = await textPage(room, mine.value, secret, query)
      return ok({ ...page, rows: page.rows.map(spanView), cut: kept.cut })
    },
    'POST /api/outflow/files/:file/clean': async ({ actor, params, body }) => {
      const asked = await askToClean(room, actor, params.file, body)
      return asked.ok ? ok(fileView(room, asked.value)) : asked
    },
    'GET /api/outflow/files/:file/cleaned': ({ actor, params, language }) =>
      take(room, actor, params.file, 'file', language),
    'GET /api/outflow/files/:file/certificate': ({ actor, params, query, language }) =>
      take(room, actor, params.file, query.as, language),
    'POST /api/outflow/files/:file/destroy': async ({ actor, params }) => {
      const done = await destroyFile(room, actor, params.file)
      return done.ok ? ok(fileView(room, done.value)) : done
    },
  })
}
