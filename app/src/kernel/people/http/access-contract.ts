import { z } from 'zod'
import { contract, endpoint } from '#kernel/contract'
import { peopleDeeds } from '../deeds.ts'
import { signedIn } from './session-contract.ts'

const id = z.string().min(1).max(64)
const secret = z.string().min(1).max(512)
const passphrase = z.string().min(1).max(1024)
const name = z.string().trim().min(1).max(120)
const done = z.object({ done: z.literal(true) })
/** The present passphrase, where the person has one: proof for changing how one signs in. */
const proof = { passphrase: passphrase.nullable().default(null) }
const transports = z.array(z.string().max(20)).max(10).optional()
const authenticator = {
  id: z.string().max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional(),
  clientExtensionResults: z.looseObject({}),
}

/** Ways in: set-up, invitation, passkeys, agency sign-on. */
export const entryContract = contract({
  'POST /api/setup': endpoint({
    zh: '建立正式機關與第一位系統管理者',
    en: 'Set up the agency and its first administrator',
    duty: 'anyone',
    body: z.object({
      token: secret,
      agency: z.object({ nameZh: name, nameEn: name }),
      unit: z.object({ code: z.string().trim().min(1).max(32), name }),
      person: z.object({ personNo: z.string().trim().min(1).max(32), name, title: name }),
      passphrase,
    }),
    reply: signedIn,
  }),
  'POST /api/invitation': endpoint({
    zh: '查驗啟用連結',
    en: 'Read an invitation',
    duty: 'anyone',
    body: z.object({ token: secret }),
    reply: z.object({ personNo: z.string(), name: z.string() }),
  }),
  'POST /api/invitation/accept': endpoint({
    zh: '設定密碼並登入',
    en: 'Set the passphrase and sign in',
    duty: 'anyone',
    body: z.object({ token: secret, passphrase }),
    reply: signedIn,
  }),
  'POST /api/sign-in/passkey': endpoint({
    zh: '開始以通行金鑰登入',
    en: 'Begin signing in with a passkey',
    duty: 'anyone',
    reply: z.object({ ticket: z.string(), options: z.looseObject({ challenge: z.string() }) }),
  }),
  'POST /api/sign-in/passkey/finish': endpoint({
    zh: '完成以通行金鑰登入',
    en: 'Finish signing in with a passkey',
    duty: 'anyone',
    body: z.object({
      ticket: secret,
      takeover: z.boolean().default(false),
      response: z.object({
        ...authenticator,
        response: z.object({
          clientDataJSON: z.string(),
          authenticatorData: z.string(),
          signature: z.string(),
          userHandle: z.string().optional(),
        }),
      }),
    }),
    reply: signedIn,
  }),
  'GET /api/sign-in/oidc': endpoint({
    zh: '前往單一簽入',
    en: 'Go to the agency sign-on',
    duty: 'anyone',
    gives: 'redirect',
  }),
  'GET /api/sign-in/oidc/callback': endpoint({
    zh: '自單一簽入返回',
    en: 'Return from the agency sign-on',
    duty: 'anyone',
    // What else a provider sends along is its own business; only these are read.
    query: z.looseObject({ state: z.string().max(512).optional(), code: z.string().max(4096).optional() }),
    gives: 'redirect',
  }),
})

/** How I sign in: seen and changed by the person alone. */
export const credentialContract = contract({
  'GET /api/credentials': endpoint({
    zh: '我的登入方式',
    en: 'How I sign in',
    duty: 'signed-in',
    reply: z.object({
      passphrase: z.object({ setAt: z.string() }).nullable(),
      totp: z.object({ since: z.string(), recoveryLeft: z.number() }).nullable(),
      passkeys: z.array(
        z.object({ id: z.string(), name: z.string(), created: z.string(), lastUsed: z.string().nullable() }),
      ),
    }),
  }),
  'POST /api/credentials/passphrase': endpoint({
    zh: '變更密碼',
    en: 'Change the passphrase',
    duty: 'signed-in',
    body: z.object({ present: passphrase.nullable().default(null), next: passphrase }),
    reply: done,
  }),
  'POST /api/credentials/totp': endpoint({
    zh: '啟用驗證器',
    en: 'Begin to use an authenticator',
    duty: 'signed-in',
    body: z.object(proof),
    reply: z.object({ secret: z.string(), uri: z.string(), qr: z.string() }),
  }),
  'POST /api/credentials/totp/confirm': endpoint({
    zh: '確認驗證器',
    en: 'Confirm the authenticator',
    duty: 'signed-in',
    body: z.object({ code: z.string().min(6).max(8) }),
    reply: z.object({ recovery: z.array(z.string()) }),
  }),
  'POST /api/credentials/totp/remove': endpoint({
    zh: '移除驗證器',
    en: 'Remove the authenticator',
    duty: 'signed-in',
    body: z.object(proof),
    reply: done,
  }),
  'POST /api/credentials/passkeys': endpoint({
    zh: '登錄通行金鑰',
    en: 'Begin to register a passkey',
    duty: 'signed-in',
    body: z.object(proof),
    reply: z.object({ ticket: z.string(), options: z.looseObject({ challenge: z.string() }) }),
  }),
  'POST /api/credentials/passkeys/finish': endpoint({
    zh: '完成登錄通行金鑰',
    en: 'Finish registering a passkey',
    duty: 'signed-in',
    body: z.object({
      ticket: secret,
      name,
      response: z.object({
        ...authenticator,
        response: z.object({
          clientDataJSON: z.string(),
          attestationObject: z.string(),
          authenticatorData: z.string().optional(),
          transports,
          publicKeyAlgorithm: z.number().optional(),
          publicKey: z.string().optional(),
        }),
      }),
    }),
    reply: z.object({ id: z.string() }),
  }),
  'POST /api/credentials/passkeys/remove': endpoint({
    zh: '移除通行金鑰',
    en: 'Remove a passkey',
    duty: 'signed-in',
    body: z.object({ id: z.string().max(1400), ...proof }),
    reply: done,
  }),
  'POST /api/people/:id/invitation': endpoint({
    zh: '核發啟用連結',
    en: 'Issue an invitation',
    duty: peopleDeeds.invite,
    params: z.object({ id }),
    reply: z.object({ token: z.string(), expires: z.string() }),
  }),
})
