import { useState } from 'react'
import { useApi } from '#kernel/ui'
import { api } from '../api.ts'
import type { Target } from './use-findings.ts'

export const PAGE = 200
type At = { readonly from: number } | { readonly holding: number }

/** The text of a file page by page; a target turns to the page on which it stands. */
export function useStream(
  file: string,
  what: { sight: 'visible' | 'hidden'; class?: string },
  target: Target | null,
) {
  const [at, setAt] = useState<At>({ from: 0 })
  const [led, setLed] = useState<Target | null>(null)
  const reading = useApi(api, 'GET /api/outflow/files/:file/text', {
    params: { file },
    query: { ...at, limit: PAGE, ...what },
  })
  const page = reading.data
  if (target !== led) {
    setLed(target)
    if (target && !page?.rows.some((row) => row.id === target.finding.span))
      setAt({ holding: target.finding.span })
  }
  return { reading, turn: (from: number) => setAt({ from: Math.max(0, from) }) }
}
