import { useState } from 'react'
import { Combo, Icon, usePersonSearch, type ComboOption } from '#kernel/ui'
import { useText } from './text.ts'

interface ChipsProps {
  readonly chosen: readonly ComboOption[]
  readonly onRemove: (value: string) => void
}
/** What was chosen, each to be taken away again. */
export function Chips({ chosen, onRemove }: ChipsProps) {
  const t = useText()
  if (chosen.length === 0) return null
  return (
    <ul className="row q-chips">
      {chosen.map((one) => (
        <li key={one.value}>
          <button
            type="button"
            className="button small"
            aria-label={t('remove', { name: one.label })}
            onClick={() => onRemove(one.value)}
          >
            {one.label}
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
    </ul>
  )
}

interface ManyProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly chosen: readonly ComboOption[]
  readonly onChange: (chosen: readonly ComboOption[]) => void
}
/** Several of a known list, found by typing. */
export function ChooseMany({ options, ...props }: ManyProps & { readonly options: readonly ComboOption[] }) {
  const [typed, setTyped] = useState('')
  const text = typed.trim().toLowerCase()
  const left = options.filter(
    (option) =>
      !props.chosen.some((one) => one.value === option.value) && option.label.toLowerCase().includes(text),
  )
  return <Many {...props} options={left.slice(0, 12)} onType={setTyped} />
}

/** Several people, found by name. */
export function ChoosePeople(props: ManyProps) {
  const [typed, setTyped] = useState('')
  const options = usePersonSearch(typed)
  return (
    <Many
      {...props}
      options={options.filter((option) => !props.chosen.some((one) => one.value === option.value))}
      onType={setTyped}
    />
  )
}

function Many({
  chosen,
  onChange,
  options,
  onType,
  ...field
}: ManyProps & { options: readonly ComboOption[]; onType: (text: string) => void }) {
  return (
    <div className="stack tight">
      <Combo
        {...field}
        value={null}
        options={options}
        onType={onType}
        onChange={(one) => one && onChange([...chosen, one])}
      />
      <Chips chosen={chosen} onRemove={(value) => onChange(chosen.filter((one) => one.value !== value))} />
    </div>
  )
}
