import { useState } from 'react'
import {
  Badge,
  Button,
  ExplainPanel,
  Load,
  Named,
  RefusalNote,
  RocDate,
  RocTime,
  toast,
  useApi,
  useDeed,
  useMe,
  useSaid,
  type Tone,
} from '#kernel/ui'
import { Actions } from './actions.tsx'
import { api, renews, useText, type Finding } from './api.ts'
import { CloseForm } from './close-form.tsx'
import { History } from './history.tsx'
import { Severity, State } from './marks.tsx'
import { NoteForm } from './note-form.tsx'
import { RecheckForm } from './recheck-form.tsx'
import { rulesOf } from './rules-of.ts'
import { UsedRows } from './used-rows.tsx'

export function FindingDetail({ id }: { id: string }) {
  const finding = useApi(api, 'GET /api/findings/:finding', { params: { finding: id } })
  return <Load of={finding}>{(data) => <Opened finding={data} />}</Load>
}

const tones: Readonly<Record<1 | 2 | 3, Tone>> = { 1: 'plain', 2: 'amber', 3: 'red' }

function Opened({ finding }: { finding: Finding }) {
  const t = useText()
  const say = useSaid()
  const headline = finding.reasons[0]
  return (
    <div className="stack wide">
      <p className="row">
        <Severity of={finding.severity} />
        <State of={finding.state} />
        <RocDate day={finding.day} />
        {finding.unit && <Named id={finding.unit} />}
        {finding.subject && (
          <span>
            {t('detail.subject')} <Named id={finding.subject} />
          </span>
        )}
      </p>
      <ExplainPanel
        tone={finding.state === 'rechecked' ? 'green' : tones[finding.severity]}
        gist={headline ? say(headline) : finding.rule}
        story={
          <>
            <UsedRows rows={finding.rows} />
            {finding.recurrence > 0 && (
              <p className="strong">{t('detail.recurrence', { n: String(finding.recurrence) })}</p>
            )}
          </>
        }
        rules={rulesOf(finding, say)}
        changes={
          finding.state === 'open' || finding.state === 'in_hand'
            ? [t('detail.changes.explained'), t('detail.changes.edition')]
            : []
        }
        next={<Next finding={finding} />}
      />
      {finding.outcome && <Conclusion finding={finding} />}
      <Actions finding={finding} />
      <History finding={finding} />
    </div>
  )
}

function Conclusion({ finding }: { finding: Finding }) {
  const t = useText()
  return (
    <section className="stack tight">
      <h3>{t('detail.conclusion')}</h3>
      <p className="row">
        {finding.outcome && (
          <Badge tone={finding.outcome === 'improper' ? 'red' : 'plain'}>
            {t(`outcome.${finding.outcome}`)}
          </Badge>
        )}
        {finding.disclosure && (
          <Badge
            tone={finding.disclosure === 'yes' ? 'red' : finding.disclosure === 'unknown' ? 'amber' : 'plain'}
          >
            {t(`disclosure.${finding.disclosure}`)}
          </Badge>
        )}
        {finding.recheckDue && finding.state === 'closed' && (
          <span className="soft">
            {t('list.recheck')} <RocDate day={finding.recheckDue} />
          </span>
        )}
      </p>
      <p>{finding.conclusion}</p>
      {finding.followUps.length > 0 && (
        <ul>
          {finding.followUps.map((step) => (
            <li key={step}>→ {t(`followUp.${step}`)}</li>
          ))}
        </ul>
      )}
      {finding.closedBy && finding.closedAt && (
        <p className="small soft">
          <Named id={finding.closedBy} />・<RocTime at={finding.closedAt} />
        </p>
      )}
    </section>
  )
}

/** 辦法: what this person can do with it now. The server decides again. */
function Next({ finding }: { finding: Finding }) {
  const t = useText()
  const me = useMe()
  const [form, setForm] = useState<'close' | 'note' | 'recheck' | null>(null)
  const take = useDeed(api, 'POST /api/findings/:finding/take', { renews })
  const mine = finding.owner === me.person
  const settled = finding.state === 'closed' || finding.state === 'rechecked'
  const mayTakeOver = finding.state === 'in_hand' && !mine && me.current?.role === 'ethics'
  const mayRecheck = finding.state === 'closed' && ![finding.owner, finding.closedBy].includes(me.person)
  const closeForm = () => setForm(null)
  if (form === 'close') return <CloseForm finding={finding} onDone={closeForm} />
  if (form === 'note') return <NoteForm finding={finding} onDone={closeForm} />
  if (form === 'recheck') return <RecheckForm finding={finding} onDone={closeForm} />
  const takeIt = async () => {
    const taken = await take.run({ params: { finding: finding.id }, body: {} })
    if (taken.ok) toast(t('detail.taken', { name: me.name }))
  }
  return (
    <div className="stack tight">
      <RefusalNote refusal={take.refusal} />
      <div className="row">
        {finding.state === 'open' && (
          <Button look="primary" busy={take.busy} onClick={() => void takeIt()}>
            {t('deed.take')}
          </Button>
        )}
        {mine && !settled && (
          <Button look="primary" onClick={() => setForm('close')}>
            {t('deed.close')}
          </Button>
        )}
        {mayRecheck && (
          <Button look="primary" onClick={() => setForm('recheck')}>
            {t('deed.recheck')}
          </Button>
        )}
        {mayTakeOver && (
          <Button busy={take.busy} onClick={() => void takeIt()}>
            {t('deed.takeOver')}
          </Button>
        )}
        <Button onClick={() => setForm('note')}>{t('deed.note')}</Button>
      </div>
    </div>
  )
}
