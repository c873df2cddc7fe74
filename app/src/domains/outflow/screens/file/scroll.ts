/** What lies over the window's edges: the console's bar above, the choice below. */
const ABOVE = 64
const BELOW = 104
const MARGIN = 40
const ENOUGH = 200

/** Brings something into sight inside its own scrolling frame, and as much of the frame into the window as is needed for it. */
export function bringIntoSight(thing: HTMLElement, frame: HTMLElement | null): void {
  if (!frame || frame.scrollHeight <= frame.clientHeight + 1) {
    thing.scrollIntoView({ block: 'nearest' })
    return
  }
  if (shownOf(frame).height < ENOUGH) frame.scrollIntoView({ block: 'start' })
  const there = thing.getBoundingClientRect()
  const { top, bottom, height } = shownOf(frame)
  if (there.top < top + MARGIN || there.bottom > bottom - MARGIN)
    frame.scrollTop += there.top - top - Math.max(MARGIN, height / 3)
}

/** The part of the frame that the window shows. */
function shownOf(frame: HTMLElement): { top: number; bottom: number; height: number } {
  const box = frame.getBoundingClientRect()
  const top = Math.max(box.top + headOf(frame), ABOVE)
  const bottom = Math.min(box.bottom, innerHeight - BELOW)
  return { top, bottom, height: bottom - top }
}
const headOf = (frame: HTMLElement): number => frame.querySelector('.o-pane-head')?.clientHeight ?? 0
