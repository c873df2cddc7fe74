import { useState } from 'react'
import { Button, Form, RefusalNote, TextField, useForm, type CodedRefusal } from '#kernel/ui'
import { useEntranceText } from './entrance-text.ts'
import { sessionApi } from './session.ts'

interface PassphraseFormProps {
  readonly oidc: boolean
  readonly onIn: () => void
  readonly onCode: (ticket: string) => void
  /** True when the refusal leads to another step. */
  readonly onRefused: (refusal: CodedRefusal) => boolean
}

export function PassphraseForm({ oidc, onIn, onCode, onRefused }: PassphraseFormProps) {
  const t = useEntranceText()
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useForm({
    initial: { account: '', passphrase: '' },
    check: (values) => ({
      ...(values.account.trim() === '' ? { account: t('signIn.needAccount') } : {}),
      ...(values.passphrase === '' ? { passphrase: t('signIn.needPassphrase') } : {}),
    }),
  })
  const send = async (values: { account: string; passphrase: string }) => {
    setBusy(true)
    const answer = await sessionApi('POST /api/sign-in', { body: values })
    setBusy(false)
    if (answer.ok) return answer.value.step === 'code' ? onCode(answer.value.ticket) : onIn()
    if (onRefused(answer.error)) return
    setRefusal(answer.error)
    form.set('passphrase', '')
  }
  return (
    <>
      <h1>{t('signIn.title')}</h1>
      <RefusalNote refusal={refusal} />
      <Form faults={form.faults} onSubmit={() => form.submit(send)}>
        <TextField label={t('signIn.account')} autoComplete="username" autoFocus {...form.field('account')} />
        <TextField label={t('signIn.passphrase')} type="password" autoComplete="current-password" {...form.field('passphrase')} />
        <Button type="submit" look="primary" busy={busy}>
          {t('signIn.go')}
        </Button>
      </Form>
      <p className="entrance-or small">{t('signIn.or')}</p>
      <div className="stack tight">
        {oidc && (
          <a className="button" href="/api/oidc/start">
            {t('signIn.oidc')}
          </a>
        )}
      </div>
      <p className="small soft">{t('signIn.rules', { minutes: '15' })}</p>
    </>
  )
}
