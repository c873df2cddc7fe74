import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { OpsFault } from '../ops-fault.ts'

/** scrypt at 128 MiB: a guess costs an attacker a third of a second and the memory, per guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const
const SHORTEST = 12

const sealed = z.strictObject({
  kdf: z.literal('scrypt'),
  N: z.literal(COST.N),
  r: z.literal(COST.r),
  p: z.literal(COST.p),
  salt: z.base64(),
  iv: z.base64(),
  tag: z.base64(),
  data: z.base64(),
})
const contents = z.record(z.string().regex(/^[\w.-]+$/), z.base64())

/** Key files by name. */
export type KeyFiles = ReadonlyMap<string, Uint8Array>

const derive = promisify<string, Uint8Array, number, typeof COST, Buffer>(scrypt)

export const isLongEnough = (passphrase: string): boolean => Array.from(passphrase).length >= SHORTEST

/** Encrypts the key files under a passphrase (scrypt, AES-256-GCM). */
export async function sealKeys(files: KeyFiles, passphrase: string): Promise<Uint8Array> {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase.normalize('NFC'), salt, 32, COST), iv)
  const plain = JSON.stringify(
    Object.fromEntries([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])),
  )
  const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  const { N, r, p } = COST
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
  return Buffer.from(
    JSON.stringify({
      kdf: 'scrypt',
      N,
      r,
      p,
      salt: text(salt),
      iv: text(iv),
      tag: text(cipher.getAuthTag()),
      data: text(data),
    }),
  )
}

/** Opens sealed key files; a wrong passphrase and a changed ciphertext look the same, and both are refused. */
export async function openKeys(bytes: Uint8Array, passphrase: string): Promise<KeyFiles> {
  const parsed = sealed.safeParse(parseJson(bytes))
  if (!parsed.success) throw new OpsFault('BACKUP_BROKEN', { part: 'keys.sealed' })
  const { salt, iv, tag, data } = parsed.data
  const raw = (text: string): Buffer => Buffer.from(text, 'base64')
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      await derive(passphrase.normalize('NFC'), raw(salt), 32, COST),
      raw(iv),
    )
    decipher.setAuthTag(raw(tag))
    const plain = Buffer.concat([decipher.update(raw(data)), decipher.final()])
    return new Map(Object.entries(contents.parse(parseJson(plain))).map(([name, text]) => [name, raw(text)]))
  } catch {
    throw new OpsFault('BACKUP_WRONG_PASSPHRASE')
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}
