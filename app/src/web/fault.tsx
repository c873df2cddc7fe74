import { Component, type ReactNode } from 'react'
import { Button, Go, useKitText } from '#kernel/ui'

/** A fault of the program on one page: the rest of the console stays, and the words say what to do. */
export class Fault extends Component<
  { readonly children: ReactNode; readonly place?: string },
  { readonly broken: boolean }
> {
  override state = { broken: false }
  static getDerivedStateFromError = () => ({ broken: true })
  override componentDidUpdate(before: { readonly place?: string }) {
    if (this.state.broken && before.place !== this.props.place) this.setState({ broken: false })
  }
  override render() {
    return this.state.broken ? <FaultPage /> : this.props.children
  }
}

function FaultPage() {
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
