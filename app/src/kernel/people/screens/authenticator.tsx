import { useState } from 'react'
import { rocTime, type Instant } from '#kernel/ground'
import {
  Button,
  Dialog,
  Form,
  QrCode,
  RefusalNote,
  TextField,
  toast,
  useForm,
  type CodedRefusal,
} from '#kernel/ui'
import { useText } from './api.ts'
import { Proof } from './proof.tsx'
import { accessApi } from './session.ts'
import { Way } from './way.tsx'

interface AuthenticatorProps {
  readonly state: { readonly since: string; readonly recoveryLeft: number } | null
  readonly hasPassphrase: boolean
  readonly onDone: () => void
}
type Over =
  | { readonly at: 'proof-start' }
  | { readonly at: 'proof-remove' }
  | { readonly at: 'scan'; readonly secret: string; readonly uri: string }
  | { readonly at: 'codes'; readonly codes: readonly string[] }

export function Authenticator({ state, hasPassphrase, onDone }: AuthenticatorProps) {
  const t = useText()
  const [over, setOver] = useState<Over | null>(null)
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const begin = async (passphrase: string | null) => {
    const answer = await accessApi('POST /api/credentials/totp', { body: { passphrase } })
    if (!answer.ok) return answer.error
    setOver({ at: 'scan', secret: answer.value.secret, uri: answer.value.uri })
    return null
  }
  const remove = async (passphrase: string) => {
    const answer = await accessApi('POST /api/credentials/totp/remove', { body: { passphrase } })
    if (!answer.ok) return answer.error
    toast(t('me.totpRemoved'))
    onDone()
    return null
  }
  const start = () => (hasPassphrase ? setOver({ at: 'proof-start' }) : void begin(null).then(setRefusal))
  const close = () => setOver((now) => (now?.at === 'scan' ? now : null))
  return (
    <Way
      title={t('me.totp')}
      state={
        state
          ? t('me.totpOn', { when: rocTime(state.since as Instant), left: String(state.recoveryLeft) })
          : t('me.totpOff')
      }
      deed={
        state ? (
          <Button small onClick={() => setOver({ at: 'proof-remove' })}>
            {t('me.totpRemove')}
          </Button>
        ) : (
          <Button small onClick={start}>
            {t('me.totpStart')}
          </Button>
        )
      }
    >
      <RefusalNote refusal={refusal} />
      {over?.at === 'proof-start' && (
        <Proof title={t('me.totpStart')} deed={t('me.totpStart')} run={begin} onClose={close} />
      )}
      {over?.at === 'proof-remove' && (
        <Proof
          title={t('me.totpRemove')}
          deed={t('me.totpRemove')}
          stop
          run={remove}
          onClose={() => setOver(null)}
        />
      )}
      {over?.at === 'scan' && (
        <Scan {...over} onClose={() => setOver(null)} onCodes={(codes) => setOver({ at: 'codes', codes })} />
      )}
      {over?.at === 'codes' && (
        <RecoveryCodes
          codes={over.codes}
          onClose={() => {
            setOver(null)
            onDone()
          }}
        />
      )}
    </Way>
  )
}

function Scan({
  secret,
  uri,
  onCodes,
  onClose,
}: {
  secret: string
  uri: string
  onCodes: (codes: readonly string[]) => void
  onClose: () => void
}) {
  const t = useText()
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const form = useForm({
    initial: { code: '' },
    check: (values) => (/^\d{6}$/.test(values.code.trim()) ? {} : { code: t('me.needCode') }),
  })
  const send = async ({ code }: { code: string }) => {
    const answer = await accessApi('POST /api/credentials/totp/confirm', { body: { code: code.trim() } })
    if (answer.ok) onCodes(answer.value.recovery)
    else setRefusal(answer.error)
  }
  return (
    <Dialog title={t('me.totpStart')} onClose={onClose}>
      <p>{t('me.totpScan')}</p>
      <QrCode text={uri} label={t('me.totp')} />
      <p className="small">
        {t('me.totpManual')} <code className="fixed long">{secret}</code>
      </p>
      <Form faults={form.faults} onSubmit={() => form.submit(send)}>
        <RefusalNote refusal={refusal} />
        <TextField
          label={t('me.totpCode')}
          code
          inputMode="numeric"
          width="s"
          autoComplete="one-time-code"
          maxLength={6}
          {...form.field('code')}
        />
        <div>
          <Button type="submit" look="primary">
            {t('me.totpConfirm')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

const RecoveryCodes = ({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) => {
  const t = useText()
  return (
    <Dialog
      title={t('me.recovery')}
      onClose={onClose}
      deeds={
        <Button look="primary" onClick={onClose}>
          {t('me.recoveryDone')}
        </Button>
      }
    >
      <p>{t('me.recoveryNote')}</p>
      <ul className="recovery">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  )
}
