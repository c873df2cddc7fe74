import { useState, type ReactNode } from 'react'
import {
  Badge,
  Button,
  Facing,
  Load,
  Masked,
  RefusalNote,
  RocTime,
  toast,
  useApi,
  useDeed,
  useGo,
  useMe,
  useSaid,
  type FacingRecord,
} from '#kernel/ui'
import { entryBuckets, noCaseReasons, purposes } from '../../words.ts'
import { api, type BookEntry } from '../api.ts'
import { useText } from '../text.ts'
import { wordIn } from '../word-in.ts'
import { EntryForm } from './entry-form.tsx'

/** One entry with its corrections side by side: nothing is edited, everything is appended. */
export function EntryDetail({ id }: { id: string }) {
  const reading = useApi(api, 'GET /api/queries/entries/:entry', { params: { entry: id } })
  return <Load of={reading}>{({ chain }) => <Chain chain={chain} />}</Load>
}

function Chain({ chain }: { chain: readonly BookEntry[] }) {
  const t = useText()
  const say = useSaid()
  const me = useMe()
  const go = useGo()
  const [correcting, setCorrecting] = useState(false)
  const correct = useDeed(api, 'POST /api/queries/entries/:entry/correction', {
    renews: ['/api/queries/entries'],
  })
  const records = useChain(chain)
  const latest = chain.at(-1)
  if (!latest) return null
  if (correcting)
    return (
      <EntryForm
        correcting={latest}
        draft={`entry-correct:${latest.id}`}
        deed={t('entry.correct')}
        busy={correct.busy}
        refusal={correct.refusal}
        onLeave={() => setCorrecting(false)}
        onSend={async (body, target, why) => {
          const answer = await correct.run({ params: { entry: latest.id }, body: { ...body, target, why } })
          if (!answer.ok) return false
          toast(t('entry.corrected'))
          setCorrecting(false)
          go(`/queries/book?entry=${answer.value.entry.id}`)
          return true
        }}
      />
    )
  return (
    <div className="stack">
      <p className="row">
        {latest.bucket && (
          <Badge tone={latest.bucket === 'MATCHED' ? 'plain' : 'amber'}>
            {say(entryBuckets[latest.bucket])}
          </Badge>
        )}
        {chain.length > 1 && (
          <span className="soft small">{t('entry.chain', { n: String(chain.length - 1) })}</span>
        )}
      </p>
      {latest.bucket === 'PHANTOM' && <p className="measure">{t('entry.phantom')}</p>}
      <Facing records={records} />
      <RefusalNote refusal={correct.refusal} />
      {latest.person?.id === me.person && (
        <div>
          <Button onClick={() => setCorrecting(true)}>{t('entry.correct')}</Button>
        </div>
      )}
    </div>
  )
}

function useChain(chain: readonly BookEntry[]): readonly FacingRecord[] {
  const t = useText()
  const say = useSaid()
  const wordsOf = (
    entry: BookEntry,
  ): readonly (readonly [name: string, text: string, shown?: ReactNode])[] => [
    [t('entry.at'), entry.at, <RocTime at={entry.at} />],
    [t('col.person'), entry.person?.name ?? ''],
    [t('col.system'), entry.systems.map(say).join(t('and'))],
    [t('col.target'), entry.mask, <Masked>{entry.mask}</Masked>],
    [t('entry.purpose'), say(wordIn(purposes, entry.purpose))],
    [t('col.case'), entry.caseNo ?? (entry.noCase ? say(wordIn(noCaseReasons, entry.noCase)) : '')],
    [t('entry.requester'), entry.requester?.name ?? ''],
    [t('entry.document'), entry.behalfDocument ?? ''],
    [t('entry.printed'), entry.printed ? t('yes') : t('no')],
    [t('entry.written'), '', <RocTime at={entry.written} />],
  ]
  return chain.map((entry, i) => {
    const before = i === 0 ? null : chain[i - 1]
    const old = before ? wordsOf(before) : null
    return {
      title: i === 0 ? t('entry.original') : t('entry.correction', { n: String(i) }),
      fields: wordsOf(entry).map(([name, text, shown], row) => ({
        name,
        value: shown ?? (text === '' ? null : text),
        differs: old !== null && old[row]?.[1] !== text,
      })),
    }
  })
}
