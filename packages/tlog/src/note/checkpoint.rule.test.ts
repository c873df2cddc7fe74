import { describe, expect, test } from 'vitest'
import { must } from '../fault.ts'
import { naivePath, naiveRoot, someEntries } from '../fixtures/naive-tree.ts'
import { leafHash } from '../tree/hash.ts'
import { checkpointText, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
import { checkAnyType, cosign, cosignatureTime } from './cosignature.ts'
import { generateKey, parseCosigner, parseSigner, parseVerifier } from './keys.ts'
import { addSignatures, parseLine, parseNote, verifyNote } from './note.ts'
import { formatProof, parseProof, verifyProof } from './proof-text.ts'

const ROOT = Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64')
const TEXT = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
const key = (name: string): { secret: string; open: string } => {
  const { skey, vkey } = generateKey(name)
  return { secret: skey, open: vkey }
}
const log = must(parseSigner(key('example.com/behind-the-sofa').secret))
const witness = must(parseCosigner(key('witness.example/w1').secret))

describe('checkpoints', () => {
  test('the text of the specification, both ways', () => {
    expect(checkpointText('example.com/behind-the-sofa', 20_852_163, ROOT)).toBe(TEXT)
    const parsed = must(parseCheckpoint(TEXT))
    expect({ ...parsed, root: Buffer.from(parsed.root) }).toEqual({
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163,
      root: ROOT,
      extensions: [],
    })
    expect(must(parseCheckpoint(`${TEXT}ext 1\next 2\n`)).extensions).toEqual(['ext 1', 'ext 2'])
  })

  test.each([
    ['', 'no newline'],
    [TEXT.slice(0, -1), 'no final newline'],
    [`\n${TEXT}`, 'empty origin'],
    [`${TEXT}\n`, 'an empty extension line'],
    [TEXT.replace('20852163', '020852163'), 'a leading zero'],
    [TEXT.replace('20852163', '-1'), 'a negative size'],
    [TEXT.replace('20852163', '1e3'), 'an exponent'],
    [TEXT.replace('20852163', '9007199254740993'), 'a size beyond 2^53'],
    [TEXT.replace('20852163', '18446744073709551615'), 'the largest uint64'],
    [TEXT.replace('CsUYapGGP', 'CsUYapGG'), 'a short root'],
    [TEXT.replace('q2I=', 'q2J='), 'a root with stray bits'],
  ])('%j is refused: %s', (text) => {
    expect(parseCheckpoint(text)).toMatchObject({ ok: false, fault: { code: 'CHECKPOINT_MALFORMED' } })
  })

  test('opens under the right key and origin only', () => {
    const note = signCheckpoint('example.com/behind-the-sofa', 20_852_163, ROOT, log)
    expect(must(openCheckpoint(note, log.verifier)).size).toBe(20_852_163)
    const code = (input: string, verifier = log.verifier, origin?: string): string | null => {
      const opened = openCheckpoint(input, verifier, [witness.verifier], origin)
      return opened.ok ? null : opened.fault.code
    }
    expect(code(note)).toBe(null)
    expect(code(note.replace('20852163', '20852164'))).toBe('SIGNATURE_INVALID')
    expect(code(note, log.verifier, 'example.com/other')).toBe('CHECKPOINT_ORIGIN')
    const stranger = must(parseVerifier(key('example.com/behind-the-sofa').open))
    expect(code(note, stranger)).toBe('CHECKPOINT_UNSIGNED')
    expect(code(note, witness.verifier)).toBe('KEY_TYPE_UNKNOWN')
    expect(code('garbage')).toBe('NOTE_MALFORMED')
    const cosigned = addSignatures(note, [cosign(TEXT, witness, 1_679_315_147)])
    expect(code(cosigned)).toBe(null)
    const bent = addSignatures(note, [cosign(TEXT.replace('example', 'sample'), witness, 1_679_315_147)])
    expect(code(bent)).toBe('SIGNATURE_INVALID')
  })
})

describe('cosignatures', () => {
  test('the lines published with the specifications have their times', () => {
    const w1 = parseLine(
      '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==',
    )
    expect(w1?.keyId).toBe(0x8d66cf3f)
    expect(must(cosignatureTime(w1?.signature as Uint8Array))).toBe(1_679_315_147n)
    const other = parseLine(
      '— x ZGhGuQAAAABm/qTPeyKXD+R2rzyQsxPiP8mXum7qq/iF0u4vanlqJyocWODBt97w9uL+8qT7S5gxEHWWOworDcFiEBYJXORmnFBOBA==',
    )
    expect(must(cosignatureTime(other?.signature as Uint8Array))).toBe(1_727_964_367n)
    const plain = parseLine(
      '— x eQjRQm6eSKzFoiYalgwCPXu2y3ijtg68is9M46JKxuZB+dRfTmeQeDBoXnvxZx2ugnkyV+MUMLXpWs1hPb/W/4xkNQY=',
    )
    expect(cosignatureTime(plain?.signature as Uint8Array).ok).toBe(false)
  })

  test('covers header, time and every line of the checkpoint', () => {
    const text = `${TEXT}extension\n`
    const line = cosign(text, witness, 1_700_000_000)
    const verdict = (body: string, signature = line): number =>
      verifyNote(must(parseNote(`${body}\n${signature}`)), [witness.verifier], checkAnyType).verified.length
    expect(verdict(text)).toBe(1)
    expect(verdict(text.replace('extension', 'extensioN'))).toBe(0)
    expect(verdict(TEXT)).toBe(0)
    const raw = Buffer.from(line.slice(line.lastIndexOf(' ') + 1, -1), 'base64')
    for (const at of [4, 11, 12, 75]) {
      const bent = Buffer.from(raw)
      bent[at] = (bent[at] as number) ^ 1
      expect(verdict(text, line.replace(raw.toString('base64'), bent.toString('base64')))).toBe(0)
    }
    // RFC 8032 over exactly these bytes, checked with node:crypto's own verifier.
    const message = Buffer.from(`cosignature/v1\ntime 1700000000\n${text}`)
    expect(witness.verifier.verify(message, raw.subarray(12))).toBe(true)
    expect(() => cosign(text, log, 1)).toThrow(RangeError)
    expect(() => cosign(text, witness, -1)).toThrow(RangeError)
  })
})

describe('tlog-proof', () => {
  const entries = someEntries(21)
  const signed = signCheckpoint(log.verifier.name, 21, naiveRoot(entries), log)
  const body = signed.slice(0, signed.lastIndexOf('\n\n') + 1)
  const checkpoint = addSignatures(signed, [cosign(body, witness, 1_700_000_000)])
  const proof = { index: 9, hashes: naivePath(9, entries).map((h) => new Uint8Array(h)), checkpoint }
  const policy = { logKey: log.verifier, witnesses: [witness.verifier], quorum: 1 }
  const leaf = leafHash(entries[9] as Buffer)

  test('is written as the specification shows, and read back', () => {
    const text = formatProof({ ...proof, extra: Buffer.from('extra information') })
    expect(text.split('\n').slice(0, 3)).toEqual([
      'c2sp.org/tlog-proof@v1',
      'extra ZXh0cmEgaW5mb3JtYXRpb24=',
      'index 9',
    ])
    expect(text.endsWith(`\n\n${checkpoint}`)).toBe(true)
    const parsed = must(parseProof(text))
    expect(parsed).toEqual({ ...proof, extra: new Uint8Array(Buffer.from('extra information')) })
    expect(formatProof({ index: 0, hashes: [], checkpoint: 'checkpoint\n' })).toBe(
      'c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n',
    )
  })

  test('verifies under log key, quorum and leaf; and fails when any of them is off', () => {
    const code = (given = proof, hash = leaf, quorum = 1, witnesses = policy.witnesses): string | null => {
      const verified = verifyProof(given, hash, { ...policy, quorum, witnesses })
      return verified.ok ? null : verified.fault.code
    }
    expect(code()).toBe(null)
    expect(code(proof, leafHash(Buffer.from('other')))).toBe('PROOF_INVALID')
    expect(code({ ...proof, index: 10 })).toBe('PROOF_INVALID')
    expect(code({ ...proof, hashes: proof.hashes.slice(1) })).toBe('PROOF_INVALID')
    expect(code(proof, leaf, 2)).toBe('COSIGNATURES_TOO_FEW')
    expect(code(proof, leaf, 1, [])).toBe('COSIGNATURES_TOO_FEW')
    expect(code({ ...proof, checkpoint: checkpoint.replace('\n21\n', '\n22\n') })).toBe('SIGNATURE_INVALID')
  })

  test.each([
    ['wrong-header\nindex 0\n\ncheckpoint\n'],
    ['c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n'],
    ['c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n'],
    ['c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n'],
    ['c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n'],
    ['c2sp.org/tlog-proof@v1\nindex 05\n\ncheckpoint\n'],
    ['c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\ncheckpoint\n'],
    [`c2sp.org/tlog-proof@v1\nindex 0\n${Buffer.alloc(64).toString('base64')}\n\ncheckpoint\n`],
    [
      `c2sp.org/tlog-proof@v1\nindex 0\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}\ncheckpoint\n`,
    ],
    [`c2sp.org/tlog-proof@v1\nindex 0\n${'a'.repeat(65 * 1024)}\n`],
    [''],
  ])('malformed: %.60j', (text) => {
    expect(parseProof(text)).toMatchObject({ ok: false, fault: { code: 'PROOF_MALFORMED' } })
  })
})
