import { Button, count, RefusalNote, Select, useSaid, type CodedRefusal } from '#kernel/ui'
import { cleaningStyles } from '../../words.ts'
import type { Report, Tally } from '../api.ts'
import { useText } from '../text.ts'
import { planOf, type Choice } from './choice.ts'

interface ChoiceBarProps {
  readonly report: Report
  readonly choice: Choice
  readonly onChoice: (choice: Choice) => void
  /** A clean version is there already: making another one is no longer the main thing. */
  readonly again: boolean
  readonly cleaning: boolean
  readonly refusal: CodedRefusal | null
  readonly onClean: () => void
}

/** What will go and what will stay, said before it is done; and the deed. */
export function ChoiceBar(props: ChoiceBarProps) {
  const { report, choice, onChoice, again, cleaning, refusal, onClean } = props
  const t = useText()
  const say = useSaid()
  const plan = planOf(choice, report)
  return (
    <section className="o-bar no-print" aria-label={t('file.choose.title')}>
      <RefusalNote refusal={refusal} />
      <div className="o-bar-row">
        <div role="status">
          <p className="strong">
            {plan.empty
              ? t('file.choose.nothing')
              : t('file.choose.goes', {
                  classes: count(plan.classes),
                  items: count(plan.hiddenItems),
                  places: count(plan.places),
                  values: count(plan.values),
                })}
          </p>
          <p className="small soft">
            <Stays plan={[...plan.staysHidden, ...plan.staysFound]} />
          </p>
        </div>
        <div className="o-bar-deeds">
          <Select
            name="style"
            label={t('file.choose.style')}
            value={choice.style}
            options={styles.map((value) => ({ value, label: say(cleaningStyles[value]) }))}
            onChange={(style) => onChoice({ ...choice, style })}
          />
          <Button
            look={again ? 'default' : 'primary'}
            busy={cleaning}
            disabled={plan.empty}
            onClick={onClean}
          >
            {cleaning ? t('file.choose.making') : again ? t('file.choose.again') : t('file.choose.make')}
          </Button>
        </div>
      </div>
    </section>
  )
}
const styles = ['bar', 'pseudonym'] as const

const NAMED = 4
/** A sentence rather than a list: it stands in a bar that must stay low. */
function Stays({ plan }: { plan: readonly Tally[] }) {
  const t = useText()
  const say = useSaid()
  if (plan.length === 0) return t('file.choose.staysNone')
  const named = plan
    .slice(0, NAMED)
    .map((tally) => t('file.choose.tally', { name: say(tally), n: count(tally.items) }))
    .join(t('and'))
  return plan.length > NAMED
    ? t('file.choose.staysMore', { of: named, n: count(plan.length) })
    : t('file.choose.stays', { of: named })
}
