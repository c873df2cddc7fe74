import { useEffect, useRef } from 'react'
import { RefusalNote, Skeleton } from '#kernel/ui'
import type { GivenStamp } from '../api.ts'
import { LineBody } from '../line/line-body.tsx'
import { DecidedNote } from './decided-note.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { latestStamp } from './decision.ts'
import { useOpened } from './use-opened.ts'

interface OpenedProps {
  readonly line: string
  /** The line that comes next, read beforehand. */
  readonly ahead: string
  readonly correcting: boolean
  readonly onStamped: (stamp: GivenStamp) => void
  readonly onLeave: () => void
}

/** The line to judge, and the place to judge it. */
export function Opened({ line, ahead, correcting, onStamped, onLeave }: OpenedProps) {
  const { opened, refusal, noted, again } = useOpened(line, ahead)
  const top = useRef<HTMLDivElement>(null)
  const here = opened !== null
  useEffect(() => fromTheTop(top.current), [here])
  if (refusal || !opened)
    return <div ref={top}>{refusal ? <RefusalNote refusal={refusal} /> : <Skeleton lines={10} />}</div>
  const decided = opened.line.review?.state === 'decided'
  const stamp = latestStamp(opened)
  const stampable = noted && opened.may.stamp
  return (
    <div ref={top}>
      <LineBody opened={opened} />
      {correcting && stamp ? (
        <DecisionPanel
          key="correct"
          opened={opened}
          ready={stampable || decided}
          corrects={stamp.id}
          onStamped={(given) => {
            onStamped(given)
            again()
          }}
          onLeave={onLeave}
        />
      ) : decided || opened.line.review?.state === 'asked' ? (
        <DecidedNote asked={!decided} />
      ) : (
        <DecisionPanel
          opened={opened}
          ready={stampable}
          corrects={null}
          onStamped={onStamped}
          onLeave={onLeave}
        />
      )}
    </div>
  )
}

/** The next line is read from its beginning, in its own frame or, on a narrow screen, in the window. */
function fromTheTop(inside: HTMLElement | null): void {
  const frame = inside?.closest('.split-thing')
  if (!frame) return
  frame.scrollTop = 0
  if (matchMedia('(max-width: 70rem)').matches) frame.scrollIntoView({ block: 'start' })
}
