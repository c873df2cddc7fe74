import type { CodedRefusal } from '../refused.ts'
import { useSaid } from '../language.ts'
import { useKitText } from '../texts.ts'

/** A refusal in words: what cannot be done and what to do instead (its sentence), why (its reasons), on which ground (its law). */
export function RefusalNote({ refusal }: { refusal: CodedRefusal | null | undefined }) {
  const t = useKitText()
  const say = useSaid()
  if (!refusal) return null
  const down = refusal.status === 0 || refusal.status >= 500
  return (
    <div className={`note refusal ${down ? 'amber' : 'red'}`} role="alert">
      <p className="note-title">{say(refusal)}</p>
      {(refusal.reasons.length > 0 || refusal.law || refusal.incident) && (
        <dl>
          {refusal.reasons.length > 0 && (
            <>
              <dt>{t('refusal.why')}</dt>
              <dd>
                {refusal.reasons.map((reason) => (
                  <p key={reason.rule}>{say(reason)}</p>
                ))}
              </dd>
            </>
          )}
          {refusal.law && (
            <>
              <dt>{t('refusal.law')}</dt>
              <dd>{say(refusal.law)}</dd>
            </>
          )}
          {refusal.incident && (
            <>
              <dt>{t('refusal.incident')}</dt>
              <dd className="fixed">{refusal.incident}</dd>
            </>
          )}
        </dl>
      )}
    </div>
  )
}
