import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { Suspense, type ComponentType } from 'react'
import { mayEnter, Skeleton, useMe, type Entry } from '#kernel/ui'
import { FaultPage, LostPage } from './fault.tsx'
import { Frame } from './frame.tsx'
import { rooms } from './rooms.ts'

const root = createRootRoute({ component: Root, notFoundComponent: LostPage })

function Root() {
  return (
    <Frame>
      <Suspense
        fallback={
          <div className="page">
            <Skeleton lines={6} />
          </div>
        }
      >
        <Outlet />
      </Suspense>
    </Frame>
  )
}

/** For someone who may not enter, the page does not exist. */
function guarded(entry: Entry, Screen: ComponentType) {
  return function Guarded() {
    const me = useMe()
    return mayEnter(entry, me.deeds, rolesOf(me)) ? <Screen /> : <LostPage />
  }
}
export const rolesOf = (me: ReturnType<typeof useMe>) => me.posts.map((post) => post.role)

const routes = rooms.flatMap((room) =>
  room.screens.map((screen) =>
    createRoute({
      getParentRoute: () => root,
      path: screen.path,
      component: guarded(screen.enter ?? room.enter, lazyRouteComponent(screen.load)),
    }),
  ),
)

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  defaultErrorComponent: FaultPage,
  scrollRestoration: false,
  // Filters are plain words in the address, not JSON.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const text = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString()
    return text === '' ? '' : `?${text}`
  },
})
