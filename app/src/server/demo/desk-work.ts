import type { Answer, SentFile, Visitor } from './visitor.ts'

/** A request of the loader that was not done: a fault of the program, never of a person. */
export class NotDone extends Error {
  constructor(what: string, answer: Answer) {
    const code = read(answer.body, 'code')
    super(`${what}: ${answer.status} ${typeof code === 'string' ? code : ''}`)
    this.name = 'NotDone'
  }
}

/** A field of a reply whose form its contract guarantees; undefined where there is none. */
export const read = (body: unknown, field: string): unknown =>
  typeof body === 'object' && body !== null && field in body
    ? (body as Record<string, unknown>)[field]
    : undefined
export const text = (body: unknown, field: string): string => {
  const value = read(body, field)
  return typeof value === 'string' ? value : ''
}
export const rows = (body: unknown): readonly unknown[] => {
  const value = read(body, 'rows')
  return Array.isArray(value) ? value : []
}

async function done(what: string, answer: Promise<Answer>): Promise<Answer> {
  const got = await answer
  if (got.status >= 300) throw new NotDone(what, got)
  return got
}

/** What a person does at the desk, each deed through the API; anything but success stops the loading. */
export interface DeskWork {
  get(path: string): Promise<unknown>
  post(path: string, body?: unknown): Promise<unknown>
  upload(path: string, file: SentFile): Promise<unknown>
  /** A file, as the browser would save it. */
  download(path: string): Promise<Uint8Array>
  /** All pages of a list. */
  all(path: string): Promise<readonly unknown[]>
}

export function deskWork(visitor: Visitor): DeskWork {
  const get = async (path: string): Promise<Answer> => done(`GET ${path}`, visitor.get(path))
  return {
    get: async (path) => (await get(path)).body,
    post: async (path, body) => (await done(`POST ${path}`, visitor.post(path, body))).body,
    upload: async (path, file) => (await done(`POST ${path}`, visitor.upload(path, file))).body,
    download: async (path) => (await get(path)).bytes,
    async all(path) {
      const found: unknown[] = []
      for (let after = ''; ;) {
        const { body } = await get(
          `${path}${path.includes('?') ? '&' : '?'}limit=200${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
        )
        found.push(...rows(body))
        after = text(body, 'next')
        if (after === '') return found
      }
    },
  }
}
