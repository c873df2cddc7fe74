import { z } from 'zod'
import { contract, endpoint } from '#kernel/contract'

const id = z.string().min(1).max(64)
const secret = z.string().min(1).max(512)
const takeover = z.boolean().default(false)
export const signedIn = z.object({ step: z.literal('done') })

export const agencyView = z.object({ nameZh: z.string(), nameEn: z.string(), demo: z.boolean() })
export const postView = z.object({
  id: z.string(),
  title: z.string(),
  role: z.string(),
  unit: z.string(),
  unitName: z.string(),
  /** Set when the post is held for somebody else. */
  onBehalfOf: z.string().nullable(),
  onBehalfOfName: z.string().nullable(),
  until: z.string().nullable(),
})

/** Sign-in, sign-out and "who am I". */
export const sessionContract = contract({
  'GET /api/welcome': endpoint({
    zh: '登入頁所需資訊',
    en: 'What the sign-in page needs',
    duty: 'anyone',
    reply: z.object({
      agency: agencyView.nullable(),
      setUp: z.boolean(),
      oidc: z.boolean(),
      now: z.string(),
    }),
  }),
  'GET /api/demo/people': endpoint({
    zh: '示範機關人員',
    en: 'People of the demo agency',
    duty: 'anyone',
    reply: z.object({
      people: z.array(
        z.object({ id: z.string(), name: z.string(), personNo: z.string(), posts: z.array(postView) }),
      ),
    }),
  }),
  'POST /api/sign-in': endpoint({
    zh: '以帳號密碼登入',
    en: 'Sign in with account and passphrase',
    duty: 'anyone',
    body: z.object({ account: z.string().min(1).max(64), passphrase: secret, takeover }),
    reply: z.discriminatedUnion('step', [
      signedIn,
      z.object({ step: z.literal('code'), ticket: z.string() }),
    ]),
  }),
  'POST /api/sign-in/code': endpoint({
    zh: '輸入驗證碼或備援碼',
    en: 'Second step: authenticator or recovery code',
    duty: 'anyone',
    body: z.object({ ticket: secret, code: z.string().min(6).max(32), takeover }),
    reply: signedIn,
  }),
  'POST /api/sign-in/takeover': endpoint({
    zh: '接管登入',
    en: 'Take the session over',
    duty: 'anyone',
    body: z.object({ ticket: secret }),
    reply: signedIn,
  }),
  'POST /api/sign-in/demo': endpoint({
    zh: '以示範人員登入',
    en: 'Sign in as a demo person',
    duty: 'anyone',
    body: z.object({ person: id, takeover }),
    reply: signedIn,
  }),
  'POST /api/sign-out': endpoint({
    zh: '登出',
    en: 'Sign out',
    duty: 'anyone',
    reply: z.object({ step: z.literal('out') }),
  }),
  'GET /api/session': endpoint({
    zh: '目前登入者',
    en: 'Who am I',
    duty: 'signed-in',
    reply: z.object({
      person: z.object({ id: z.string(), name: z.string(), personNo: z.string() }),
      posts: z.array(postView),
      current: postView.nullable(),
      /** Deeds that some post of the person could do: what is not here is left out of the menus. */
      deeds: z.array(z.string()),
      agency: agencyView.nullable(),
      now: z.string(),
      idleMinutes: z.number(),
      startedAt: z.string(),
      /** Header that every request but GET must carry. */
      csrf: z.object({ header: z.string(), value: z.string() }),
    }),
  }),
  'POST /api/session/post': endpoint({
    zh: '切換職務',
    en: 'Work in another of one’s posts',
    duty: 'signed-in',
    body: z.object({ post: id }),
    reply: z.object({ post: z.string() }),
  }),
})
