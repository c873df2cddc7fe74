import { useState } from 'react'
import { rocTime, type Instant } from '#kernel/ground'
import {
  Button,
  DataTable,
  Dialog,
  Form,
  RefusalNote,
  TextField,
  toast,
  Unseen,
  useForm,
  type CodedRefusal,
} from '#kernel/ui'
import { useText } from './api.ts'
import { registerPasskey } from './passkey.ts'
import { Proof } from './proof.tsx'
import { accessApi } from './session.ts'
import { Way } from './way.tsx'

interface Passkey {
  readonly id: string
  readonly name: string
  readonly created: string
  readonly lastUsed: string | null
}
interface PasskeysProps {
  readonly keys: readonly Passkey[]
  readonly hasPassphrase: boolean
  readonly onDone: () => void
}

export function Passkeys({ keys, hasPassphrase, onDone }: PasskeysProps) {
  const t = useText()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Passkey | null>(null)
  const remove = async (passphrase: string | null) => {
    if (!removing) return null
    const answer = await accessApi('POST /api/credentials/passkeys/remove', {
      body: { id: removing.id, passphrase },
    })
    if (!answer.ok) return answer.error
    toast(t('me.removed'))
    onDone()
    return null
  }
  return (
    <Way
      title={t('me.passkeys')}
      state={t('me.passkeysNote')}
      deed={
        <Button small icon="plus" onClick={() => setAdding(true)}>
          {t('me.passkeyAdd')}
        </Button>
      }
    >
      <DataTable
        caption={t('me.passkeys')}
        rows={keys}
        rowKey={(key) => key.id}
        empty={<p className="soft small">{t('me.passkeysNone')}</p>}
        columns={[
          { id: 'name', head: t('me.passkeyName'), cell: (key) => key.name },
          {
            id: 'used',
            head: <Unseen>{t('me.passkeyLast')}</Unseen>,
            cell: (key) =>
              key.lastUsed
                ? t('me.passkeyUsed', { when: rocTime(key.lastUsed as Instant) })
                : t('me.passkeyNever'),
          },
          {
            id: 'deed',
            head: <Unseen>{t('me.remove')}</Unseen>,
            min: true,
            cell: (key) => (
              <Button small onClick={() => setRemoving(key)}>
                {t('me.remove')}
              </Button>
            ),
          },
        ]}
      />
      {adding && <Add hasPassphrase={hasPassphrase} onClose={() => setAdding(false)} onDone={onDone} />}
      {removing && (
        <Proof
          title={`${t('me.remove')}：${removing.name}`}
          deed={t('me.remove')}
          stop
          run={remove}
          onClose={() => setRemoving(null)}
        />
      )}
    </Way>
  )
}

function Add({
  hasPassphrase,
  onClose,
  onDone,
}: {
  hasPassphrase: boolean
  onClose: () => void
  onDone: () => void
}) {
  const t = useText()
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const form = useForm({
    initial: { name: '', passphrase: '' },
    check: (values) => ({
      ...(values.name.trim() === '' ? { name: t('me.needName') } : {}),
      ...(hasPassphrase && values.passphrase === '' ? { passphrase: t('me.needPresent') } : {}),
    }),
  })
  const send = async ({ name, passphrase }: { name: string; passphrase: string }) => {
    const answer = await registerPasskey(name.trim(), hasPassphrase ? passphrase : null)
    if (!answer.ok) return setRefusal(answer.error)
    toast(t('me.passkeyAdded'))
    onDone()
    onClose()
  }
  return (
    <Dialog title={t('me.passkeyAdd')} onClose={onClose}>
      <Form faults={form.faults} onSubmit={() => form.submit(send)}>
        <RefusalNote refusal={refusal} />
        <TextField label={t('me.passkeyName')} hint={t('me.passkeyHint')} {...form.field('name')} />
        {hasPassphrase && (
          <TextField
            label={t('me.present')}
            hint={t('me.proof')}
            type="password"
            autoComplete="current-password"
            {...form.field('passphrase')}
          />
        )}
        <div className="row">
          <Button type="submit" look="primary">
            {t('me.passkeyAdd')}
          </Button>
          <Button onClick={onClose}>{t('me.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
