/** Brings something into sight inside its own scrolling frame, or in the window where the frame does not scroll. */
export function bringIntoSight(thing: HTMLElement, frame: HTMLElement | null): void {
  if (!frame || frame.scrollHeight <= frame.clientHeight + 1) {
    thing.scrollIntoView({ block: 'center' })
    return
  }
  const there = thing.getBoundingClientRect()
  const here = frame.getBoundingClientRect()
  const margin = 48
  if (there.top < here.top + margin || there.bottom > here.bottom - margin)
    frame.scrollTop += there.top - here.top - frame.clientHeight / 3
}
