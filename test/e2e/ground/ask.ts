import type { Page } from 'playwright-core'

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** Asks the program as the page itself would, with the cookies of whoever sits there. */
export function ask(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  return page.evaluate(
    async ([verb, address, sent]) => {
      const answer = await fetch(address, {
        method: verb,
        headers: { 'x-subrosa': '1', ...(sent === null ? {} : { 'content-type': 'application/json' }) },
        ...(sent === null ? {} : { body: sent }),
      })
      const text = await answer.text()
      return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  )
}

/** The answer's body as the caller knows it. @throws when it was refused */
export async function must<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await ask(page, method, path, body)
  if (answer.status >= 300)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body as T
}

/** A file with an answer to it, e.g. an attachment. */
export function bringTo<T>(
  page: Page,
  path: string,
  file: { name: string; type: string; text: string },
): Promise<T> {
  return page.evaluate(
    async ([address, { name, type, text }]) => {
      const form = new FormData()
      form.append('file', new File([text], name, { type }), name)
      const answer = await fetch(address, { method: 'POST', headers: { 'x-subrosa': '1' }, body: form })
      if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as T
    },
    [path, file] as const,
  )
}
