import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button, count, useSaid } from '#kernel/ui'
import type { Finding, Report } from '../api.ts'
import { useText } from '../text.ts'
import { extentOf, goingMarks, withDetector, withMark, type Choice } from './choice.ts'
import { FindingRow } from './finding-row.tsx'
import { Fold } from './fold.tsx'
import type { Group } from './groups.ts'
import { Pane } from './pane.tsx'
import { bringIntoSight } from './scroll.ts'
import { Tick } from './tick.tsx'
import type { Findings } from './use-findings.ts'

const SLICE = 100
const OPEN_UP_TO = 30

interface FindingListProps {
  readonly report: Report
  readonly findings: Findings
  readonly choice: Choice
  readonly onChoice: (choice: Choice) => void
}

/** What was found, detector by detector. */
export function FindingList({ report, findings, choice, onChoice }: FindingListProps) {
  const t = useText()
  const frame = useRef<HTMLElement>(null)
  const { groups, target } = findings
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [led, setLed] = useState(target)
  // Whoever is led to a finding finds its group open.
  if (led !== target) {
    setLed(target)
    if (target) setOpened(new Map([...opened, [target.finding.detector.id, true]]))
  }
  useEffect(() => {
    if (!target) return
    const row = frame.current?.querySelector<HTMLElement>(`[data-row="${target.finding.no}"]`)
    if (!row) return
    bringIntoSight(row, frame.current)
    if (target.focus === 'row')
      row.querySelector<HTMLElement>('.o-finding-open')?.focus({ preventScroll: true })
  }, [target])
  const same = sameOf(report.findings)
  const going = goingMarks(choice, report.findings)
  const entry = target?.finding.no ?? groups.find((group) => group.findings.length > 0)?.findings[0]?.no
  const turn = (one: Finding) => onChoice(withMark(choice, report.findings, one.mark))
  return (
    <Pane
      kind="findings"
      frame={frame}
      title={t('file.find.title')}
      note={
        report.findingsTotal > report.findings.length
          ? t('file.find.cut', { n: count(report.findings.length), total: count(report.findingsTotal) })
          : t('file.find.total', { total: count(report.findingsTotal) })
      }
      onKeyDown={(event) => onSpace(event, report.findings, turn)}
      onKeyUp={(event) => isRow(event) && event.preventDefault()}
    >
      {groups.length === 0 && <p className="soft">{t('file.find.none')}</p>}
      {groups.map((group) => (
        <FoundGroup
          key={group.detector.id}
          group={group}
          open={opened.get(group.detector.id) ?? group.detector.items <= OPEN_UP_TO}
          onToggle={(open) => setOpened(new Map([...opened, [group.detector.id, open]]))}
          extent={extentOf(choice, report.findings, group.detector.id)}
          onExtent={(on) => onChoice(withDetector(choice, report.findings, group.detector.id, on))}
          row={(one) => (
            <FindingRow
              key={one.no}
              finding={one}
              current={one === target?.finding}
              explained={one === target?.finding && findings.explaining}
              going={going.has(one.mark)}
              along={choice.hidden.has(one.sight)}
              same={same.get(one.mark) ?? 1}
              entry={one.no === entry}
              onOpen={() => {
                findings.explain(one === target?.finding ? !findings.explaining : true)
                findings.show(one, 'row')
              }}
              onTurn={() => turn(one)}
            />
          )}
          upTo={target ? group.findings.indexOf(target.finding) + 1 : 0}
        />
      ))}
    </Pane>
  )
}

interface FoundGroupProps {
  readonly group: Group
  readonly open: boolean
  readonly onToggle: (open: boolean) => void
  readonly extent: 'all' | 'some' | 'none'
  readonly onExtent: (on: boolean) => void
  readonly row: (finding: Finding) => React.ReactNode
  /** At least so many rows are drawn. */
  readonly upTo: number
}
function FoundGroup({ group, open, onToggle, extent, onExtent, row, upTo }: FoundGroupProps) {
  const t = useText()
  const say = useSaid()
  const [asked, setAsked] = useState(SLICE)
  const shown = Math.max(asked, Math.ceil(upTo / SLICE) * SLICE)
  const { detector, findings } = group
  const name = say(detector)
  return (
    <Fold
      level={3}
      open={open}
      onToggle={onToggle}
      title={
        <>
          {name} <span className="o-count">{count(detector.items)}</span>
        </>
      }
      side={
        <Tick
          label={t('file.find.removeAllOf', { kind: name })}
          words={t('file.find.removeAll')}
          extent={extent}
          onChange={onExtent}
        />
      }
    >
      <ol className="o-finding-rows" aria-label={name}>
        {findings.slice(0, shown).map(row)}
      </ol>
      {findings.length > shown && (
        <Button small onClick={() => setAsked(shown + SLICE)}>
          {t('file.find.more', { n: count(Math.min(SLICE, findings.length - shown)) })}
        </Button>
      )}
      {detector.items > findings.length && (
        <p className="small soft">
          {t('file.find.unlisted', { n: count(detector.items - findings.length) })}
        </p>
      )}
    </Fold>
  )
}

function sameOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const same = new Map<string, number>()
  for (const { mark } of findings) same.set(mark, (same.get(mark) ?? 0) + 1)
  return same
}

const isRow = (event: KeyboardEvent): boolean =>
  event.key === ' ' && event.target instanceof Element && event.target.matches('.o-finding-open')

/** On a row, Space chooses instead of opening; Enter opens. */
function onSpace(event: KeyboardEvent, findings: readonly Finding[], turn: (one: Finding) => void): void {
  if (!isRow(event) || !(event.target instanceof Element)) return
  event.preventDefault()
  const no = event.target.closest<HTMLElement>('[data-row]')?.dataset['row']
  const one = findings.find((candidate) => String(candidate.no) === no)
  if (one) turn(one)
}
