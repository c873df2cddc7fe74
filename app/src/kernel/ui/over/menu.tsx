import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { classes } from '../parts/button.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'

export interface MenuEntry {
  readonly id: string
  readonly title: ReactNode
  readonly icon?: IconName
  readonly checked?: boolean
  readonly run: () => void
}
interface MenuProps {
  /** Name for screen readers. */
  readonly label: string
  readonly button: ReactNode
  readonly className?: string
  readonly head?: ReactNode
  readonly entries: readonly MenuEntry[]
  readonly end?: boolean
}

/** A menu button after the ARIA pattern: arrows move, Enter takes, Esc closes and gives the focus back. */
export function Menu({ label, button, className, head, entries, end }: MenuProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  const items = () => [...(root.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
  useEffect(() => {
    if (!open) return
    ;(root.current?.querySelector<HTMLElement>('[aria-checked="true"]') ?? items()[0])?.focus()
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    addEventListener('pointerdown', outside)
    return () => removeEventListener('pointerdown', outside)
  }, [open])
  const close = () => {
    setOpen(false)
    root.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    if (!open) return
    const all = items()
    const at = all.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      all[(to + all.length) % all.length]?.focus()
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if (event.key === 'Tab') setOpen(false)
  }
  return (
    <div className="combo" ref={root} onKeyDown={onKey}>
      <button
        type="button"
        className={className ?? 'button quiet'}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div className={classes('menu', end && 'end')}>
          {head && <div className="menu-head">{head}</div>}
          <div role="menu" id={id} aria-label={label}>
            {entries.map((entry) => (
              <button
                key={entry.id}
                type="button"
                role={entry.checked === undefined ? 'menuitem' : 'menuitemradio'}
                aria-checked={entry.checked}
                tabIndex={-1}
                className="menu-item"
                onClick={() => {
                  close()
                  entry.run()
                }}
              >
                {entry.icon && <Icon name={entry.icon} size={18} />}
                {entry.title}
                {entry.checked && <Icon name="check" size={16} />}
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}
