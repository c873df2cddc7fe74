import { z } from 'zod'
import { contract, endpoint } from '#kernel/contract'
import { outflowDeeds as deeds } from './deeds.ts'
import { cleaningStyles, fileStates, verdicts } from './words.ts'

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): [K, ...K[]] =>
  Object.keys(table) as [K, ...K[]]

const id = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/)
const instant = z.iso.datetime({ offset: true })
const count = z.number().int().min(0)
const page = {
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(200),
}
const words = { zh: z.string(), en: z.string() }
const tally = z.object({ id: z.string(), ...words, items: count, chars: count })

const check = z.object({
  id,
  at: instant,
  until: instant,
  gone: instant.nullable(),
  files: count,
  /** Files that are still waited for. */
  open: count,
  findings: count,
  hidden: count,
})
const progress = z.object({ parts: count, bytes: count, findings: count })
const cleaning = z.object({
  at: instant,
  style: z.enum(keysOf(cleaningStyles)),
  /** Everything wished was done and every check of the proof held. */
  proved: z.boolean(),
  bytes: count,
  digest: z.string(),
  deeds: z.array(z.object({ place: z.string(), what: z.string(), ...words, how: z.string(), count })),
  checks: z.array(
    z.object({
      code: z.string(),
      ...words,
      held: z.boolean(),
      counts: z.record(z.string(), z.number()),
      where: z.array(z.string()),
    }),
  ),
  /** What the file still carries that nobody asked to remove. */
  remains: z.object({ hidden: z.array(tally), findings: z.array(tally) }),
  faults: z.array(z.object({ place: z.string(), code: z.string(), ...words })),
})
const file = z.object({
  id,
  check: id,
  /** As it was called where it came from; null once it is destroyed. */
  name: z.string().nullable(),
  size: count,
  digest: z.string(),
  state: z.enum(keysOf(fileStates)),
  kind: z.object({ id: z.string(), ...words }).nullable(),
  verdict: z.enum(keysOf(verdicts)).nullable(),
  findings: count,
  hidden: count,
  /** Persons listed in tables of it. */
  persons: count,
  progress: progress.nullable(),
  cleaned: z.object({ at: instant, proved: z.boolean() }).nullable(),
  /** Why it could not be inspected or cleaned. */
  refused: z.object({ code: z.string(), ...words }).nullable(),
})
const place = z.object({
  /** `附件.zip › 名冊.xlsx › 工作表1` and the place within, for people. */
  part: z.array(z.string()),
  address: z.string(),
})
const reasonStep = z.object({ code: z.string(), weight: z.number(), ...words })
const finding = z.object({
  /** Its number in this report: what a wish names it by. */
  no: count,
  detector: z.object({ id: z.string(), ...words }),
  place,
  sight: z.string(),
  /** Which span, and from where to where in its text (UTF-16 units). */
  span: count,
  start: z.number().int(),
  end: z.number().int(),
  masked: z.string(),
  /** Findings with the same value have the same mark. */
  mark: z.string(),
  score: z.number(),
  reasons: z.array(reasonStep),
})
const report = z.object({
  verdict: z.enum(keysOf(verdicts)),
  unread: z.array(z.object({ place: z.string(), code: z.string(), ...words })),
  parts: count,
  chars: count,
  spans: count,
  ms: count,
  hidden: z.array(tally),
  detectors: z.array(tally),
  findings: z.array(finding),
  /** Listed findings are cut at a limit, totals never. */
  findingsTotal: count,
  tables: z.array(
    z.object({
      place: z.string(),
      rows: count,
      persons: count,
      columns: z.array(z.object({ heading: z.string(), ...words })),
    }),
  ),
  levels: z.array(z.string()),
})
const span = z.object({
  id: count,
  text: z.string(),
  place,
  /** `visible`, or the class of hidden data. */
  sight: z.string(),
  /** Why nobody sees it; empty where it is seen. */
  why: z.object(words),
  heading: z.string(),
  line: count.nullable(),
})

const filePath = z.object({ file: id })
const checkPath = z.object({ check: id })

/** 檢核台: files go on the desk, come back with what they carry, and leave clean. */
export const outflowContract = contract({
  'GET /api/outflow/terms': endpoint({
    zh: '檢核台用語',
    en: 'Terms of the inspection desk',
    duty: 'signed-in',
    reply: z.object({
      keepHours: count,
      mostBytes: count,
      mostFiles: count,
      hidden: z.array(z.object({ id: z.string(), ...words })),
      detectors: z.array(z.object({ id: z.string(), ...words })),
    }),
  }),
  'POST /api/outflow/checks': endpoint({
    zh: '開始一次送檢',
    en: 'Begin a check',
    duty: deeds.bring,
    body: z.strictObject({}),
    reply: check,
  }),
  'GET /api/outflow/checks': endpoint({
    zh: '我的送檢',
    en: 'My checks',
    duty: deeds.bring,
    query: z.object(page),
    reply: z.object({ rows: z.array(check), next: z.string().nullable() }),
  }),
  'GET /api/outflow/checks/:check': endpoint({
    zh: '一次送檢及其檔案',
    en: 'One check and its files',
    duty: deeds.bring,
    params: checkPath,
    reply: z.object({ check, files: z.array(file) }),
  }),
  'POST /api/outflow/checks/:check/files': endpoint({
    // Field before the file: path? (folder and name as dropped, `資料夾/名冊.xlsx`).
    zh: '送檢一個檔案',
    en: 'Lay a file on the desk',
    duty: deeds.bring,
    params: checkPath,
    takes: 'file',
    fields: ['path'],
    reply: file,
  }),
  'POST /api/outflow/checks/:check/destroy': endpoint({
    zh: '銷毀一次送檢的所有檔案',
    en: 'Destroy everything of a check',
    duty: deeds.bring,
    params: checkPath,
    reply: check,
  }),
  'GET /api/outflow/files/:file': endpoint({
    zh: '一個檔案的檢查結果',
    en: 'What one file carries',
    duty: deeds.bring,
    params: filePath,
    reply: z.object({ file, report: report.nullable(), cleaning: cleaning.nullable() }),
  }),
  'GET /api/outflow/files/:file/text': endpoint({
    zh: '檔案的文字：看得到的與實際帶著的',
    en: 'The text of a file: what is seen and what it carries',
    duty: deeds.bring,
    params: filePath,
    query: z.object({
      /** How many rows of this sight and class are passed over. */
      from: z.coerce.number().int().min(0).default(0),
      /** Instead of `from`: the page (a multiple of `limit`) on which this span stands. */
      holding: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(200),
      /** Only what is seen, or only what is hidden. */
      sight: z.enum(['all', 'visible', 'hidden']).default('all'),
      /** Only this class of hidden data. */
      class: z.string().max(40).optional(),
    }),
    reply: z.object({
      rows: z.array(span),
      /** How many rows come before these. */
      from: count,
      /** `from` of the next page. */
      next: count.nullable(),
      total: count,
      /** Text beyond what is kept for showing; it was inspected all the same. */
      cut: z.boolean(),
    }),
  }),
  'POST /api/outflow/files/:file/clean': endpoint({
    zh: '製作可公開版本',
    en: 'Make a publishable version',
    duty: deeds.clean,
    params: filePath,
    body: z.strictObject({
      hidden: z.array(z.string().max(40)).max(200),
      /** Numbers of findings; every finding with the same value goes with them. */
      findings: z.array(count).max(10_000),
      /** Detectors all of whose findings go, listed or not. */
      detectors: z.array(z.string().max(40)).max(100),
      style: z.enum(keysOf(cleaningStyles)),
    }),
    reply: file,
  }),
  'GET /api/outflow/files/:file/cleaned': endpoint({
    zh: '下載清理後的檔案',
    en: 'Take the cleaned file',
    duty: deeds.clean,
    params: filePath,
    gives: 'stream',
  }),
  'GET /api/outflow/files/:file/certificate': endpoint({
    zh: '下載清理證明',
    en: 'Take the certificate',
    duty: deeds.clean,
    params: filePath,
    query: z.object({ as: z.enum(['html', 'json']).default('html') }),
    gives: 'stream',
  }),
  'POST /api/outflow/files/:file/destroy': endpoint({
    zh: '立即銷毀檔案',
    en: 'Destroy a file now',
    duty: deeds.bring,
    params: filePath,
    reply: file,
  }),
})
export type OutflowContract = typeof outflowContract
