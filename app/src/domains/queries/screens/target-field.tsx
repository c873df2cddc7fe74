import { guessKeyKind, normaliseTarget } from '@subrosa/tabular'
import { Select, TextField, useSaid } from '#kernel/ui'
import { keyKindWords, type KeyKind } from './key-kinds.ts'
import { useText } from './text.ts'

interface TargetFieldProps {
  readonly keyKind: KeyKind
  readonly target: string
  readonly onKind: (kind: KeyKind) => void
  readonly onTarget: (target: string) => void
  readonly error?: string | undefined
  readonly hint?: string
  readonly optional?: boolean
}

/** A target typed in clear: shown at once as it will be compared, sent only in a body, kept nowhere. */
export function TargetField({ keyKind, target, onKind, onTarget, error, hint, optional }: TargetFieldProps) {
  const t = useText()
  const say = useSaid()
  const read = normaliseTarget(keyKind, target)
  const guess = target.trim() === '' ? keyKind : guessKeyKind(target)
  const other = guess !== keyKind && guess !== 'other'
  return (
    <div className="q-target">
      <Select
        name="keyKind"
        label={t('target.kind')}
        value={keyKind}
        options={Object.entries(keyKindWords).map(([value, words]) => ({
          value: value as KeyKind,
          label: say(words),
        }))}
        onChange={onKind}
      />
      <TextField
        name="target"
        label={t('target.target')}
        hint={hint ?? t('target.hint')}
        value={target}
        maxLength={200}
        onChange={onTarget}
        {...(error === undefined ? {} : { error })}
        {...(optional ? { optional } : {})}
      />
      <p className="small soft q-target-read" aria-live="polite">
        {read !== '' && read !== target && (
          <>
            {t('target.read')} <span className="fixed">{read}</span>{' '}
          </>
        )}
        {other && (
          <button type="button" className="link-button" onClick={() => onKind(guess)}>
            {t('target.looksLike', { kind: say(keyKindWords[guess]) })}
          </button>
        )}
      </p>
    </div>
  )
}
