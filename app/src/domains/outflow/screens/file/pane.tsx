import { useEffect, useRef, useState, type KeyboardEventHandler, type ReactNode, type RefObject } from 'react'

interface PaneProps {
  readonly title: string
  readonly note: string
  readonly kind: 'findings' | 'seen' | 'carried'
  readonly frame?: RefObject<HTMLElement | null>
  readonly onKeyDown?: KeyboardEventHandler
  readonly onKeyUp?: KeyboardEventHandler
  readonly children: ReactNode
}

/** One of the columns; it scrolls inside itself, and the keyboard can enter it as soon as it does. */
export function Pane({ title, note, kind, frame, onKeyDown, onKeyUp, children }: PaneProps) {
  const own = useRef<HTMLElement>(null)
  const box = frame ?? own
  const inside = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const [outer, inner] = [box.current, inside.current]
    if (!outer || !inner) return
    const observer = new ResizeObserver(() => setScrolls(outer.scrollHeight > outer.clientHeight + 1))
    observer.observe(outer)
    observer.observe(inner)
    return () => observer.disconnect()
  }, [box])
  return (
    <section
      ref={box}
      className={`o-pane o-${kind}`}
      aria-label={title}
      tabIndex={scrolls ? 0 : undefined}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
    >
      <header className="o-pane-head">
        <h2>{title}</h2>
        <p className="small soft">{note}</p>
      </header>
      <div ref={inside}>{children}</div>
    </section>
  )
}
