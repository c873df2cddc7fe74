import { useCallback, useMemo, useState } from 'react'
import type { Finding, Report } from '../api.ts'
import { groupsOf, neighbourOf, type Group } from './groups.ts'

/** Where the eye is led: a new object each time somebody asks for it. */
export interface Target {
  readonly finding: Finding
  /** What takes the focus when it is found; `none` only scrolls. */
  readonly focus: 'row' | 'text' | 'none'
}
export interface Findings {
  readonly groups: readonly Group[]
  readonly target: Target | null
  /** The reasons of the current finding are open. */
  readonly explaining: boolean
  show(finding: Finding, focus: Target['focus']): void
  step(by: 1 | -1): void
  explain(on: boolean): void
}

/** Which finding of the report is looked at. */
export function useFindings(report: Report): Findings {
  const [target, setTarget] = useState<Target | null>(null)
  const [explaining, explain] = useState(false)
  const groups = useMemo(() => groupsOf(report), [report])
  const show = useCallback(
    (finding: Finding, focus: Target['focus']) => setTarget({ finding, focus }),
    [setTarget],
  )
  return {
    groups,
    target,
    explaining,
    show,
    step(by) {
      const next = neighbourOf(groups, target?.finding.no ?? null, by)
      if (next) show(next, 'row')
    },
    explain,
  }
}
