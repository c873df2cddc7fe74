import { classes, useSaid } from '#kernel/ui'
import type { Finding } from '../api.ts'
import { useText } from '../text.ts'
import { Reasons } from './reasons.tsx'
import { Tick } from './tick.tsx'

interface FindingRowProps {
  readonly finding: Finding
  readonly current: boolean
  readonly explained: boolean
  readonly going: boolean
  /** It stands in hidden data that goes as a whole. */
  readonly along: boolean
  /** In how many listed places the same value stands. */
  readonly same: number
  /** The row at which Tab enters the list. */
  readonly entry: boolean
  readonly onOpen: () => void
  readonly onTurn: () => void
}

/** One finding: its masked value, how sure, where; opened, the steps of its score. */
export function FindingRow(props: FindingRowProps) {
  const { finding, current, explained, going, along, same, entry, onOpen, onTurn } = props
  const t = useText()
  const say = useSaid()
  const where = finding.place.address || finding.place.part.at(-1) || ''
  const tabIndex = entry ? 0 : -1
  return (
    <li className={classes('o-finding', current && 'current', going && 'goes')} data-row={finding.no}>
      <Tick
        label={t('file.find.removeOf', { kind: say(finding.detector), value: finding.masked })}
        extent={going ? 'all' : 'none'}
        tabIndex={tabIndex}
        onChange={onTurn}
      />
      <button
        type="button"
        className="o-finding-open"
        aria-expanded={explained}
        aria-current={current ? 'true' : undefined}
        tabIndex={tabIndex}
        onClick={onOpen}
      >
        <span className="masked">{finding.masked}</span>
        <span className="small soft o-where">
          {finding.sight !== 'visible' && <span className="o-unseen">{t('file.find.hidden')}</span>}
          {where}
          {same > 1 && <> {t('file.find.same', { n: String(same) })}</>}
          {along && !going && <> {t('file.find.along')}</>}
        </span>
        <span className="small soft number">{finding.score.toFixed(2)}</span>
        {going && <span className="unseen">{t('file.find.goes')}</span>}
      </button>
      {explained && <Reasons finding={finding} />}
    </li>
  )
}
