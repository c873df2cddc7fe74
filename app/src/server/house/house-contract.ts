import { z } from 'zod'
import { contract, endpoint } from '#kernel/contract'

const words = z.object({ zh: z.string(), en: z.string() })
export const todayItem = z.object({
  kind: z.string(),
  title: words,
  due: z.string().nullable(),
  count: z.number().nullable(),
  href: z.string(),
  urgency: z.enum(['overdue', 'today', 'soon', 'later']),
})
export type TodayItem = z.output<typeof todayItem>

/** Routes that gather from several rooms; no room could answer them alone. */
export const houseContract = contract({
  'GET /api/today': endpoint({
    zh: '今日應辦',
    en: 'What you must do, by due date',
    duty: 'signed-in',
    reply: z.object({ items: z.array(todayItem) }),
  }),
  'GET /api/law/parameters': endpoint({
    zh: '法令與實務參數',
    en: 'Parameters from law and practice, as in force today',
    duty: 'signed-in',
    reply: z.object({
      day: z.string(),
      rows: z.array(
        z.object({
          id: z.string(),
          value: z.union([z.number(), z.string()]),
          unit: z.string(),
          name: words,
          edition: z.string(),
          status: z.string(),
          mark: z.object({ zh: z.string(), en: z.string(), checking: z.boolean() }),
          source: z.string(),
          note: z.string(),
          setBy: z.enum(['book', 'agency']),
          bounds: z.object({ min: z.number(), max: z.number() }).nullable(),
        }),
      ),
    }),
  }),
  'GET /api/system': endpoint({
    zh: '系統現況',
    en: 'How this installation runs',
    duty: 'signed-in',
    reply: z.object({ version: z.string(), database: z.enum(['embedded', 'postgres']), statement: words }),
  }),
  'POST /api/demo': endpoint({
    zh: '以示範機關試用（僅限尚未建立機關時）',
    en: 'Load the demo agency (only while no agency exists)',
    duty: 'anyone',
    reply: z.object({ state: z.enum(['loading', 'ready', 'failed']), step: words }),
  }),
  'GET /api/demo/guide': endpoint({
    zh: '示範機關：可以試做什麼',
    en: 'In the demo agency: whom to be and what to try',
    duty: 'anyone',
    reply: z.object({ people: z.array(z.object({ person: z.string(), hint: words })) }),
  }),
  'GET /api/demo/samples': endpoint({
    zh: '示範機關：可試匯的範例檔',
    en: 'In the demo agency: files to try an import with',
    duty: 'signed-in',
    reply: z.object({ rows: z.array(z.object({ name: z.string(), bytes: z.number() })) }),
  }),
  'GET /api/demo/samples/:sample': endpoint({
    zh: '下載範例檔',
    en: 'Download a sample file',
    duty: 'signed-in',
    params: z.object({ sample: z.string().min(1).max(100) }),
    gives: 'stream',
  }),
  'GET /api/demo': endpoint({
    zh: '示範機關載入進度',
    en: 'How far the demo agency is loaded',
    duty: 'anyone',
    reply: z.object({ state: z.enum(['absent', 'loading', 'ready', 'failed']), step: words }),
  }),
})
export type HouseContract = typeof houseContract
