import { describe, expect, test } from 'vitest'
import { must } from '../fault.ts'
import {
  generateKey,
  keyIdOf,
  parseCosignatureVerifier,
  parseCosigner,
  parseSigner,
  parseVerifier,
} from './keys.ts'
import { addSignatures, parseNote, signNote, verifyNote } from './note.ts'

// Vectors of golang.org/x/mod/sumdb/note (note_test.go).
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const PETER_SECRET = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
const ENOCH = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop'
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const PETER_SIG =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
const ENOCH_SIG =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n'

const peter = must(parseVerifier(PETER))
const enoch = must(parseVerifier(ENOCH))
const names = (note: string, keys = [peter, enoch]): string[][] => {
  const verdicts = verifyNote(must(parseNote(note)), keys)
  return [
    verdicts.verified.map((one) => one.verifier.name),
    verdicts.invalid.map((one) => one.verifier.name),
    verdicts.unknown.map((one) => one.name),
  ]
}
const bump = (text: string, at: number): string =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) + 1) + text.slice(at + 1)

describe('keys', () => {
  test.each([
    ['verifier', PETER, parseVerifier],
    ['signer', PETER_SECRET, parseSigner],
  ] as const)('no mangling of a %s key is accepted', (_, key, parse) => {
    expect(parse(key).ok).toBe(true)
    for (let i = 0; i <= key.length; i += 1) {
      for (let j = i + 1; j <= key.length; j += 1) {
        if (i !== 0 || j !== key.length) expect(parse(key.slice(i, j)).ok).toBe(false)
      }
      if (i < key.length) expect(parse(bump(key, i)).ok).toBe(false)
    }
  })

  test.each([
    ['PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==', 'KEY_MALFORMED'],
    ['PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'KEY_TYPE_UNKNOWN'],
    ['PeterNeumann+00000000+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'KEY_ID_MISMATCH'],
    ['bananas.sigstore.dev+12344556', 'KEY_MALFORMED'],
    ['a b+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'KEY_MALFORMED'],
    ['', 'KEY_MALFORMED'],
  ])('%s is refused as %s', (key, code) => {
    expect(parseVerifier(key)).toMatchObject({ ok: false, fault: { code } })
  })

  test('published key ids come out', () => {
    expect(peter.keyId).toBe(0xc74f20a3)
    expect(must(parseSigner(PETER_SECRET)).verifier.vkey).toBe(PETER)
    // A witness key of type 0x04, and a plain key that serves as one (transparency-dev/formats).
    const remora = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2'
    expect(must(parseVerifier(remora))).toMatchObject({ type: 4, keyId: 0xda77ade7, vkey: remora })
    const plain = 'TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6'
    const asWitness = must(parseCosignatureVerifier(plain))
    expect(asWitness.type).toBe(4)
    expect(must(parseVerifier(asWitness.vkey)).keyId).toBe(asWitness.keyId)
    expect(asWitness.keyId).not.toBe(must(parseVerifier(plain)).keyId)
  })

  test('a generated key signs as itself, as log and as witness', () => {
    const { skey, vkey } = generateKey('例.example/紀錄')
    const signer = must(parseSigner(skey))
    expect(signer.verifier.vkey).toBe(vkey)
    expect(must(parseVerifier(vkey)).verify(Buffer.from('x'), signer.sign(Buffer.from('x')))).toBe(true)
    expect(must(parseCosigner(skey)).verifier.keyId).toBe(must(parseCosignatureVerifier(vkey)).keyId)
    expect(keyIdOf('a', 1, Buffer.alloc(32))).not.toBe(keyIdOf('a', 4, Buffer.alloc(32)))
    for (const name of ['', 'a b', 'a+b', 'a\n', 'a\u3000b', 'a\u2028', '\ud800']) {
      expect(() => generateKey(name)).toThrow(RangeError)
    }
  })
})

describe('notes', () => {
  test('signing gives the published bytes', () => {
    expect(signNote(TEXT, [must(parseSigner(PETER_SECRET))])).toBe(`${TEXT}\n${PETER_SIG}`)
    expect(() => signNote('abc', [])).toThrow(RangeError)
    expect(() => signNote(TEXT, [must(parseCosigner(PETER_SECRET))])).toThrow(RangeError)
  })

  test('known keys are verified, unknown ones ignored, doubles counted once', () => {
    const both = `${TEXT}\n${PETER_SIG}${ENOCH_SIG}`
    expect(names(both)).toEqual([['PeterNeumann', 'EnochRoot'], [], []])
    expect(names(both, [peter])).toEqual([['PeterNeumann'], [], ['EnochRoot']])
    expect(names(both, [])).toEqual([[], [], ['PeterNeumann', 'EnochRoot']])
    expect(names(`${TEXT}\n${PETER_SIG}${PETER_SIG}`)).toEqual([['PeterNeumann'], [], []])
    expect(must(parseNote(Buffer.from(both))).text).toBe(TEXT)
  })

  test('a signature that does not fit is invalid; one under another name or id is unknown', () => {
    expect(names(`${TEXT}\n${PETER_SIG.slice(0, 60)}ABCD${PETER_SIG.slice(60)}`)).toEqual([
      [],
      ['PeterNeumann'],
      [],
    ])
    expect(names(`X${TEXT}\n${PETER_SIG}`)).toEqual([[], ['PeterNeumann'], []])
    expect(names(`${TEXT}\n${PETER_SIG.replace('PeterNeumann', 'CarmenSandiego')}`)[2]).toEqual([
      'CarmenSandiego',
    ])
    expect(names(`${TEXT}\n${PETER_SIG.replace('x08g', 'xxxx')}`)[2]).toEqual(['PeterNeumann'])
  })

  test.each([
    ['no signature', TEXT],
    ['no signature line', `${TEXT}\n`],
    ['no final newline', `${TEXT}\n${PETER_SIG.slice(0, -1)}`],
    ['a control character', `\u0001${TEXT}\n${PETER_SIG}`],
    ['a carriage return', `${TEXT.replaceAll('\n', '\r\n')}\n${PETER_SIG}`],
    ['a lone surrogate', `\ud800${TEXT}\n${PETER_SIG}`],
    ['a bad name', `${TEXT}\n${PETER_SIG.replace('PeterNeumann', 'Bad Name')}`],
    ['another line', `${TEXT}\n${PETER_SIG}Unexpected line.\n`],
    ['a hyphen for the dash', `${TEXT}\n${PETER_SIG.replace('—', '-')}`],
    ['loose base64', `${TEXT}\n${PETER_SIG.replace('AM=', 'AN=')}`],
    ['101 signatures', `${TEXT}\n${PETER_SIG.repeat(101)}`],
    ['bytes that are not UTF-8', Buffer.concat([Buffer.of(0xff), Buffer.from(`${TEXT}\n${PETER_SIG}`)])],
    ['nothing', ''],
  ])('%s is malformed', (_, note) => {
    expect(parseNote(note)).toMatchObject({ ok: false, fault: { code: 'NOTE_MALFORMED' } })
  })

  test('too large is refused before it is read', () => {
    expect(parseNote('x'.repeat(1_000_001))).toMatchObject({ fault: { code: 'NOTE_TOO_LARGE' } })
  })

  test('text may hold empty lines; the last blank line parts it from the signatures', () => {
    const text = 'one\n\n\ntwo\n'
    const note = signNote(text, [must(parseSigner(PETER_SECRET))])
    expect(must(parseNote(note)).text).toBe(text)
    expect(names(note)[0]).toEqual(['PeterNeumann'])
  })

  test('adding signatures adds each line once', () => {
    const note = `${TEXT}\n${PETER_SIG}`
    const both = addSignatures(note, [ENOCH_SIG, PETER_SIG, ENOCH_SIG])
    expect(both).toBe(`${note}${ENOCH_SIG}`)
  })
})
