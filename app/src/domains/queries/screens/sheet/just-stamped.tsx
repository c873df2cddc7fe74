import { Button, Keys, Masked, Stamp, useSaid } from '#kernel/ui'
import type { GivenStamp, Line } from '../api.ts'
import { ClockTime } from '../line/moment.tsx'
import { useText } from '../text.ts'

/** The stamp just pressed, beside the next line: seen, announced, and corrected with U. */
export function JustStamped({
  stamp,
  line,
  onCorrect,
}: {
  stamp: GivenStamp
  line: Line | undefined
  onCorrect: () => void
}) {
  const t = useText()
  const say = useSaid()
  return (
    <div className="q-just no-print" role="status">
      <Stamp
        key={stamp.id}
        post={stamp.title}
        name={stamp.name}
        at={stamp.at}
        ledgerNo={stamp.act}
        arriving
      />
      <p className="small">
        <span className="strong">{t(`decision.${stamp.decision}`)}</span>{' '}
        {line && (
          <span className="soft">
            <ClockTime at={line.at} /> {line.person?.name} {say(line.system)} <Masked>{line.mask}</Masked>
          </span>
        )}
      </p>
      <Button small look="quiet" onClick={onCorrect}>
        {t('decide.correct')} <Keys of="u" />
      </Button>
    </div>
  )
}
