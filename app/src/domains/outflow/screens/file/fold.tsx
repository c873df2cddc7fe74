import { useId, type ReactNode } from 'react'
import { Icon } from '#kernel/ui'

interface FoldProps {
  readonly title: ReactNode
  readonly open: boolean
  readonly onToggle: (open: boolean) => void
  /** Stands beside the title: a choice about the whole group. */
  readonly side?: ReactNode
  readonly level: 3 | 4
  readonly children: ReactNode
}

/** A part under its heading that opens and closes; unlike `<details>` it may have controls beside its heading. */
export function Fold({ title, open, onToggle, side, level, children }: FoldProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section className="o-fold">
      <div className="o-fold-head">
        <Heading>
          <button
            type="button"
            className="o-fold-button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => onToggle(!open)}
          >
            <Icon name="up" size={16} />
            <span>{title}</span>
          </button>
        </Heading>
        {side}
      </div>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </section>
  )
}
