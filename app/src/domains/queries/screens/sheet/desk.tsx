import { useEffect, useState } from 'react'
import type { Day } from '#kernel/ground'
import { Badge, Button, Checkbox, count, Empty, Keys, Paper, Progress, RefusalNote, RocDate, RocTime, Skeleton, Split, Tabs, useKeys, useMe, useQueryState, useSaid } from '#kernel/ui'
import type { GivenStamp, Line, Sheet } from '../api.ts'
import { useText } from '../text.ts'
import { useUnitName } from '../unit-name.ts'
import { DayDone } from './day-done.tsx'
import { JustStamped } from './just-stamped.tsx'
import { LineTable } from './line-table.tsx'
import { Opened } from './opened.tsx'
import { SLICE, useLines, type Waiting } from './use-lines.ts'

interface DeskProps {
  readonly sheet: Sheet
  /** Another sheet that still waits. */
  readonly next: Sheet | null
  readonly printing: boolean
  readonly onSheet: (sheet: string) => void
  readonly onStamped: () => void
}
const states = ['todo', 'asked', 'decided'] as const satisfies readonly Waiting[]

/** One sheet on the desk: progress on top, lines on the left, the line to judge on the right. */
export function Desk({ sheet, next, printing, onSheet, onStamped }: DeskProps) {
  const t = useText()
  const say = useSaid()
  const me = useMe()
  const unitName = useUnitName()
  const [asked, setState] = useQueryState('state', 'todo')
  const [flagged, setFlagged] = useQueryState('flagged')
  const [open, setOpen] = useQueryState('line')
  const [from, setFrom] = useState(0)
  const [last, setLast] = useState<GivenStamp | null>(null)
  const [correcting, setCorrecting] = useState<string | null>(null)
  const state = states.find((one) => one === asked) ?? 'todo'
  const lines = useLines(sheet.id, state, flagged === '1')
  const at = lines.rows.findIndex((line) => line.id === open)
  const here = lines.rows[at]

  const show = (line: Line | undefined | null) => {
    if (!line) return
    const place = lines.rows.findIndex((row) => row.id === line.id)
    if (place >= 0) setFrom(Math.floor(place / SLICE) * SLICE)
    setCorrecting(null)
    setOpen(line.id)
  }
  const stamped = (stamp: GivenStamp) => {
    lines.keep(stamp)
    setLast(stamp)
    setCorrecting(null)
    onStamped()
    // A correction leaves the reader where he is; a decision leads on.
    if (stamp.corrects === null) setOpen(lines.after(stamp.item)?.id ?? '')
  }
  const correct = () => {
    const target = lines.given.has(open) || here?.review?.state === 'decided' ? open : last?.item
    if (!target) return
    setOpen(target)
    setCorrecting(target)
  }
  useReadAhead(at, lines.rows.length, lines.more)
  const ahead = open === '' ? '' : (lines.after(open)?.id ?? '')
  const first = lines.rows.find(lines.waits)
  useKeys(t('sheet.title'), [
    { key: 'j', says: t('sheet.key.next'), run: () => show(open === '' ? first : lines.rows[at + 1]) },
    { key: 'k', says: t('sheet.key.before'), run: () => show(lines.rows[at - 1]) },
    { key: 'u', says: t('decide.correct'), run: correct },
  ])
  const { mine } = sheet
  const unit = here?.unit?.name ?? lines.rows[0]?.unit?.name ?? unitName(sheet.unit)
  const list = (
    <>
      <div className="row ends q-list-head no-print">
        <Checkbox name="flagged" label={t('sheet.flagged')} checked={flagged === '1'} onChange={(on) => setFlagged(on ? '1' : '')} />
        {open === '' && first && (
          <Button look="primary" icon="stamp" onClick={() => show(first)}>
            {t('sheet.begin')} <Keys of="j" />
          </Button>
        )}
      </div>
      <RefusalNote refusal={lines.refusal} />
      {lines.loading ? (
        <Skeleton lines={8} />
      ) : (
        <Paper agency={say(me.agency)} title={t('sheet.paper')} unit={unit} day={sheet.day as Day} grade={t('grade')}>
          <LineTable
            lines={lines}
            current={open}
            from={printing ? 0 : from}
            all={printing}
            onFrom={setFrom}
            onOpen={show}
            empty={<Empty title={t(`sheet.empty.${state}.title`)}>{t(`sheet.empty.${state}.words`)}</Empty>}
          />
        </Paper>
      )}
    </>
  )
  return (
    <div className="q-sheet">
      <div className="q-progress">
        <Progress done={mine.decided} total={mine.items} words={t('sheet.left', { total: count(mine.items), left: count(mine.open) })} />
        <span className="row small soft">
          <span>
            {unit} <RocDate day={sheet.day} />
          </span>
          {mine.asked > 0 && <span>{t('sheet.asked', { n: count(mine.asked) })}</span>}
          {sheet.overdue ? <Badge tone="red">{t('sheet.overdue')}</Badge> : sheet.state === 'open' && <span>{t('sheet.due')} <RocTime at={sheet.due} /></span>}
        </span>
      </div>
      {mine.open === 0 && <DayDone sheet={sheet} next={next} onSheet={onSheet} />}
      <Tabs label={t('sheet.states')} tabs={states.map((id) => ({ id, title: t(`sheet.state.${id}`) }))} at={state} onChange={(id) => { setOpen(''); setFrom(0); setState(id) }}>
        <Split
          list={list}
          onClose={() => setOpen('')}
          title={here ? <LineTitle line={here} /> : t('line.title')}
          thing={
            open === '' ? null : (
              <>
                {last && last.item !== open && <JustStamped stamp={last} line={lines.rows.find((row) => row.id === last.item)} onCorrect={correct} />}
                <Opened key={open} line={open} ahead={ahead} correcting={correcting === open} onStamped={stamped} onLeave={() => setOpen('')} />
              </>
            )
          }
        />
      </Tabs>
    </div>
  )
}

function LineTitle({ line }: { line: Line }) {
  const say = useSaid()
  const t = useText()
  return (
    <>
      {line.person?.name ?? t('records.nobodyShort')}
      <span className="soft q-title-rest"> {say(line.system)}</span>
    </>
  )
}

/** The next page is fetched before the reader gets there. */
function useReadAhead(at: number, rows: number, more: (() => void) | null) {
  const near = at >= 0 && at > rows - 20
  useEffect(() => {
    if (near) more?.()
    // `more` is new on every rendering; only nearing the end matters.
  }, [near, rows])
}
