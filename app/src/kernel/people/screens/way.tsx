import type { ReactNode } from 'react'
import './way.css'

/** One way of signing in: what it is, how it stands, what can be done. */
export const Way = ({
  title,
  state,
  deed,
  children,
}: {
  title: string
  state: ReactNode
  deed: ReactNode
  children?: ReactNode
}) => (
  <section className="sheet way">
    <div>
      <h3>{title}</h3>
      <div className="soft">{state}</div>
    </div>
    <div>{deed}</div>
    {children && <div className="way-more">{children}</div>}
  </section>
)
