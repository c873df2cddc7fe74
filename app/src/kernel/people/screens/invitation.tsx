import { useEffect, useState } from 'react'
import { Button, Form, RefusalNote, Skeleton, useForm, type CodedRefusal } from '#kernel/ui'
import { Entrance } from './entrance.tsx'
import { useEntranceText } from './entrance-text.ts'
import { NewPassphrase, passphraseFaults } from './new-passphrase.tsx'
import { accessApi } from './session.ts'

/** 啟用帳號: a person sets the first passphrase with the link the administrator handed over. */
export function Invitation({ token, onIn }: { token: string; onIn: () => void }) {
  const t = useEntranceText()
  const [whom, setWhom] = useState<{ personNo: string; name: string } | null>(null)
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useForm({
    initial: { passphrase: '', again: '' },
    check: (values) => passphraseFaults(values, t),
  })
  useEffect(() => {
    void accessApi('POST /api/invitation', { body: { token } }).then((answer) =>
      answer.ok ? setWhom(answer.value) : setRefusal(answer.error),
    )
  }, [token])
  const send = async ({ passphrase }: { passphrase: string }) => {
    setBusy(true)
    const answer = await accessApi('POST /api/invitation/accept', { body: { token, passphrase } })
    setBusy(false)
    if (answer.ok) onIn()
    else setRefusal(answer.error)
  }
  return (
    <Entrance agency={null}>
      <section className="stack wide">
        <h1>{t('invite.title')}</h1>
        <RefusalNote refusal={refusal} />
        {whom ? (
          <>
            <p>{t('invite.purpose', { name: whom.name, account: whom.personNo })}</p>
            <Form faults={form.faults} onSubmit={() => form.submit(send)}>
              <NewPassphrase passphrase={form.field('passphrase')} again={form.field('again')} />
              <Button type="submit" look="primary" busy={busy}>
                {t('invite.go')}
              </Button>
            </Form>
          </>
        ) : (
          !refusal && <Skeleton lines={3} />
        )}
      </section>
    </Entrance>
  )
}
