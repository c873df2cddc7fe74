import { useState } from 'react'
import { Button, Form, RefusalNote, TextField, useForm, type CodedRefusal } from '#kernel/ui'
import { useEntranceText } from './entrance-text.ts'
import { signInByPasskey } from './passkey.ts'
import { sessionApi } from './session.ts'

interface PassphraseFormProps {
  /** What an agency sign-on came back with. */
  readonly refused: CodedRefusal | null
  readonly oidc: boolean
  readonly onIn: () => void
  readonly onCode: (ticket: string) => void
  /** True when the refusal leads to another step. */
  readonly onRefused: (refusal: CodedRefusal) => boolean
}

export function PassphraseForm({ refused, oidc, onIn, onCode, onRefused }: PassphraseFormProps) {
  const t = useEntranceText()
  const [refusal, setRefusal] = useState(refused)
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
        <TextField
          label={t('signIn.account')}
          hint={t('signIn.accountHint')}
          autoComplete="username"
          autoFocus
          {...form.field('account')}
        />
        <TextField
          label={t('signIn.passphrase')}
          type="password"
          autoComplete="current-password"
          {...form.field('passphrase')}
        />
        <Button type="submit" look="primary" busy={busy}>
          {t('signIn.go')}
        </Button>
      </Form>
      <p className="entrance-or small">{t('signIn.or')}</p>
      <div className="stack tight">
        <PasskeyButton onIn={onIn} onRefused={(refused) => onRefused(refused) || setRefusal(refused)} />
        {oidc && (
          <a className="button" href="/api/sign-in/oidc">
            {t('signIn.oidc')}
          </a>
        )}
      </div>
      <p className="small soft">{t('signIn.rules', { minutes: '15' })}</p>
    </>
  )
}

function PasskeyButton({
  onIn,
  onRefused,
}: {
  onIn: () => void
  onRefused: (refusal: CodedRefusal) => void
}) {
  const t = useEntranceText()
  const [busy, setBusy] = useState(false)
  const enter = async () => {
    setBusy(true)
    const answer = await signInByPasskey()
    setBusy(false)
    if (answer.ok) onIn()
    else onRefused(answer.error)
  }
  return (
    <Button icon="key" busy={busy} onClick={() => void enter()}>
      {t('signIn.passkey')}
    </Button>
  )
}
