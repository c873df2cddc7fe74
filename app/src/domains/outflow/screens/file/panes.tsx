import { useCallback, useMemo, type KeyboardEvent } from 'react'
import { useKeys } from '#kernel/ui'
import type { Finding, Report } from '../api.ts'
import { useText } from '../text.ts'
import { Carried } from './carried.tsx'
import { goingMarks, withMark, type Choice } from './choice.ts'
import { FindingList } from './finding-list.tsx'
import { Pane } from './pane.tsx'
import { bySpan } from './pieces.ts'
import { Stream } from './stream.tsx'
import { useFindings } from './use-findings.ts'

interface PanesProps {
  readonly file: string
  readonly report: Report
  readonly choice: Choice
  readonly onChoice: (choice: Choice) => void
}

/** Findings, what is seen, and what is carried, side by side; each leads to the others. */
export function Panes({ file, report, choice, onChoice }: PanesProps) {
  const t = useText()
  const findings = useFindings(report)
  const current = findings.target?.finding ?? null
  const turn = (one: Finding | null) => one && onChoice(withMark(choice, report.findings, one.mark))
  useKeys(
    t('file.find.title'),
    [
      { key: 'j', says: t('file.key.next'), run: () => findings.step(1) },
      { key: 'k', says: t('file.key.before'), run: () => findings.step(-1) },
      // Space belongs to whatever has the focus; list and text answer it themselves, and here it is only told.
      { key: 'space', says: t('file.key.turn'), run: () => turn(current) },
      { key: 't', says: t('file.key.text'), run: () => current && findings.show(current, 'text') },
      { key: 'l', says: t('file.key.back'), run: () => current && findings.show(current, 'row') },
    ],
    report.findings.length > 0,
  )
  // These stay the same from one finding to the next, so that a text with thousands of marks is not drawn anew.
  const { show } = findings
  const found = useMemo(() => bySpan(report.findings), [report])
  const going = useMemo(() => goingMarks(choice, report.findings), [choice, report])
  const onMark = useCallback((one: Finding) => show(one, 'none'), [show])
  const marking = { found, going, onMark, target: findings.target }
  /** In the text the keys mean the finding that has the focus. */
  const onKey = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || !event.target.matches('.o-mark') || !current) return
    if (event.key === ' ') turn(current)
    else if (event.key === 'Enter') {
      findings.explain(true)
      findings.show(current, 'row')
    } else if (event.key === 'Escape') findings.show(current, 'row')
    else return
    event.preventDefault()
  }
  return (
    <div className="o-panes" onKeyDown={onKey}>
      <FindingList report={report} findings={findings} choice={choice} onChoice={onChoice} />
      <Pane kind="seen" title={t('file.seen.title')} note={t('file.seen.note')}>
        <Stream file={file} what={{ sight: 'visible' }} marking={marking} empty={t('file.seen.none')} />
      </Pane>
      <Carried file={file} report={report} marking={marking} choice={choice} onChoice={onChoice} />
    </div>
  )
}
