import { Keys } from '#kernel/ui'
import { useText } from '../text.ts'

/** Under a line that carries a decision: nothing to do, unless it was wrong. */
export function DecidedNote({ asked }: { asked: boolean }) {
  const t = useText()
  return (
    <p className="q-decide small soft no-print">
      <span>
        {t(asked ? 'decide.isAsked' : 'decide.isDecided')} <Keys of="u" /> {t('decide.correct')}
      </span>
    </p>
  )
}
