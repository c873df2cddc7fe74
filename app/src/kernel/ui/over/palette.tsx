import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useGo } from '../go.tsx'
import { useSaid, type Said } from '../language.ts'
import { useKitText } from '../texts.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { classes } from '../parts/button.tsx'

/** One thing or action that ⌘K finds. */
export interface Findable {
  readonly id: string
  readonly title: Said
  readonly kind: Said
  readonly icon: IconName
  readonly to?: string
  readonly run?: () => void
  /** Further words that lead here. */
  readonly also?: string
}
interface PaletteProps {
  readonly things: readonly Findable[]
  readonly onClose: () => void
}

/** The command palette: type to find, arrows to move, Enter to go. */
export default function Palette({ things, onClose }: PaletteProps) {
  const t = useKitText()
  const say = useSaid()
  const go = useGo()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  const found = things
    .filter((thing) => {
      const text =
        `${thing.title.zh} ${thing.title.en} ${thing.kind.zh} ${thing.kind.en} ${thing.also ?? ''}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .slice(0, 12)
  useEffect(() => {
    const back = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (back instanceof HTMLElement && back.isConnected) back.focus()
    }
  }, [])
  const take = (thing: Findable | undefined) => {
    if (!thing) return
    onClose()
    if (thing.run) thing.run()
    else if (thing.to) go(thing.to)
  }
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setActive(Math.max(0, Math.min(found.length - 1, active + step)))
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      take(found[active])
    }
  }
  return (
    <dialog
      ref={dialog}
      className="dialog palette"
      aria-label={t('palette.title')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <input
        className="palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[active] ? `palette-${active}` : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.hint')}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKey}
      />
      <div id="palette-list" className="palette-list" role="listbox" aria-label={t('palette.title')}>
        {found.map((thing, i) => (
          <div
            key={thing.id}
            id={`palette-${i}`}
            role="option"
            aria-selected={i === active}
            className={classes(i === active && 'active')}
            onPointerMove={() => setActive(i)}
            onClick={() => take(thing)}
          >
            <Icon name={thing.icon} />
            {say(thing.title)}
            <span className="palette-kind">{say(thing.kind)}</span>
          </div>
        ))}
        {found.length === 0 && (
          <div role="option" aria-selected={false} aria-disabled="true" className="soft">
            {t('palette.none')}
          </div>
        )}
      </div>
    </dialog>
  )
}
