import { ok, type Result } from '#kernel/ground'
import { renew, queryClient, tellWork, type CodedRefusal } from '#kernel/ui'
import type { ImportKind } from '../../words.ts'
import { api, type ImportRow } from '../api.ts'

export interface Bringing {
  readonly kind: ImportKind
  readonly system: string
  /** Count that the source states; '' when it states none. */
  readonly declared: string
  /** The day the file is about; '' when the lines say it themselves. */
  readonly day: string
  readonly file: File
}
export interface BringWords {
  readonly title: string
  readonly sending: string
  readonly row: (row: ImportRow) => string
  readonly refused: string
}
const running = new Set(['reading', 'checking', 'storing'])

/** Where the import that runs just now stands, by the number in the bell. */
const found = new Map<string, string>()
export const importOfWork = (work: string): string | null => found.get(work) ?? null

/** Sends the file and follows it; goes on when the screen is left, and is found again in the bell. */
export async function bring(
  work: string,
  asked: Bringing,
  words: BringWords,
): Promise<Result<ImportRow, CodedRefusal>> {
  const tell = (state: 'running' | 'done' | 'refused', part: number | null, says: string) => {
    const id = importOfWork(work)
    tellWork({
      id: work,
      title: words.title,
      to: id ? `/queries/import/${id}` : '/queries/import',
      state,
      part,
      words: says,
    })
  }
  tell('running', 0, words.sending)
  const since = new Date(Date.now() - 60_000).toISOString()
  const way = { over: false }
  const watch = async (): Promise<void> => {
    while (!way.over) {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      const list = await api('GET /api/queries/imports', {
        query: { kind: asked.kind, limit: 5 },
        background: true,
      })
      const row = list.ok
        ? list.value.rows.find(
            (one) => running.has(one.phase) && one.file === asked.file.name && one.started > since,
          )
        : undefined
      if (!row || way.over) continue
      found.set(work, row.id)
      tell('running', null, words.row(row))
    }
  }
  void watch()
  const fields = {
    kind: asked.kind,
    ...(asked.kind === 'log' ? { system: asked.system } : {}),
    ...(asked.declared === '' ? {} : { declared: asked.declared }),
    ...(asked.day === '' ? {} : { day: asked.day }),
  }
  const answer = await api('POST /api/queries/imports', {
    file: asked.file,
    fields,
    progress: (part) => !way.over && part < 1 && tell('running', part, words.sending),
  })
  way.over = true
  void renew(queryClient, '/api/queries')
  if (answer.ok) {
    found.set(work, answer.value.import.id)
    tell('done', 1, words.row(answer.value.import))
    return ok(answer.value.import)
  }
  const refused = answer.error.params['import']
  if (typeof refused === 'string') found.set(work, refused)
  tell('refused', 1, words.refused)
  return answer
}
