import { queryClient, renew, tellWork } from '#kernel/ui'
import { api } from '../api.ts'

export interface FollowWords {
  readonly title: string
  readonly working: string
  readonly proved: string
  readonly unproved: string
  readonly refused: string
}
const BEAT = 1_500
const followed = new Set<string>()

/** Follows the making of a clean file until it is over, also when the screen is left; told in the bell. */
export async function followCleaning(file: string, check: string, words: FollowWords): Promise<void> {
  if (followed.has(file)) return
  followed.add(file)
  const tell = (state: 'running' | 'done' | 'refused', says: string) =>
    tellWork({
      id: `clean:${file}`,
      title: words.title,
      to: `/outflow/files/${file}`,
      state,
      part: state === 'running' ? null : 1,
      words: says,
    })
  tell('running', words.working)
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, BEAT))
    // The list of the check is small; the report of a large file is not.
    const answer = await api('GET /api/outflow/checks/:check', { params: { check }, background: true })
    if (!answer.ok && answer.error.status === 0) continue
    // Somebody else may sit here by now, whom it does not concern.
    if (!answer.ok) break
    const now = answer.value.files.find(({ id }) => id === file)
    if (now?.state === 'cleaning') continue
    if (!now?.cleaned || now.refused) tell('refused', words.refused)
    else if (now.cleaned.proved) tell('done', words.proved)
    else tell('refused', words.unproved)
    break
  }
  followed.delete(file)
  void renew(queryClient, '/api/outflow')
}
