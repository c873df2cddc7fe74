import { Button } from '../parts/button.tsx'
import { Unseen } from '../parts/small.tsx'
import { useMe } from '../me.ts'
import { useKitText } from '../texts.ts'

/** Two minutes before the idle sign-out. Said once to screen readers, counted down for the eye. */
export function IdleWarning({ left, onStay }: { left: number; onStay: () => void }) {
  const t = useKitText()
  const me = useMe()
  const why = t('shell.idleWhy', { minutes: String(me.idleMinutes) })
  return (
    <div
      className="idle-warning"
      role="alertdialog"
      aria-label={t('shell.idleLeft', { minutes: '2' })}
      aria-describedby="idle-why"
    >
      <p className="strong" aria-hidden="true">
        {t('shell.idleSoon', { seconds: String(left) })}
      </p>
      <p id="idle-why" className="small">
        <Unseen>{t('shell.idleLeft', { minutes: '2' })}</Unseen>
        {why}
      </p>
      <Button look="primary" onClick={onStay}>
        {t('shell.idleStay')}
      </Button>
    </div>
  )
}
