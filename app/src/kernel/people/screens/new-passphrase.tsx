import { TextField } from '#kernel/ui'
import { useEntranceText } from './entrance-text.ts'

const SHORTEST = 12
interface FieldState {
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

/** A new passphrase, typed twice. What makes it weak is judged by the server alone; length is said beforehand. */
export function NewPassphrase({ passphrase, again }: { passphrase: FieldState; again: FieldState }) {
  const t = useEntranceText()
  return (
    <>
      <TextField
        label={t('setup.passphrase')}
        hint={t('setup.passphraseHint', { n: String(SHORTEST) })}
        type="password"
        autoComplete="new-password"
        {...passphrase}
      />
      <TextField label={t('setup.again')} type="password" autoComplete="new-password" {...again} />
    </>
  )
}

export function passphraseFaults(
  values: { readonly passphrase: string; readonly again: string },
  t: ReturnType<typeof useEntranceText>,
): { passphrase?: string; again?: string } {
  if ([...values.passphrase].length < SHORTEST)
    return { passphrase: t('setup.passphraseShort', { n: String(SHORTEST) }) }
  return values.passphrase === values.again ? {} : { again: t('setup.differ') }
}
