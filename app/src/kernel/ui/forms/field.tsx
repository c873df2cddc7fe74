import { useId, type ReactNode } from 'react'
import { useKitText } from '../texts.ts'
import { classes } from '../parts/button.tsx'

/** What every field has: a name in the form, a visible label, a hint, and the sentence of its fault. */
export interface FieldProps {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | null | undefined
  readonly optional?: boolean
}
export interface FieldIds {
  readonly id: string
  readonly describedBy: string | undefined
  readonly invalid: true | undefined
}

/** Label, hint and fault around a control. The id is the field's name in its form, so that the error summary can lead to it. */
export function Field({
  name,
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: (ids: FieldIds) => ReactNode }) {
  const t = useKitText()
  const id = `f-${useId().replace(/\W/g, '')}-${name}`
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={classes('field', error && 'wrong')}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional">{t('form.optional')}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      {children({ id, describedBy: ids === '' ? undefined : ids, invalid: error ? true : undefined })}
    </div>
  )
}

/** A group of controls under one question. */
export function FieldSet({ name, label, hint, error, children }: FieldProps & { children: ReactNode }) {
  const id = `f-${useId().replace(/\W/g, '')}-${name}`
  return (
    <fieldset
      className={classes('field', error && 'wrong')}
      aria-describedby={hint ? `${id}-hint` : undefined}
    >
      <legend className="field-label">{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && <p className="field-error">{error}</p>}
      {children}
    </fieldset>
  )
}
