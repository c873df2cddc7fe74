import { Component, type ReactNode } from 'react'
import { Button, Go, useKitText } from '#kernel/ui'

/** A fault of the program in the shell itself; one in a page is the router’s, and the rest of the console stays. */
export class Fault extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError = () => ({ broken: true })
  override render() {
    return this.state.broken ? <FaultPage /> : this.props.children
  }
}

export function FaultPage() {
  const t = useKitText()
  return (
    <div className="page narrow stack">
      <h1>{t('fault.title')}</h1>
      <p>{t('fault.words')}</p>
      <p>
        <Button look="primary" onClick={() => location.reload()}>
          {t('fault.reload')}
        </Button>
      </p>
    </div>
  )
}

export function LostPage() {
  const t = useKitText()
  return (
    <div className="page narrow stack">
      <h1>{t('fault.lostTitle')}</h1>
      <p>{t('fault.lostWords')}</p>
      <p>
        <Go to="/" className="button primary">
          {t('fault.toToday')}
        </Go>
      </p>
    </div>
  )
}
