import { memo, useEffect, useRef } from 'react'
import { classes, useSaid } from '#kernel/ui'
import type { Finding, Span } from '../api.ts'
import { partWords } from './path.ts'
import { piecesOf, type Piece } from './pieces.ts'
import { bringIntoSight } from './scroll.ts'
import type { Target } from './use-findings.ts'

export interface Marking {
  readonly found: ReadonlyMap<number, readonly Finding[]>
  readonly going: ReadonlySet<string>
  readonly target: Target | null
  readonly onMark: (finding: Finding) => void
}
interface TextRowsProps {
  readonly rows: readonly Span[]
  readonly marking: Marking
}

/** Text as it stands in the file, part by part, with what was found in it. */
export function TextRows({ rows, marking }: TextRowsProps) {
  const box = useRef<HTMLDivElement>(null)
  const { target } = marking
  const led = useRef<Target | null>(null)
  useEffect(() => {
    if (!target || led.current === target) return
    const mark = box.current?.querySelector<HTMLElement>(`[data-found~="${target.finding.no}"]`)
    if (!mark) return
    led.current = target
    bringIntoSight(mark, mark.closest<HTMLElement>('.o-pane'))
    if (target.focus === 'text') mark.focus({ preventScroll: true })
  }, [target, rows])
  // Which mark is the current one is told to the document alone: the text itself need not be drawn anew for it.
  useEffect(() => {
    for (const mark of box.current?.querySelectorAll('[data-current]') ?? [])
      mark.removeAttribute('data-current')
    if (!target) return
    for (const mark of box.current?.querySelectorAll(`[data-found~="${target.finding.no}"]`) ?? [])
      mark.setAttribute('data-current', '')
  }, [target, rows])
  return (
    <div ref={box} className="o-text">
      <Lines rows={rows} found={marking.found} going={marking.going} onMark={marking.onMark} />
    </div>
  )
}

type Marks = Omit<Marking, 'target'>
interface LinesProps extends Marks {
  readonly rows: readonly Span[]
}
const Lines = memo(function Lines({ rows, ...marks }: LinesProps) {
  return (
    <>
      {partsOf(rows).map((part) => (
        <div key={part.first} className="o-part">
          {part.path.length > 1 && <p className="o-part-name">{partWords(part.path)}</p>}
          {part.rows.map((row, i) => (
            <p key={row.id} className="o-line">
              <span className="o-place">
                {row.place.address === part.rows[i - 1]?.place.address ? '' : row.place.address}
              </span>
              <span className="o-words">
                {row.heading && <span className="o-heading">{row.heading}：</span>}
                <Words span={row} marks={marks} />
              </span>
            </p>
          ))}
        </div>
      ))}
    </>
  )
})

function Words({ span, marks }: { span: Span; marks: Marks }) {
  const pieces = piecesOf(span.text, marks.found.get(span.id) ?? [])
  return pieces.map((piece, i) =>
    piece.findings.length === 0 ? piece.text : <Found key={i} piece={piece} marks={marks} />,
  )
}

function Found({ piece, marks }: { piece: Piece; marks: Marks }) {
  const say = useSaid()
  const [first] = piece.findings
  if (!first) return piece.text
  const going = piece.findings.some(({ mark }) => marks.going.has(mark))
  const kinds = [...new Set(piece.findings.map(({ detector }) => say(detector)))].join('、')
  return (
    <mark
      className={classes('o-mark', going && 'goes')}
      data-found={piece.findings.map(({ no }) => no).join(' ')}
      title={kinds}
      tabIndex={-1}
      onClick={() => marks.onMark(first)}
    >
      {piece.text}
      <span className="unseen">（{kinds}）</span>
    </mark>
  )
}

interface PartOfText {
  readonly first: number
  readonly path: readonly string[]
  readonly rows: Span[]
}
/** Runs of rows that stand in the same part. */
function partsOf(rows: readonly Span[]): readonly PartOfText[] {
  const parts: PartOfText[] = []
  for (const row of rows) {
    const last = parts.at(-1)
    if (last && last.path.join('\n') === row.place.part.join('\n')) last.rows.push(row)
    else parts.push({ first: row.id, path: row.place.part, rows: [row] })
  }
  return parts
}
