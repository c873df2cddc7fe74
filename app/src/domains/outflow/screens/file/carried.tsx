import { useMemo, useState } from 'react'
import { Badge, Button, count, Load, RefusalNote, Skeleton, useApi, useSaid } from '#kernel/ui'
import { api, type Report, type Span, type Tally } from '../api.ts'
import { useText } from '../text.ts'
import { withClass, type Choice } from './choice.ts'
import { Fold } from './fold.tsx'
import { familiesOf } from './groups.ts'
import { Pane } from './pane.tsx'
import { Stream } from './stream.tsx'
import { TextRows, type Marking } from './text-rows.tsx'
import { Tick } from './tick.tsx'

/** Of classes with more than this only the beginning is shown at first. */
const LONG_ITEMS = 20
const LONG_CHARS = 3_000
/** Up to so many pieces everything hidden is fetched at once. */
const WHOLE = 200

type Opening = 'closed' | 'start' | 'whole'
const START = 6
const firstOpening = ({ items, chars }: Tally): Opening =>
  items <= LONG_ITEMS && chars <= LONG_CHARS ? 'whole' : 'start'

/** Where there is too much to fetch it all at once, each class is fetched when it is opened. */
type HiddenText = readonly Span[] | 'coming' | 'long'

interface CarriedProps {
  readonly file: string
  readonly report: Report
  readonly marking: Marking
  readonly choice: Choice
  readonly onChoice: (choice: Choice) => void
}

/** What the file carries and its reader does not see, class by class. */
export function Carried({ file, report, marking, choice, onChoice }: CarriedProps) {
  const t = useText()
  const { target } = marking
  const [opened, setOpened] = useState<ReadonlyMap<string, Opening>>(new Map())
  const [led, setLed] = useState(target)
  if (led !== target) {
    setLed(target)
    if (target && target.finding.sight !== 'visible')
      setOpened(new Map([...opened, [target.finding.sight, 'whole']]))
  }
  const whole = useApi(
    api,
    'GET /api/outflow/files/:file/text',
    { params: { file }, query: { sight: 'hidden', limit: WHOLE } },
    { enabled: report.hidden.length > 0 },
  )
  const hidden: HiddenText = !whole.data ? 'coming' : whole.data.next === null ? whole.data.rows : 'long'
  const byClass = useMemo(() => rowsByClass(whole.data?.rows ?? []), [whole.data])
  const families = familiesOf(report.hidden)
  const group = (tally: Tally) => (
    <HiddenGroup
      key={tally.id}
      file={file}
      tally={tally}
      text={typeof hidden === 'string' ? hidden : (byClass.get(tally.id) ?? none)}
      found={report.findings.filter(({ sight }) => sight === tally.id).length}
      marking={marking}
      opening={opened.get(tally.id) ?? firstOpening(tally)}
      onOpening={(how) => setOpened(new Map([...opened, [tally.id, how]]))}
      going={choice.hidden.has(tally.id)}
      onGoing={(on) => onChoice(withClass(choice, tally.id, on))}
    />
  )
  return (
    <Pane kind="carried" title={t('file.carried.title')} note={t('file.carried.note')}>
      {report.hidden.length === 0 && (
        <p className="soft">
          {report.verdict === 'COMPLETE' ? t('file.carried.none') : t('file.carried.noneRead')}
        </p>
      )}
      <RefusalNote refusal={whole.refusal} />
      {families.content.length > 0 && (
        <>
          <h3 className="o-family">{t('file.carried.content')}</h3>
          {families.content.map(group)}
        </>
      )}
      {families.traces.length > 0 && (
        <>
          <h3 className="o-family">{t('file.carried.traces')}</h3>
          {families.traces.map(group)}
        </>
      )}
    </Pane>
  )
}

const none: readonly Span[] = []
function rowsByClass(rows: readonly Span[]): ReadonlyMap<string, readonly Span[]> {
  const classes = new Map<string, Span[]>()
  for (const row of rows) {
    const there = classes.get(row.sight)
    if (there) there.push(row)
    else classes.set(row.sight, [row])
  }
  return classes
}

interface HiddenGroupProps {
  readonly file: string
  readonly tally: Tally
  readonly text: HiddenText
  readonly found: number
  readonly marking: Marking
  readonly opening: Opening
  readonly onOpening: (how: Opening) => void
  readonly going: boolean
  readonly onGoing: (on: boolean) => void
}
function HiddenGroup(props: HiddenGroupProps) {
  const { file, tally, text, found, marking, opening, onOpening, going, onGoing } = props
  const t = useText()
  const say = useSaid()
  const name = say(tally)
  return (
    <Fold
      level={4}
      open={opening !== 'closed'}
      onToggle={(open) => onOpening(open ? firstOpening(tally) : 'closed')}
      title={
        <>
          {name}{' '}
          <span className="o-count">
            {t('file.carried.count', { items: count(tally.items), chars: count(tally.chars) })}
          </span>{' '}
          {found > 0 && (
            <Badge tone="amber" icon="warn">
              {t('file.carried.found', { n: count(found) })}
            </Badge>
          )}
        </>
      }
      side={
        <Tick
          label={t('file.carried.removeOf', { name })}
          words={t('file.remove')}
          extent={going ? 'all' : 'none'}
          onChange={onGoing}
        />
      }
    >
      {text === 'coming' ? (
        <Skeleton lines={3} />
      ) : opening === 'start' ? (
        <>
          {text === 'long' ? (
            <Beginning file={file} tally={tally} marking={marking} />
          ) : (
            <TextRows rows={text.slice(0, START)} marking={marking} />
          )}
          <Button small onClick={() => onOpening('whole')}>
            {t('file.carried.whole', { items: count(tally.items) })}
          </Button>
        </>
      ) : text === 'long' ? (
        <Stream
          file={file}
          what={{ sight: 'hidden', class: tally.id }}
          marking={marking}
          empty={t('file.carried.noText')}
        />
      ) : text.length === 0 ? (
        <p className="soft small">{t('file.carried.noText')}</p>
      ) : (
        <>
          <Why rows={text} name={name} />
          <TextRows rows={text} marking={marking} />
        </>
      )}
    </Fold>
  )
}

/** The first lines of a class that is too long to be fetched with the others. */
function Beginning({ file, tally, marking }: { file: string; tally: Tally; marking: Marking }) {
  const reading = useApi(api, 'GET /api/outflow/files/:file/text', {
    params: { file },
    query: { sight: 'hidden', class: tally.id, limit: START },
  })
  return (
    <Load of={reading} lines={3}>
      {(page) => <TextRows rows={page.rows} marking={marking} />}
    </Load>
  )
}

/** Why nobody sees it, where the text itself says more than its class. */
function Why({ rows, name }: { rows: readonly Span[]; name: string }) {
  const say = useSaid()
  const why = rows[0] ? say(rows[0].why) : ''
  return why === '' || why === name ? null : <p className="small soft">{why}</p>
}
