import type { Day } from '#kernel/ground'
import {
  Button,
  Checkbox,
  Empty,
  Keys,
  Paper,
  RefusalNote,
  Skeleton,
  Split,
  Tabs,
  useKeys,
  useMe,
  useSaid,
} from '#kernel/ui'
import type { Line, Sheet } from '../api.ts'
import { useText } from '../text.ts'
import { useUnitName } from '../units.ts'
import { DayDone } from './day-done.tsx'
import { DeskHead } from './desk-head.tsx'
import { JustStamped } from './just-stamped.tsx'
import { LineTable } from './line-table.tsx'
import { Opened } from './opened.tsx'
import { states, useDesk, type DeskState } from './use-desk.ts'
import { usePrint } from './use-print.ts'

interface DeskProps {
  readonly sheet: Sheet
  /** Another sheet that still waits. */
  readonly next: Sheet | null
  /** All lines are to be fetched and printed. */
  readonly printing: boolean
  readonly onPrinted: () => void
  readonly onSheet: (sheet: string) => void
  readonly onStamped: () => void
}

/** One sheet on the desk: progress on top, lines on the left, the line to judge on the right. */
export function Desk({ sheet, next, printing, onPrinted, onSheet, onStamped }: DeskProps) {
  const t = useText()
  const unitName = useUnitName()
  const desk = useDesk(sheet, onStamped)
  const { lines, here, open } = desk
  const unit = here?.unit?.name ?? lines.rows[0]?.unit?.name ?? unitName(sheet.unit)
  usePrint(printing, lines, onPrinted)
  useKeys(t('sheet.title'), [
    { key: 'j', says: t('sheet.key.next'), run: () => desk.step(1) },
    { key: 'k', says: t('sheet.key.before'), run: () => desk.step(-1) },
    { key: 'u', says: t('decide.correct'), run: desk.correct },
  ])
  return (
    <div className="q-sheet">
      <DeskHead sheet={sheet} unit={unit} />
      {sheet.mine.open === 0 && <DayDone sheet={sheet} next={next} onSheet={onSheet} />}
      <Tabs
        label={t('sheet.states')}
        tabs={states.map((id) => ({ id, title: t(`sheet.state.${id}`) }))}
        at={desk.state}
        onChange={(id) => desk.look(id, desk.flagged)}
      >
        <Split
          list={<List desk={desk} sheet={sheet} unit={unit} printing={printing} />}
          onClose={desk.close}
          title={here ? <LineTitle line={here} /> : t('line.title')}
          thing={open === '' ? null : <OnTheDesk desk={desk} />}
        />
      </Tabs>
    </div>
  )
}

function List({
  desk,
  sheet,
  unit,
  printing,
}: {
  desk: DeskState
  sheet: Sheet
  unit: string
  printing: boolean
}) {
  const t = useText()
  const say = useSaid()
  const me = useMe()
  const { lines, state, first } = desk
  return (
    <>
      <div className="row ends q-list-head no-print">
        <Checkbox
          name="flagged"
          label={t('sheet.flagged')}
          checked={desk.flagged}
          onChange={(on) => desk.look(state, on)}
        />
        {desk.open === '' && first && (
          <Button look="primary" icon="stamp" onClick={() => desk.show(first)}>
            {t('sheet.begin')} <Keys of="j" />
          </Button>
        )}
      </div>
      <RefusalNote refusal={lines.refusal} />
      {lines.loading && <Skeleton lines={8} />}
      {!lines.loading && !lines.refusal && (
        <Paper
          agency={say(me.agency)}
          title={t('sheet.paper')}
          unit={unit}
          day={sheet.day as Day}
          grade={t('grade')}
        >
          <LineTable
            day={sheet.day}
            lines={lines}
            current={desk.open}
            from={printing ? 0 : desk.from}
            all={printing}
            onFrom={desk.turn}
            onOpen={desk.show}
            empty={<Empty title={t(`sheet.empty.${state}.title`)}>{t(`sheet.empty.${state}.words`)}</Empty>}
          />
        </Paper>
      )}
    </>
  )
}

function OnTheDesk({ desk }: { desk: DeskState }) {
  const { open, last } = desk
  return (
    <>
      {last && last.item !== open && (
        <JustStamped
          stamp={last}
          line={desk.lines.rows.find((row) => row.id === last.item)}
          onCorrect={desk.correct}
        />
      )}
      <Opened
        key={open}
        line={open}
        ahead={desk.ahead}
        correcting={desk.correcting}
        onStamped={desk.stamped}
        onLeave={desk.close}
      />
    </>
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
