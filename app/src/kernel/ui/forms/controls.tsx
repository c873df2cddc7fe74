import type { ReactNode } from 'react'
import { Field, FieldSet, type FieldProps } from './field.tsx'
import { classes } from '../parts/button.tsx'

interface Valued extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}
interface TextFieldProps extends Valued {
  readonly type?: 'text' | 'password' | 'search' | 'number'
  readonly width?: 's' | 'm'
  readonly autoComplete?: string
  readonly inputMode?: 'numeric' | 'text'
  readonly code?: boolean
  readonly maxLength?: number
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly readOnly?: boolean
}

export function TextField({
  value,
  onChange,
  type = 'text',
  width,
  code,
  autoComplete,
  ...props
}: TextFieldProps) {
  const { name, label, hint, error, optional, ...input } = props
  return (
    <Field {...{ name, label, hint, error, ...(optional ? { optional } : {}) }}>
      {(ids) => (
        <input
          {...input}
          id={ids.id}
          name={name}
          data-field={name}
          type={type}
          className={classes('input', width && `w-${width}`, code && 'code')}
          value={value}
          autoComplete={autoComplete ?? 'off'}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export function TextArea({
  value,
  onChange,
  rows = 4,
  maxLength,
  ...field
}: Valued & { readonly rows?: number; readonly maxLength?: number }) {
  return (
    <Field {...field}>
      {(ids) => (
        <textarea
          id={ids.id}
          name={field.name}
          data-field={field.name}
          className="input"
          rows={rows}
          {...(maxLength === undefined ? {} : { maxLength })}
          value={value}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export interface Option<V extends string = string> {
  readonly value: V
  readonly label: string
}
interface SelectProps<V extends string> extends FieldProps {
  readonly value: V | ''
  readonly onChange: (value: V) => void
  readonly options: readonly Option<V>[]
  /** Words of the empty choice; without it there is none. */
  readonly none?: string
}
export function Select<V extends string>({ value, onChange, options, none, ...field }: SelectProps<V>) {
  return (
    <Field {...field}>
      {(ids) => (
        <select
          id={ids.id}
          name={field.name}
          data-field={field.name}
          className="input"
          value={value}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          onChange={(event) => onChange(event.target.value as V)}
        >
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export interface CardOption<V extends string> extends Option<V> {
  readonly hint?: ReactNode
  /** The key that picks it, e.g. `1`; shown beside it. */
  readonly hotkey?: string
}
interface RadioCardsProps<V extends string> extends FieldProps {
  readonly value: V | ''
  readonly onChange: (value: V) => void
  readonly options: readonly CardOption<V>[]
}
export function RadioCards<V extends string>({ value, onChange, options, ...field }: RadioCardsProps<V>) {
  return (
    <FieldSet {...field}>
      <div className="cards">
        {options.map((option) => (
          <label key={option.value} className="card-choice">
            <input
              type="radio"
              name={field.name}
              data-field={field.name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>
              <span className="strong">{option.label}</span>
              {option.hint && <span className="field-hint card-hint">{option.hint}</span>}
            </span>
            {option.hotkey && <kbd className="key">{option.hotkey}</kbd>}
          </label>
        ))}
      </div>
    </FieldSet>
  )
}

interface CheckboxProps {
  readonly name: string
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}
export const Checkbox = ({ name, label, checked, onChange }: CheckboxProps) => (
  <label className="choice">
    <input
      type="checkbox"
      name={name}
      data-field={name}
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
    />
    <span>{label}</span>
  </label>
)
