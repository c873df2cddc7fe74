import { useState } from 'react'
import { rocTime, type Instant } from '#kernel/ground'
import { Confirm, Dialog, RefusalNote, useDeed } from '#kernel/ui'
import { useText, type PersonDetail } from './api.ts'
import { accessApi } from './session.ts'

/** The link is shown once and stored nowhere in clear. */
export function Invite({ person, onClose }: { person: PersonDetail['person']; onClose: () => void }) {
  const t = useText()
  const invite = useDeed(accessApi, 'POST /api/people/:id/invitation')
  const [made, setMade] = useState<{ token: string; expires: string } | null>(null)
  const go = async () => {
    const answer = await invite.run({ params: { id: person.id } })
    if (answer.ok) setMade(answer.value)
  }
  if (made)
    return (
      <Dialog title={t('people.invite')} onClose={onClose}>
        <p>{t('people.inviteLink', { until: rocTime(made.expires as Instant) })}</p>
        <p className="fixed long strong">{`${location.origin}/invitation#${made.token}`}</p>
        <p className="soft">{t('people.inviteOnce')}</p>
      </Dialog>
    )
  return (
    <Confirm
      title={t('people.invite')}
      deed={t('people.invite')}
      busy={invite.busy}
      onConfirm={() => void go()}
      onClose={onClose}
      preview={
        <>
          <RefusalNote refusal={invite.refusal} />
          <p>{t('people.invitePreview', { name: person.name })}</p>
        </>
      }
    />
  )
}
