import type { ReactNode } from 'react'
import { LanguageMenu, Rose, ThemeMenu } from '#kernel/ui'
import { useEntranceText } from './entrance-text.ts'
import './entrance.css'

/** The frame of every page before sign-in: the rose, the house's name, and the one thing to do. */
export function Entrance({
  agency,
  wide,
  children,
}: {
  agency: string | null
  wide?: boolean
  children: ReactNode
}) {
  const t = useEntranceText()
  return (
    <div className="entrance">
      <header className="entrance-rose">
        <div>
          <Rose size={104} />
          <p className="entrance-name">Subrosa</p>
          <p className="entrance-sub">{t('name')}</p>
          {agency && <p className="entrance-agency">{agency}</p>}
        </div>
        <p className="entrance-motto">{t('motto')}</p>
      </header>
      <main className={wide ? 'entrance-main wide' : 'entrance-main'}>
        <div className="entrance-tools">
          <LanguageMenu />
          <ThemeMenu />
        </div>
        {children}
      </main>
    </div>
  )
}
