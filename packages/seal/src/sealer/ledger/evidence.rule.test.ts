import fc from 'fast-check'
import { emptyRoot, generateKey } from '@subrosa/tlog'
import { beforeAll, describe, expect, test } from 'vitest'
import { Ledger, type Logged } from '../../fixtures/ledger.ts'
import { codeOf, flip } from '../../fixtures/people.ts'
import { fromBase64, toBase64 } from '../../index.ts'
import { type Evidence, type Head, evidenceShape, proveEvidence } from './evidence.ts'

let ledger: Ledger
let acts: Logged[]
const empty: Head = { size: 0, root: emptyRoot() }
const prove = (evidence: Evidence, head: Head = empty) => {
  const { log, witnesses, quorum } = ledger.config()
  return proveEvidence(evidence, { logKey: log, witnesses, quorum }, head)
}
beforeAll(async () => {
  ledger = new Ledger()
  acts = []
  for (let n = 0; n < 11; n += 1)
    acts.push(await ledger.act('approve', 'person:head', { object: `o:${n}`, person: 'person:1' }))
})

describe('evidence', () => {
  test('of any acts, from any head that the tree continues, is proved with its fields', async () => {
    const older = new Ledger()
    Object.assign(older, { keys: ledger.keys, witnessKeys: ledger.witnessKeys })
    const heads: Head[] = [empty]
    for (const { record } of acts) {
      await older.appendRecord(record)
      heads.push({ size: older.size, root: older.root })
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(10), fc.nat(10), fc.nat(11), async (a, b, at) => {
        const evidence = await ledger.evidence(heads[at]!.size, [acts[a]!, acts[b]!])
        const proved = prove(evidence, heads[at])
        expect(proved.ok && proved.value.acts.map((act) => act.fields.get('f.object'))).toEqual([
          `o:${a}`,
          `o:${b}`,
        ])
        expect(proved.ok && proved.value.head.size).toBe(11)
      }),
      { numRuns: 60 },
    )
  })

  test('with any one thing changed is refused', async () => {
    const evidence = await ledger.evidence(4, [acts[3]!, acts[7]!])
    const older = new Ledger()
    for (const { record } of acts.slice(0, 4)) await older.appendRecord(record)
    const head = { size: 4, root: older.root }
    expect(codeOf(prove(evidence, head))).toBe('OK')
    const text = JSON.stringify(evidence)
    const read = (json: string): Evidence | undefined => {
      try {
        return evidenceShape(JSON.parse(json) as unknown)
      } catch {
        return undefined
      }
    }
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'0Aa+/=1"}, '), (at, letter) => {
        const changed = read(text.slice(0, at) + letter + text.slice(at + 1))
        if (changed === undefined || JSON.stringify(changed) === text) return true
        const proved = prove(changed, head)
        // A signature line of nobody we know may differ; nothing else may, and what was proved stays the same.
        return (
          !proved.ok ||
          JSON.stringify(proved.value.acts.map((act) => [...act.fields])) ===
            JSON.stringify(evidence.acts.map((act) => act.shown.map(({ name, value }) => [name, value])))
        )
      }),
      { numRuns: 1500 },
    )
  })

  test('names what is wrong', async () => {
    const good = await ledger.evidence(0, [acts[3]!])
    const [act] = good.acts
    const turned = (encoded: string): string => toBase64(flip(fromBase64(encoded)!, 5))
    const withAct = (change: object): Evidence => ({ ...good, acts: [{ ...act!, ...change }] })
    const shown = act!.shown
    for (const [evidence, code] of [
      [withAct({ index: 4 }), 'PROOF_REFUSED'],
      [withAct({ index: 99 }), 'PROOF_REFUSED'],
      [withAct({ hashes: act!.hashes.slice(1) }), 'PROOF_REFUSED'],
      [withAct({ hashes: act!.hashes.map(turned) }), 'PROOF_REFUSED'],
      [withAct({ root: turned(act!.root) }), 'PROOF_REFUSED'],
      [
        withAct({
          shown: shown.map((one) => (one.name === 'f.person' ? { ...one, value: 'person:2' } : one)),
        }),
        'FIELD_NOT_PROVED',
      ],
      [
        withAct({ shown: shown.map((one) => ({ ...one, name: one.name === 'by' ? 'f.person' : one.name })) }),
        'FIELD_NOT_PROVED',
      ],
      [withAct({ shown: [...shown, shown[0]] }), 'FIELD_NOT_PROVED'],
      [withAct({ shown: shown.map((one) => ({ ...one, salt: turned(one.salt) })) }), 'FIELD_NOT_PROVED'],
      [{ ...good, checkpoint: ledger.checkpoint({ witnessed: false }) }, 'WITNESSES_TOO_FEW'],
      [
        { ...good, checkpoint: ledger.checkpoint({ key: generateKey('ledger.example/agency').skey }) },
        'CHECKPOINT_REFUSED',
      ],
      [{ ...good, checkpoint: ledger.checkpoint({ key: generateKey('other').skey }) }, 'CHECKPOINT_REFUSED'],
      [{ ...good, checkpoint: good.checkpoint.replace('\n11\n', '\n12\n') }, 'CHECKPOINT_REFUSED'],
      [{ ...good, checkpoint: '' }, 'CHECKPOINT_REFUSED'],
      [{ ...good, from: 3 }, 'HEAD_MOVED'],
    ] as const)
      expect(codeOf(prove(evidence))).toBe(code)
  })
})
