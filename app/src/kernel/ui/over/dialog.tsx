import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useKitText } from '../texts.ts'
import { Button, classes, type ButtonLook } from '../parts/button.tsx'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly wide?: boolean
  readonly deeds?: ReactNode
  readonly children: ReactNode
}

/** A modal dialog on the browser's own `<dialog>`: focus kept inside, Esc closes, focus goes back. Mount it to open it. */
export function Dialog({ title, onClose, wide, deeds, children }: DialogProps) {
  const t = useKitText()
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const back = document.activeElement
    ref.current?.showModal()
    return () => {
      if (back instanceof HTMLElement && back.isConnected) back.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={classes('dialog', wide && 'wide')}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <Button look="quiet" small icon="close" aria-label={t('close')} onClick={onClose} />
      </div>
      <div className="dialog-body">{children}</div>
      {deeds && <div className="dialog-deeds">{deeds}</div>}
    </dialog>
  )
}

interface ConfirmProps {
  readonly title: string
  /** Exactly what will happen, and to whom. */
  readonly preview: ReactNode
  /** The deed in words: 「停用帳號」, never 「確定」. */
  readonly deed: string
  readonly look?: ButtonLook
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}
export function Confirm({ title, preview, deed, look = 'primary', busy, onConfirm, onClose }: ConfirmProps) {
  const t = useKitText()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      deeds={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look={look} busy={busy ?? false} onClick={onConfirm}>
            {deed}
          </Button>
        </>
      }
    >
      {preview}
    </Dialog>
  )
}
