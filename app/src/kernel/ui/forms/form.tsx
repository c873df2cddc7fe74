import { useEffect, useRef, type SyntheticEvent, type ReactNode } from 'react'
import { useKitText } from '../texts.ts'
import { classes } from '../parts/button.tsx'

interface FormProps {
  readonly faults: Readonly<Record<string, string | undefined>>
  readonly onSubmit: () => void
  readonly wide?: boolean
  readonly label?: string
  readonly children: ReactNode
}

/** A form with an error summary that takes the focus and leads to each field, as GOV.UK does it. */
export function Form({ faults, onSubmit, wide, label, children }: FormProps) {
  const t = useKitText()
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const tried = useRef(false)
  const listed = Object.entries(faults).filter((entry): entry is [string, string] => entry[1] !== undefined)
  useEffect(() => {
    if (tried.current && listed.length > 0) summary.current?.focus()
    tried.current = false
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    tried.current = true
    onSubmit()
  }
  const goTo = (name: string) =>
    form.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`)?.focus()
  return (
    <form
      ref={form}
      className={classes('form', wide && 'wide')}
      aria-label={label}
      noValidate
      onSubmit={submit}
    >
      {listed.length > 0 && (
        <div ref={summary} className="error-summary" role="alert" tabIndex={-1}>
          <h2>{t('form.summary')}</h2>
          <ul>
            {listed.map(([name, fault]) => (
              <li key={name}>
                <a
                  href={`#${name}`}
                  onClick={(event) => {
                    event.preventDefault()
                    goTo(name)
                  }}
                >
                  {fault}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {children}
    </form>
  )
}
export const FormDeeds = ({ children }: { children: ReactNode }) => (
  <div className="form-deeds">{children}</div>
)
/** A row of small fields over a list. */
export const Filters = ({ children, label }: { children: ReactNode; label: string }) => (
  <div className="filters" role="search" aria-label={label}>
    {children}
  </div>
)
