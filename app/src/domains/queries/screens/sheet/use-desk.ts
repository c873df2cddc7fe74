import { useEffect, useRef, useState } from 'react'
import { useGo, useQueryState } from '#kernel/ui'
import type { GivenStamp, Line, Sheet } from '../api.ts'
import { SLICE, useLines, type SheetLines, type Waiting } from './use-lines.ts'

export const states = ['todo', 'asked', 'decided'] as const satisfies readonly Waiting[]

export interface DeskState {
  readonly lines: SheetLines
  readonly state: Waiting
  readonly flagged: boolean
  /** Id of the line that is open; empty while none is. */
  readonly open: string
  readonly here: Line | undefined
  /** The first that waits, and the one that follows the open line. */
  readonly first: Line | undefined
  readonly ahead: string
  /** First row shown. */
  readonly from: number
  readonly last: GivenStamp | null
  readonly correcting: boolean
  show(line: Line | undefined): void
  step(by: 1 | -1): void
  close(): void
  stamped(stamp: GivenStamp): void
  correct(): void
  turn(from: number): void
  look(state: Waiting, flagged: boolean): void
}

/** Where the reviewer is on a sheet. The place lives in the address, what he stamped in memory until the list is read again. */
export function useDesk(sheet: Sheet, onStamped: () => void): DeskState {
  const go = useGo()
  const [asked] = useQueryState('state', 'todo')
  const [mark] = useQueryState('flagged')
  const [open] = useQueryState('line')
  const [from, setFrom] = useState(0)
  const [last, setLast] = useState<GivenStamp | null>(null)
  const [correcting, setCorrecting] = useState<string | null>(null)
  const state = states.find((one) => one === asked) ?? 'todo'
  const flagged = mark === '1'
  const lines = useLines(sheet.id, state, flagged)
  const at = lines.rows.findIndex((line) => line.id === open)
  const first = lines.rows.find(lines.waits)
  useReadAhead(at, lines.rows.length, lines.more)

  const goTo = (line: string, next = state, only = flagged) => {
    const query = new URLSearchParams({
      sheet: sheet.id,
      ...(next === 'todo' ? {} : { state: next }),
      ...(only ? { flagged: '1' } : {}),
      ...(line === '' ? {} : { line }),
    })
    go(`/queries/sheet?${query.toString()}`, { replace: true })
  }
  const show = (line: Line | undefined) => {
    if (!line) return
    setFrom(Math.floor(Math.max(0, lines.rows.indexOf(line)) / SLICE) * SLICE)
    setCorrecting(null)
    goTo(line.id)
  }
  return {
    lines,
    state,
    flagged,
    open,
    here: lines.rows[at],
    first,
    ahead: open === '' ? '' : (lines.after(open)?.id ?? ''),
    from,
    last,
    correcting: correcting !== null && correcting === open,
    show,
    step: (by) => show(open === '' ? first : lines.rows[at + by]),
    close: () => goTo(''),
    stamped(stamp) {
      lines.keep(stamp)
      setLast(stamp)
      setCorrecting(null)
      onStamped()
      // A correction leaves the reviewer where he is; a decision leads on.
      if (stamp.corrects !== null) return
      const next = lines.after(stamp.item)
      if (next) show(next)
      else goTo('')
    },
    correct() {
      const decided = lines.given.has(open) || lines.rows[at]?.review?.state === 'decided'
      const target = decided ? open : last?.item
      if (target === undefined) return
      setCorrecting(target)
      if (target !== open) goTo(target)
    },
    turn: setFrom,
    look(next, only) {
      setFrom(0)
      goTo('', next, only)
    },
  }
}

/** The next page is fetched before the reviewer gets there. */
function useReadAhead(at: number, rows: number, more: (() => void) | null) {
  const latest = useRef(more)
  useEffect(() => {
    latest.current = more
  })
  useEffect(() => {
    if (at >= 0 && at > rows - 20) latest.current?.()
  }, [at, rows])
}
