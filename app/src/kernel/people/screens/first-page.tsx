import type { ReactNode } from 'react'
import { Entrance } from './entrance.tsx'
import { useEntranceText } from './entrance-text.ts'

/** A new installation: look at the demo first, or set the agency up with the one-time link. */
export function FirstPage({ demo }: { demo: ReactNode }) {
  const t = useEntranceText()
  return (
    <Entrance agency={null} wide>
      <section className="stack wide">
        <div>
          <h1>{t('first.title')}</h1>
          <p className="soft">{t('first.purpose')}</p>
        </div>
        <div className="entrance-ways">
          <article className="entrance-way">
            <h2>{t('first.demo')}</h2>
            <p>{t('first.demoWords')}</p>
            {demo}
          </article>
          <article className="entrance-way">
            <h2>{t('first.real')}</h2>
            <p>{t('first.realWords')}</p>
            <p>
              {t('first.realHow')}
              <code className="entrance-code">
                {t('first.sample', { link: `${location.origin}/setup#…` })}
              </code>
            </p>
          </article>
        </div>
        <p className="soft small measure">{t('first.limit')}</p>
      </section>
    </Entrance>
  )
}
