import { bad, ok, type Result } from '#kernel/ground'
import type { Role } from '#kernel/policy'
import { client, type CodedRefusal, type Me, type MyPost } from '#kernel/ui'
import type { z } from 'zod'
import type { credentialContract, entryContract } from '../http/access-contract.ts'
import type { postView, sessionContract } from '../http/session-contract.ts'

/** What the sign-in pages and the shell ask the door. */
export const sessionApi = client<typeof sessionContract>()
export const accessApi = client<typeof entryContract & typeof credentialContract>()

/** Who works here now; null when nobody is signed in. */
export async function readMe(): Promise<Result<Me | null, CodedRefusal>> {
  const answer = await sessionApi('GET /api/session')
  if (!answer.ok) return answer.error.status === 401 ? ok(null) : bad(answer.error)
  const { person, posts, current, agency, deeds, idleMinutes } = answer.value
  return ok({
    person: person.id,
    name: person.name,
    posts: posts.map(postOf),
    current: current ? postOf(current) : null,
    agency: { zh: agency?.nameZh ?? '', en: agency?.nameEn ?? '' },
    demo: agency?.demo ?? false,
    deeds,
    idleMinutes,
  })
}

const postOf = (post: z.output<typeof postView>): MyPost => ({
  id: post.id,
  title: post.title,
  // The door sends the roles of the policy kernel; an unknown one opens no screen.
  role: post.role as Role,
  unitId: post.unit,
  unit: { zh: post.unitName, en: post.unitName },
  onBehalfOf: post.onBehalfOfName,
  until: post.until,
})

export const leave = () => sessionApi('POST /api/sign-out')
export const workIn = (post: string) => sessionApi('POST /api/session/post', { body: { post } })
/** Tells the server that somebody is here; the answer itself counts. */
export const stayAwake = (): void => void sessionApi('GET /api/session')
/** The demo's one click: another person, the old session ends. */
export const signInAs = (person: string) =>
  sessionApi('POST /api/sign-in/demo', { body: { person, takeover: true } })
export const demoPeople = () => sessionApi('GET /api/demo/people')
