import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A tiny real OpenID provider on loopback: discovery, keys, code with PKCE, signed ID token. */
export interface SignOn {
  readonly issuer: string
  /** The person at the provider says yes; gives the address to which the browser is sent back. */
  approve(authorization: string, claims: Readonly<Record<string, unknown>>): string
  close(): Promise<void>
}

export async function openSignOn(clientId: string, clientSecret: string): Promise<SignOn> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<
    string,
    { challenge: string; nonce: string; redirect: string; claims: Readonly<Record<string, unknown>> }
  >()
  let issuer = ''
  const idToken = (nonce: string, claims: Readonly<Record<string, unknown>>): string => {
    const now = Math.floor(Date.now() / 1000)
    const signed = `${part({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${part({ iss: issuer, aud: clientId, sub: 's-1', iat: now, exp: now + 300, nonce, ...claims })}`
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
  }
  const server = createServer((request, response) => {
    const json = (status: number, value: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (request.url === '/.well-known/openid-configuration') {
      return json(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    }
    if (request.url === '/jwks')
      return json(200, {
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }],
      })
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      const form = new URLSearchParams(text)
      const code = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      const proven =
        createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url') === code?.challenge
      const known = form.get('client_id') === clientId && form.get('client_secret') === clientSecret
      if (!code || !proven || !known || form.get('redirect_uri') !== code.redirect)
        return json(400, { error: 'invalid_grant' })
      return json(200, {
        access_token: randomBytes(8).toString('hex'),
        token_type: 'Bearer',
        expires_in: 300,
        id_token: idToken(code.nonce, code.claims),
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    approve(authorization, claims) {
      const asked = new URL(authorization).searchParams
      const code = randomBytes(8).toString('hex')
      codes.set(code, {
        challenge: asked.get('code_challenge') ?? '',
        nonce: asked.get('nonce') ?? '',
        redirect: asked.get('redirect_uri') ?? '',
        claims,
      })
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', asked.get('state') ?? '')
      back.searchParams.set('session_state', 'whatever a provider adds')
      return back.pathname + back.search
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
