import { useState } from 'react'
import {
  Badge,
  Button,
  DataTable,
  Named,
  RefusalNote,
  RocDate,
  toast,
  useDeed,
  useMe,
  useMayEver,
  useToday,
} from '#kernel/ui'
import { ActionForm } from './action-form.tsx'
import { api, renews, useText, type Action, type Finding } from './api.ts'

/** Corrective actions: done by their owner, verified by somebody else. */
export function Actions({ finding }: { finding: Finding }) {
  const t = useText()
  const me = useMe()
  const [adding, setAdding] = useState(false)
  const maySet = useMayEver('findings.action.set') && finding.state !== 'rechecked'
  const mayVerify = useMayEver('findings.action.verify')
  const verify = useDeed(api, 'POST /api/findings/actions/:action/verify', { renews })
  const verifyIt = async (action: Action) => {
    const verified = await verify.run({ params: { action: action.id }, body: {} })
    if (verified.ok) toast(t('action.verified'))
  }
  return (
    <section className="stack tight">
      <div className="row ends">
        <h3>{t('action.title')}</h3>
        {maySet && !adding && (
          <Button small icon="plus" onClick={() => setAdding(true)}>
            {t('deed.action')}
          </Button>
        )}
      </div>
      <RefusalNote refusal={verify.refusal} />
      {adding && <ActionForm finding={finding} onDone={() => setAdding(false)} />}
      {finding.actions.length === 0 && !adding && <p className="soft">{t('action.none')}</p>}
      {finding.actions.length > 0 && (
        <DataTable
          caption={t('action.title')}
          rows={finding.actions}
          rowKey={(action) => action.id}
          empty={null}
          columns={[
            { id: 'text', head: t('action.text'), cell: (action) => action.text },
            {
              id: 'owner',
              head: t('action.owner'),
              cell: (action) => <Named id={action.owner} />,
              min: true,
            },
            { id: 'due', head: t('action.due'), cell: (action) => <RocDate day={action.due} />, min: true },
            {
              id: 'state',
              head: t('list.state'),
              min: true,
              cell: (action) =>
                mayVerify && action.doneAt && !action.verifiedAt && action.owner !== me.person ? (
                  <Button small busy={verify.busy} onClick={() => void verifyIt(action)}>
                    {t('action.verify')}
                  </Button>
                ) : (
                  <ActionState action={action} />
                ),
            },
          ]}
        />
      )}
    </section>
  )
}

export function ActionState({ action }: { action: Action }) {
  const t = useText()
  const today = useToday()
  if (action.verifiedAt) return <Badge tone="green">{t('action.state.verified')}</Badge>
  if (action.doneAt) return <Badge tone="amber">{t('action.state.done')}</Badge>
  const late = action.due < today
  return <Badge tone={late ? 'red' : 'plain'}>{late ? t('action.state.late') : t('action.state.open')}</Badge>
}
