import { useState } from 'react'
import { Button, FormDeeds, RefusalNote, type CodedRefusal } from '#kernel/ui'
import { useEntranceText } from './entrance-text.ts'
import { sessionApi } from './session.ts'

interface TakeOverProps {
  readonly refusal: CodedRefusal
  readonly onIn: () => void
  readonly onBack: () => void
}

/** One account, one workplace: the other session ends only when this person says so, seeing where it is. */
export function TakeOver({ refusal, onIn, onBack }: TakeOverProps) {
  const t = useEntranceText()
  const [failed, setFailed] = useState<CodedRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const { since, place, ticket } = refusal.params
  const go = async () => {
    setBusy(true)
    const answer = await sessionApi('POST /api/sign-in/takeover', { body: { ticket: String(ticket ?? '') } })
    setBusy(false)
    if (answer.ok) onIn()
    else setFailed(answer.error)
  }
  return (
    <>
      <h1>{t('takeover.title')}</h1>
      <p className="strong">
        {t('takeover.where', { since: String(since ?? ''), place: String(place ?? '') })}
      </p>
      <p>{t('takeover.ifYou')}</p>
      <p>{t('takeover.ifNot')}</p>
      <p className="soft small">{t('takeover.recorded')}</p>
      <RefusalNote refusal={failed} />
      <FormDeeds>
        <Button look="primary" busy={busy} onClick={() => void go()}>
          {t('takeover.go')}
        </Button>
        <Button onClick={onBack}>{t('takeover.back')}</Button>
      </FormDeeds>
    </>
  )
}
