import { Link, useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A link inside the console. `to` is a whole address, e.g. `/findings/01k…?unit=north`. */
export function Go({
  to,
  children,
  ...rest
}: {
  to: string
  className?: string
  children: ReactNode
  'aria-current'?: 'page'
}) {
  const [path, search] = split(to)
  return (
    <Link to={path} search={search} activeProps={{}} {...rest}>
      {children}
    </Link>
  )
}

/** Goes there; `replace` leaves no step in the history (filters, selection). The page stays where it is scrolled to; the shell sees to arrivals. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return (to, options) => {
    const [path, search] = split(to)
    void navigate({ to: path, search, replace: options?.replace ?? false, resetScroll: false })
  }
}

/** A part of the path: with the screen's path `/findings/$id`, `useParam('id')`. Empty when the path has none. */
export function useParam(name: string): string {
  const params: Readonly<Record<string, unknown>> = useParams({ strict: false })
  return typeof params[name] === 'string' ? params[name] : ''
}

export const usePath = (): string => useRouterState({ select: (state) => state.location.pathname })

/** A filter that lives in the address, so that a list can be sent to a colleague and found again. Never personal data. */
export function useQueryState(name: string, fallback = ''): [string, (value: string) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const value = textOf(search[name]) ?? fallback
  const set = (next: string) =>
    void navigate({
      to: '.',
      replace: true,
      resetScroll: false,
      search: (before: Readonly<Record<string, unknown>>) => ({
        ...before,
        [name]: next === fallback ? undefined : next,
      }),
    })
  return [value, set]
}

function split(to: string): [string, Record<string, string>] {
  const at = to.indexOf('?')
  return at < 0 ? [to, {}] : [to.slice(0, at), Object.fromEntries(new URLSearchParams(to.slice(at + 1)))]
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
