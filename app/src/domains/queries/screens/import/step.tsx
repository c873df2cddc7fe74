import type { ReactNode } from 'react'

/** One step of the way, numbered, with what it asks. */
export function Step({ n, title, children }: { n: number; title: string; children: ReactNode }) {
  return (
    <section className="q-step" aria-label={title}>
      <h2>
        <span className="q-step-n" aria-hidden="true">
          {n}
        </span>
        {title}
      </h2>
      <div className="q-step-body">{children}</div>
    </section>
  )
}
