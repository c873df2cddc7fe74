import { useEffect, useId, useState, type ReactNode } from 'react'
import { useKitText } from '../texts.ts'
import { classes } from './button.tsx'
import { Icon } from './icon.tsx'

interface PageProps {
  readonly title: string
  /** One sentence: what this page wants from the reader. */
  readonly purpose: ReactNode
  /** Help in place, behind `?`. */
  readonly help?: ReactNode
  /** At most one primary. */
  readonly deeds?: ReactNode
  readonly narrow?: boolean
  readonly children: ReactNode
}

export function Page({ title, purpose, help, deeds, narrow, children }: PageProps) {
  const t = useKitText()
  const [open, setOpen] = useState(false)
  const id = useId()
  useEffect(() => {
    document.title = `${title}｜Subrosa`
  }, [title])
  return (
    <div className={classes('page', narrow && 'narrow')}>
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}>
            {title}
            {help && (
              <button
                type="button"
                className="button quiet icon small no-print"
                aria-expanded={open}
                aria-controls={id}
                aria-label={t('page.help')}
                onClick={() => setOpen(!open)}
              >
                <Icon name="help" size={18} />
              </button>
            )}
          </h1>
          <p className="page-purpose">{purpose}</p>
        </div>
        {deeds && <div className="page-deeds">{deeds}</div>}
        {help && (
          <div id={id} className="page-help" hidden={!open}>
            {help}
          </div>
        )}
      </header>
      {children}
    </div>
  )
}

export function Section({
  title,
  note,
  children,
}: {
  title: ReactNode
  note?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="section">
      <h2>{title}</h2>
      {note && <p className="soft measure section-note">{note}</p>}
      {children}
    </section>
  )
}

interface SplitProps {
  readonly list: ReactNode
  /** What was opened; null while nothing is. On a narrow screen it takes the place of the list. */
  readonly thing: ReactNode | null
  readonly title?: ReactNode
  readonly onClose: () => void
}
export function Split({ list, thing, title, onClose }: SplitProps) {
  const t = useKitText()
  return (
    <div className={classes('split', thing !== null && 'open')}>
      <div className="split-list">{list}</div>
      {thing !== null && (
        <section className="split-thing" aria-label={t('split.thing')}>
          <div className="split-thing-head">
            <h2>{title}</h2>
            <button type="button" className="button quiet small" onClick={onClose}>
              <Icon name="close" size={16} />
              {t('close')}
            </button>
          </div>
          <div className="split-thing-body">{thing}</div>
        </section>
      )}
    </div>
  )
}
