import { useId, useState, type KeyboardEvent } from 'react'
import { useKitText } from '../texts.ts'
import { classes } from '../parts/button.tsx'
import { Field, type FieldProps } from './field.tsx'

export interface ComboOption {
  readonly value: string
  readonly label: string
  readonly hint?: string
}
interface ComboProps extends FieldProps {
  /** What is chosen, with its words; null while nothing is. */
  readonly value: ComboOption | null
  readonly onChange: (chosen: ComboOption | null) => void
  /** Options for what has been typed; the caller filters or asks the server. */
  readonly options: readonly ComboOption[]
  readonly onType: (text: string) => void
}

/** Type to find, arrows to move, Enter to take: a combobox after the ARIA pattern. */
export function Combo({ value, onChange, options, onType, ...field }: ComboProps) {
  const t = useKitText()
  const listId = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const open = typed !== null
  const take = (option: ComboOption | undefined) => {
    if (!option) return
    onChange(option)
    setTyped(null)
  }
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      if (!open) return begin(value?.label ?? '')
      setActive(Math.max(0, Math.min(options.length - 1, active + step)))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      take(options[active])
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setTyped(null)
    }
  }
  const begin = (text: string) => {
    setTyped(text)
    setActive(0)
    onType(text)
  }
  return (
    <Field {...field}>
      {(ids) => (
        <div className="combo">
          <input
            id={ids.id}
            data-field={field.name}
            className="input"
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && options[active] ? `${listId}-${active}` : undefined}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            autoComplete="off"
            value={typed ?? value?.label ?? ''}
            onChange={(event) => {
              if (event.target.value === '') onChange(null)
              begin(event.target.value)
            }}
            onKeyDown={onKey}
            onBlur={() => setTyped(null)}
          />
          {open && (
            <div className="combo-list" role="listbox" id={listId} aria-label={t('combo.list')}>
              {options.map((option, i) => (
                <div
                  key={option.value}
                  id={`${listId}-${i}`}
                  role="option"
                  aria-selected={i === active}
                  className={classes(i === active && 'active')}
                  // Before blur closes the list.
                  onPointerDown={(event) => {
                    event.preventDefault()
                    take(option)
                  }}
                >
                  {option.label}
                  {option.hint && <span className="soft small">{option.hint}</span>}
                </div>
              ))}
              {options.length === 0 && (
                <div role="option" aria-selected={false} aria-disabled="true" className="soft">
                  {t('combo.none')}
                </div>
              )}
            </div>
          )}
        </div>
      )}
    </Field>
  )
}
