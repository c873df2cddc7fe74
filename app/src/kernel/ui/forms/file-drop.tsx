import { useState } from 'react'
import { count } from '../language.ts'
import { useKitText } from '../texts.ts'
import { classes } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Field, type FieldProps } from './field.tsx'

interface FileDropProps extends FieldProps {
  /** As in `<input accept>`: `.csv,.txt`. */
  readonly accept?: string
  readonly file: File | null
  readonly onFile: (file: File) => void
  /** 0 to 1 while it travels; null otherwise. */
  readonly progress?: number | null
}

/** One file, dropped or chosen. */
export function FileDrop({ accept, file, onFile, progress = null, ...field }: FileDropProps) {
  const t = useKitText()
  const [over, setOver] = useState(false)
  return (
    <Field {...field}>
      {(ids) => (
        <div
          className={classes('drop', over && 'over')}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            const dropped = event.dataTransfer.files[0]
            if (dropped) onFile(dropped)
          }}
        >
          <Icon name="import" size={24} />
          {file ? (
            <span>
              <span className="strong">{file.name}</span> <span className="soft">{bytes(file.size)}</span>
            </span>
          ) : (
            <span>{t('file.drop')}</span>
          )}
          {progress !== null ? (
            <progress value={progress} max={1} aria-label={t('file.progress')} />
          ) : (
            <span className="field-hint">{file ? t('file.another') : accept?.replaceAll(',', ' ')}</span>
          )}
          <input
            id={ids.id}
            data-field={field.name}
            type="file"
            accept={accept}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            onChange={(event) => {
              const chosen = event.target.files?.[0]
              if (chosen) onFile(chosen)
              event.target.value = ''
            }}
          />
        </div>
      )}
    </Field>
  )
}

export const bytes = (n: number): string =>
  n < 1024
    ? `${n} B`
    : n < 1024 ** 2
      ? `${count(Math.round(n / 1024))} KB`
      : `${(n / 1024 ** 2).toFixed(1)} MB`
