import type { CheckpointLine } from '../evidence/format.ts'
import { parseEvidenceLine } from '../evidence/parse.ts'
import { parseVerifier } from '../note/keys.ts'
import { toBin } from '../tree/hash.ts'
import type { CheckpointJudge, JudgedCheckpoint } from './analyse.ts'
import type { Findings } from './findings.ts'
import type { SignedHead } from './tree-audit.ts'

/** A file of signed checkpoints that the verifier's user keeps: a side file, a printed sheet's text. */
export interface KnownCheckpoints {
  readonly name: string
  readonly text: string
}

/** Judges the history of checkpoints and gathers the heads that the tree must meet. */
export class CheckpointAudit {
  readonly #findings: Findings
  readonly #heads: SignedHead[] = []
  readonly #cosigned = new Map<string, number>()
  #expected: number
  #last: { size: number; root: string } = { size: 0, root: '' }
  count = 0
  /** Largest checkpoint of the history that the log validly signed. */
  newest: JudgedCheckpoint | null = null

  constructor(first: number, findings: Findings) {
    this.#expected = first
    this.#findings = findings
  }

  /** The next checkpoint of the history; null for a line that holds none of this log. */
  add(line: number, checkpoint: JudgedCheckpoint | null): void {
    this.count += 1
    if (checkpoint === null) {
      this.#findings.add({ code: 'CHECKPOINT_MALFORMED', line })
      this.#expected += 1
      return
    }
    const { number, size } = checkpoint
    if (number !== this.#expected)
      this.#findings.add({ code: 'CHECKPOINT_GAP', checkpoint: this.#expected, line })
    this.#expected = number + 1
    if (!this.#judge(checkpoint, number)) return
    const root = toBin(checkpoint.root)
    if (this.newest === null || size >= this.newest.size) this.newest = checkpoint
    if (size < this.#last.size) {
      this.#findings.add({
        code: 'TREE_ROLLED_BACK',
        checkpoint: number,
        signedSize: this.#last.size,
        leaf: size,
        to: this.#last.size,
      })
    }
    this.#last = { size, root }
  }

  /** Checkpoints that the user brought along. They are not part of the history, and need the log's signature. */
  addKnown({ name, text }: KnownCheckpoints, judge: CheckpointJudge): void {
    const notes = splitNotes(text)
    if (notes.length === 0) this.#findings.add({ code: 'CHECKPOINT_MALFORMED', name })
    for (const note of notes) {
      const checkpoint = judge({ number: 0, note })
      if (checkpoint === null) this.#findings.add({ code: 'CHECKPOINT_MALFORMED', name })
      else this.#judge(checkpoint, name)
    }
  }

  /** Heads by rising size, and two signed heads of one size with two roots named: the log has told two stories. */
  heads(): SignedHead[] {
    const sorted = this.#heads.toSorted((a, b) => a.size - b.size)
    for (let n = 1; n < sorted.length; n += 1) {
      const [before, head] = [sorted[n - 1] as SignedHead, sorted[n] as SignedHead]
      if (before.size !== head.size || before.root === head.root) continue
      const source = typeof head.from === 'number' ? { checkpoint: head.from } : { name: head.from }
      this.#findings.add({ code: 'TREE_FORKED', signedSize: head.size, leaf: 0, to: head.size, ...source })
    }
    if (sorted.length === 0) this.#findings.add({ code: 'CHECKPOINT_MISSING' })
    return sorted
  }

  /** Largest size that each witness has cosigned; every key in `required` must have cosigned something. */
  cosigned(required: readonly string[]): Map<string, number> {
    for (const key of required) {
      if (this.#cosigned.has(key)) continue
      const verifier = parseVerifier(key)
      this.#findings.add({ code: 'COSIGNATURE_MISSING', name: verifier.ok ? verifier.value.name : key })
    }
    return this.#cosigned
  }

  #judge(checkpoint: JudgedCheckpoint, from: number | string): boolean {
    const { size, root, signed, cosigners, badCosigners } = checkpoint
    const source = typeof from === 'number' ? { checkpoint: from } : { name: from }
    for (const name of badCosigners)
      this.#findings.add({ code: 'COSIGNATURE_BAD', signedSize: size, ...source, name })
    if (!signed) {
      this.#findings.add({ code: 'CHECKPOINT_SIGNATURE', signedSize: size, ...source })
      return false
    }
    for (const key of cosigners) this.#cosigned.set(key, Math.max(size, this.#cosigned.get(key) ?? 0))
    const head = { size, root: toBin(root), from }
    const last = this.#heads.at(-1)
    if (last?.size !== size || last.root !== head.root) this.#heads.push(head)
    return true
  }
}

/**
 * Notes in a file: signed notes one after another (blank lines between them allowed), or JSON lines that carry one
 * each as `note`.
 */
export function splitNotes(text: string): string[] {
  const notes: string[] = []
  let lines: string[] = []
  let signed = false
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const isSignature = line.startsWith('\u2014 ')
    if (signed && !isSignature) {
      notes.push(`${lines.join('\n')}\n`)
      lines = []
      signed = false
    }
    if (lines.length === 0 && line.startsWith('{')) notes.push(noteOf(line))
    else if (lines.length > 0 || line !== '') lines.push(line)
    signed = isSignature
  }
  if (lines.length > 0) notes.push(`${lines.join('\n')}\n`)
  return notes
}

function noteOf(json: string): string {
  const line = parseEvidenceLine(json)
  if (line.ok && line.value.kind === 'checkpoint') return (line.value satisfies CheckpointLine).note
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && 'note' in value && typeof value.note === 'string'
      ? value.note
      : json
  } catch {
    return json
  }
}
