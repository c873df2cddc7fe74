import { bad, ok } from '#kernel/ground'
import type { Handlers } from '#kernel/contract'
import { may, notAllowed } from '#kernel/people'
import { arrangeSystem } from '../commands/arrange/arrange-system.ts'
import { saveProfile } from '../commands/arrange/save-profile.ts'
import { bring } from '../commands/import/bring.ts'
import { previewFile } from '../commands/import/preview.ts'
import { importCalendar } from '../commands/read/import-calendar.ts'
import type { QueriesContract } from '../contract.ts'
import { queriesDeeds } from '../deeds.ts'
import { refuseAs } from '../refusals.ts'
import type { QueriesRoom } from '../room.ts'
import { indicatorList } from '../rules/indicators/index.ts'
import { csvRow, fields, type FieldSpec } from '../rules/tabular.ts'
import { askToCancel, faultsOf, importById, listImports } from '../store/imports.ts'
import { profilesOf } from '../store/profiles.ts'
import { type SystemRow } from '../store/systems.ts'
import {
  caseLevels,
  importKinds,
  noCaseReasons,
  purposes,
  sensitivities,
  sequencePolicies,
  type ImportKind,
} from '../words.ts'
import { badCursor, period } from './asked.ts'
import { namesFor, type Names } from './names.ts'
import { importView } from './views.ts'

type Keys = 'terms' | 'systems' | 'profiles' | 'preview' | 'imports' | 'calendar'
type Mine = Pick<
  Handlers<QueriesContract>,
  Extract<keyof QueriesContract, `${string} /api/queries/${Keys}${'' | `/${string}`}`>
>

const DAY_LIMIT = 92
const named = (table: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) =>
  Object.entries(table).map(([id, { zh, en }]) => ({ id, zh, en }))
const systemView = (
  { id, zh, en, dataOwner, sensitivity, sequence, daily, dueHour, units, retired }: SystemRow,
  names: Names,
) => ({
  id,
  zh,
  en,
  dataOwner,
  sensitivity,
  sequence,
  daily,
  dueHour,
  units: units.flatMap((unit) => names.unit(unit) ?? []),
  retired,
})

const kinds = Object.keys(importKinds) as ImportKind[]
/** What the closed lists are: built once, it never changes while the program runs. */
const terms = {
  purposes: named(purposes),
  noCaseReasons: named(noCaseReasons),
  sensitivities: named(sensitivities),
  sequencePolicies: named(sequencePolicies),
  importKinds: named(importKinds),
  caseLevels: caseLevels.map(({ zh, en }) => ({ zh, en })),
  indicators: indicatorList.map(({ id, version, zh, en, severity, measures, parameters }) => ({
    id,
    version,
    zh,
    en,
    severity,
    measures: [...measures],
    parameters: [...parameters],
  })),
  fields: kinds.flatMap((kind) => {
    const table: Readonly<Record<string, FieldSpec>> = fields[kind]
    return Object.entries(table).map(([field, { type, zh, en, required, words }]) => ({
      kind,
      field,
      type,
      zh,
      en,
      required: required === true,
      values: Object.keys(words ?? {}),
    }))
  }),
}

/** Systems, profiles, imports and their calendar. */
export const sourceRoutes = (room: QueriesRoom): Mine => {
  const db = room.store.read
  return {
    'GET /api/queries/terms': async () => ok(terms),
    'GET /api/queries/systems': async () => {
      const names = await namesFor(db, [])
      return ok({ rows: names.systems.map((system) => systemView(system, names)) })
    },
    'POST /api/queries/systems': async ({ actor, body }) => {
      const made = await arrangeSystem(room, actor, body, true)
      return made.ok ? ok(systemView(made.value, await namesFor(db, []))) : made
    },
    'PUT /api/queries/systems/:system': async ({ actor, params, body }) => {
      const made = await arrangeSystem(room, actor, { ...body, id: params.system }, false)
      return made.ok ? ok(systemView(made.value, await namesFor(db, []))) : made
    },
    'GET /api/queries/profiles': async ({ query }) => {
      const rows = await profilesOf(db, query)
      const names = await namesFor(
        db,
        rows.map((row) => row.by),
      )
      return ok({ rows: rows.map((row) => ({ ...row, shape: copyOf(row.shape), by: names.person(row.by) })) })
    },
    'POST /api/queries/profiles': async ({ actor, body }) => {
      const saved = await saveProfile(room, actor, body.kind, body.system, body.shape)
      if (!saved.ok) return saved
      const names = await namesFor(db, [saved.value.by])
      return ok({ ...saved.value, shape: copyOf(saved.value.shape), by: names.person(saved.value.by) })
    },
    'POST /api/queries/preview': async ({ actor, upload }) => {
      const seen = await previewFile(room, actor, upload)
      if (!seen.ok) return seen
      const { suggested, shape, rows, faults, headers, ...rest } = seen.value
      return ok({
        ...rest,
        headers: [...headers],
        suggested: {
          columns: { ...suggested.columns },
          unknown: [...suggested.unknown],
          missing: [...suggested.missing],
        },
        shape: copyOf(shape),
        rows: rows.map(({ line, cells }) => ({ line, cells: { ...cells } })),
        faults: faults.map(faultView),
      })
    },
    'POST /api/queries/imports': async ({ actor, upload }) => {
      const brought = await bring(room, actor, upload)
      if (!brought.ok) return brought
      return ok({
        import: importView(brought.value.import, await namesFor(db, [brought.value.import.by])),
        known: brought.value.known,
      })
    },
    'GET /api/queries/imports': async ({ query: { after, limit, ...filter } }) => {
      const page = await listImports(db, filter, after, limit)
      if (page === null) return badCursor()
      const names = await namesFor(
        db,
        page.rows.map((row) => row.by),
      )
      return ok({ rows: page.rows.map((row) => importView(row, names)), next: page.next })
    },
    'GET /api/queries/imports/:import': async ({ params }) => {
      const row = await importById(db, params.import)
      if (!row) return bad(refuseAs('QUERIES_NO_SUCH_IMPORT'))
      return ok({
        import: importView(row, await namesFor(db, [row.by])),
        faults: (await faultsOf(db, row.id, 200)).map(faultView),
      })
    },
    'GET /api/queries/imports/:import/faults': async ({ params, language }) => {
      const row = await importById(db, params.import)
      if (!row) return bad(refuseAs('QUERIES_NO_SUCH_IMPORT'))
      const faults = await faultsOf(db, row.id, 10_000)
      const head =
        language === 'en'
          ? ['line', 'field', 'code', 'what is wrong', 'cell']
          : ['行', '欄位', '代碼', '說明', '內容']
      const lines = [
        csvRow(head),
        ...faults.map((fault) =>
          csvRow([fault.line, fault.field, fault.code, language === 'en' ? fault.en : fault.zh, fault.shown]),
        ),
      ]
      return ok({
        name: `faults-${row.id}.csv`,
        mediaType: 'text/csv; charset=utf-8',
        bytes: textOf(['\ufeff', ...lines]),
      })
    },
    'POST /api/queries/imports/:import/cancel': async ({ actor, params }) => {
      const verdict = may(actor, queriesDeeds.importBring, { kind: 'import', id: params.import })
      if (!verdict.allowed) return bad(notAllowed(verdict))
      const row = await importById(db, params.import)
      if (!row) return bad(refuseAs('QUERIES_NO_SUCH_IMPORT'))
      if (!(await room.store.append((unit) => askToCancel(unit.sql, row.id))))
        return bad(refuseAs('QUERIES_IMPORT_OVER'))
      return ok({ import: importView(row, await namesFor(db, [row.by])) })
    },
    'GET /api/queries/calendar': async ({ query, clock }) => {
      const span = period(query, DAY_LIMIT)
      if (!span.ok) return span
      return ok({ rows: await importCalendar(db, span.value, clock()) })
    },
  }
}

const faultView = (fault: {
  line: number | null
  field: string | null
  code: string
  zh: string
  en: string
  shown: string | null
}) => ({
  line: fault.line,
  column: fault.field,
  code: fault.code,
  zh: fault.zh,
  en: fault.en,
  shown: fault.shown,
})
/** A copy that a reply may own. */
const copyOf = (shape: Parameters<typeof saveProfile>[4]) => ({
  encoding: shape.encoding,
  delimiter: shape.delimiter,
  columns: { ...shape.columns },
  ignore: [...shape.ignore],
  values: Object.fromEntries(Object.entries(shape.values).map(([field, words]) => [field, { ...words }])),
  defaults: { ...shape.defaults },
})
async function* textOf(lines: readonly string[]): AsyncGenerator<string> {
  for (let at = 0; at < lines.length; at += 500) yield lines.slice(at, at + 500).join('')
}
