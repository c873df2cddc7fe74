import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import { decodeBase64, decodeUtf8, isPlainText } from './encoding.ts'
import type { Signer, Verifier } from './keys.ts'
import { ED25519, isKeyName } from './keys.ts'

/** One signature line `— name base64(keyId ‖ signature)`. */
export interface NoteSignature {
  readonly name: string
  readonly keyId: number
  /** Without the key id. What it signs depends on the key's type. */
  readonly signature: Uint8Array
  /** The line as it stood, with its newline. */
  readonly line: string
}

/** A parsed note. `text` (ending in a newline) must not be used before a signature has been verified. */
export interface Note {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** The signatures of a note, sorted by what became of them. Unknown keys are ignored, as C2SP signed-note demands. */
export interface Verdicts {
  readonly verified: readonly { readonly signature: NoteSignature; readonly verifier: Verifier }[]
  readonly invalid: readonly { readonly signature: NoteSignature; readonly verifier: Verifier }[]
  readonly unknown: readonly NoteSignature[]
}

export const MAX_NOTE_SIZE = 1_000_000
export const MAX_SIGNATURES = 100
const PREFIX = '\u2014 '

/** Takes a note apart without verifying anything. */
export function parseNote(input: string | Uint8Array): Outcome<Note> {
  if (input.length > MAX_NOTE_SIZE)
    return fault('NOTE_TOO_LARGE', `a note has at most ${MAX_NOTE_SIZE} bytes`)
  const source = typeof input === 'string' ? input : decodeUtf8(input)
  if (source === null || !isNoteText(source))
    return fault('NOTE_MALFORMED', 'not UTF-8, or a control character')
  const split = source.lastIndexOf('\n\n')
  if (split < 0 || !source.endsWith('\n'))
    return fault('NOTE_MALFORMED', 'no blank line before the signatures')
  const lines = source.slice(split + 2, -1).split('\n')
  if (lines.length > MAX_SIGNATURES) return fault('NOTE_MALFORMED', `more than ${MAX_SIGNATURES} signatures`)
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = parseLine(line)
    if (signature === null) return fault('NOTE_MALFORMED', `signature line ${signatures.length + 1}`)
    signatures.push(signature)
  }
  return ok({ text: source.slice(0, split + 1), signatures })
}

/** One signature line without its newline, or null. */
export function parseLine(line: string): NoteSignature | null {
  if (!line.startsWith(PREFIX)) return null
  const space = line.indexOf(' ', PREFIX.length)
  if (space < 0) return null
  const name = line.slice(PREFIX.length, space)
  const bytes = decodeBase64(line.slice(space + 1))
  if (!isKeyName(name) || bytes === null || bytes.length < 5) return null
  return { name, keyId: bytes.readUInt32BE(0), signature: bytes.subarray(4), line: `${line}\n` }
}

/** Signs a note's text (which must end in a newline) with plain Ed25519 keys and gives the whole note. */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!text.endsWith('\n') || !isNoteText(text))
    throw new RangeError('note text is UTF-8 and ends in a newline')
  const message = Buffer.from(text, 'utf8')
  const lines = signers.map(({ verifier, sign }) => {
    if (verifier.type !== ED25519) throw new RangeError('a cosigner signs checkpoints, with cosign()')
    return signatureLine(verifier, sign(message))
  })
  return `${text}\n${lines.join('')}`
}

export function signatureLine(verifier: Verifier, signature: Uint8Array): string {
  const bytes = Buffer.alloc(4 + signature.length)
  bytes.writeUInt32BE(verifier.keyId)
  bytes.set(signature, 4)
  return `${PREFIX}${verifier.name} ${bytes.toString('base64')}\n`
}

/** Adds signature lines to a note; a line that is already there is not added twice. */
export function addSignatures(note: string, lines: readonly string[]): string {
  const fresh = [...new Set(lines)].filter((line) => !note.includes(`\n${line}`))
  return note + fresh.join('')
}

/**
 * Sorts a note's signatures by the keys that we trust. `check` says what bytes a signature of each type covers; the
 * default covers plain Ed25519 only. Same key twice counts once.
 */
export function verifyNote(
  note: Note,
  verifiers: readonly Verifier[],
  check: (verifier: Verifier, note: Note, signature: Uint8Array) => boolean = plainCheck,
): Verdicts {
  const verified: { signature: NoteSignature; verifier: Verifier }[] = []
  const invalid: { signature: NoteSignature; verifier: Verifier }[] = []
  const unknown: NoteSignature[] = []
  for (const signature of note.signatures) {
    const verifier = verifiers.find((key) => key.keyId === signature.keyId && key.name === signature.name)
    if (verifier === undefined) unknown.push(signature)
    else if (!check(verifier, note, signature.signature)) invalid.push({ signature, verifier })
    else if (!verified.some((one) => one.verifier === verifier)) verified.push({ signature, verifier })
  }
  return { verified, invalid, unknown }
}

export function plainCheck(verifier: Verifier, note: Note, signature: Uint8Array): boolean {
  return verifier.type === ED25519 && verifier.verify(Buffer.from(note.text, 'utf8'), signature)
}

function isNoteText(text: string): boolean {
  return isPlainText(text.replaceAll('\n', ''))
}
