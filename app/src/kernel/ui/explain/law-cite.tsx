import { useEffect, useState } from 'react'
import type { Day } from '#kernel/ground'
import type { Citation } from '#kernel/law'
import { inWords, useLanguage, type Said } from '../language.ts'
import { Badge } from '../parts/small.tsx'

/** How far the ground has been checked: the law kernel's status mark. `checking` shows 「核對中」 in amber. */
export interface GroundStatus extends Said {
  readonly checking: boolean
}
/** 「已核對」 plain, 「核對中」 in amber. */
export function StatusBadge({ status }: { status: GroundStatus }) {
  const at = useLanguage()
  return <Badge tone={status.checking ? 'amber' : 'plain'}>{inWords(status, at)}</Badge>
}

interface LawSaidProps {
  readonly cite: Said
  readonly says?: Said | undefined
  readonly status?: GroundStatus | undefined
}
export function LawSaid({ cite, says, status }: LawSaidProps) {
  const at = useLanguage()
  return (
    <div className="rule-law">
      <span className="strong">{inWords(cite, at)}</span> {status && <StatusBadge status={status} />}
      {says && <p>{inWords(says, at)}</p>}
    </div>
  )
}

/** A statute by its id, in the edition of the day. The law book is loaded with the first one shown. */
export function LawCite({ id, day }: { id: string; day?: string | undefined }) {
  const [cited, setCited] = useState<{ citation: Citation; mark: GroundStatus } | null>(null)
  useEffect(() => {
    let live = true
    void import('#kernel/law').then(({ isStatuteId, lawBook, statusMark }) => {
      if (!live || !isStatuteId(id)) return
      const citation = lawBook().cite(id, (day ?? todayHere()) as Day)
      setCited(citation && { citation, mark: statusMark(citation) })
    })
    return () => {
      live = false
    }
  }, [id, day])
  if (!cited) return null
  const { citation, mark } = cited
  return <LawSaid cite={{ zh: citation.citeZh, en: citation.citeEn }} says={citation} status={mark} />
}
const todayHere = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
