import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { useGo, usePath } from '../go.tsx'
import { listenToKeys, useKeys } from '../keys.ts'
import type { Findable } from '../over/palette.tsx'
import { Toasts } from '../over/toast.tsx'
import { useKitText } from '../texts.ts'
import { Rail, type RailEntry } from './rail.tsx'
import { TopBar } from './top-bar.tsx'
import { useIdle } from './idle.ts'
import { IdleWarning } from './idle-warning.tsx'
import { useMe } from '../me.ts'

const Palette = lazy(() => import('../over/palette.tsx'))
const KeyHints = lazy(() => import('../over/key-hints.tsx'))

export interface ShellProps {
  readonly rail: readonly RailEntry[]
  readonly findables: readonly Findable[]
  readonly onPost: (post: string) => void
  readonly onSignOut: () => void
  /** A cheap request that tells the server somebody is here. */
  readonly onTouch: () => void
  /** The idle time is over: hide everything. */
  readonly onSeal: () => void
  /** Stands beside the page, e.g. the tour's card. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** Rail on the left, bar on top, the page in the middle. */
export function Shell({ rail, findables, onPost, onSignOut, onTouch, onSeal, aside, children }: ShellProps) {
  const t = useKitText()
  const me = useMe()
  const go = useGo()
  const path = usePath()
  const [over, setOver] = useState<'palette' | 'keys' | 'rail' | null>(null)
  const left = useIdle(me.idleMinutes, onTouch, onSeal)
  useEffect(listenToKeys, [])
  useKeys(t('keys.console'), [
    { key: 'mod+k', says: t('keys.search'), inFields: true, run: () => setOver('palette') },
    { key: 'g', says: t('keys.today'), run: () => go('/') },
    { key: '?', says: t('keys.hints'), run: () => setOver('keys') },
  ])
  useFocusOnArrival(placeOf(path, findables))
  return (
    <div className="app">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <Rail entries={rail} open={over === 'rail'} onClose={() => setOver(null)} />
      <TopBar
        idleLeft={left}
        onPost={onPost}
        onSignOut={onSignOut}
        onSearch={() => setOver('palette')}
        onKeys={() => setOver('keys')}
        onRail={() => setOver('rail')}
      />
      <main id="main" className="app-main" tabIndex={-1}>
        {children}
      </main>
      {aside}
      <Toasts />
      {left <= 120 && <IdleWarning left={left} onStay={onTouch} />}
      <Suspense>
        {over === 'palette' && <Palette things={findables} onClose={() => setOver(null)} />}
        {over === 'keys' && <KeyHints onClose={() => setOver(null)} />}
      </Suspense>
    </div>
  )
}

/** The page that a path belongs to: opening one thing of a list is no arrival. */
const placeOf = (path: string, pages: readonly Findable[]): string =>
  pages.reduce(
    (found, { to = '' }) =>
      to.length > found.length && (path === to || path.startsWith(`${to}/`)) ? to : found,
    '',
  )

/** After a move to another page the heading takes the focus, so that a reader of the screen hears where he is. */
function useFocusOnArrival(place: string): void {
  const [last, setLast] = useState(place)
  useEffect(() => {
    if (place === last) return
    setLast(place)
    scrollTo(0, 0)
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }),
    )
  }, [place, last])
}
