import { useEffect, useRef } from 'react'
import { Go, usePath } from '../go.tsx'
import { useSaid, type Said } from '../language.ts'
import { useKitText } from '../texts.ts'
import { Icon, Rose, type IconName } from '../parts/icon.tsx'

export interface RailEntry {
  readonly to: string
  readonly title: Said
  readonly icon: IconName
  /** How many things wait there. */
  readonly count?: number | undefined
}

/** The rooms this person may enter; others are absent. On a phone it opens as a drawer. */
export function Rail({
  entries,
  open,
  onClose,
}: {
  entries: readonly RailEntry[]
  open: boolean
  onClose: () => void
}) {
  const drawer = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) drawer.current?.showModal()
  }, [open])
  const list = <RailList entries={entries} onGo={onClose} />
  return (
    <>
      <div className="rail">{list}</div>
      {open && (
        <dialog
          ref={drawer}
          className="rail drawer"
          onClose={onClose}
          onClick={(event) => event.target === drawer.current && onClose()}
        >
          {list}
        </dialog>
      )}
    </>
  )
}

function RailList({ entries, onGo }: { entries: readonly RailEntry[]; onGo: () => void }) {
  const t = useKitText()
  const say = useSaid()
  const path = usePath()
  // The longest entry that leads here is the current place.
  const here = entries
    .filter((entry) => path === entry.to || (entry.to !== '/' && path.startsWith(`${entry.to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0]
  return (
    <nav aria-label={t('shell.rail')} onClick={onGo}>
      <p className="rail-mark">
        <Rose size={30} />
        <span className="rail-name">Subrosa</span>
      </p>
      <ul>
        {entries.map((entry) => (
          <li key={entry.to}>
            <Go
              to={entry.to}
              className="rail-link"
              {...(entry === here ? { 'aria-current': 'page' as const } : {})}
            >
              <Icon name={entry.icon} />
              <span className="rail-words">{say(entry.title)}</span>
              {entry.count ? <span className="rail-count">{entry.count}</span> : null}
            </Go>
          </li>
        ))}
      </ul>
    </nav>
  )
}
