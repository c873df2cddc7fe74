import { useEffect, useState } from 'react'
import type { Day } from '#kernel/ground'
import type * as law from '#kernel/law'
import type { GroundStatus, RuleSaid } from '#kernel/ui'

type LawRoom = typeof law
interface Ground {
  /** The article behind a reason as it stood on the day; null where none was in force or the book is not here yet. */
  cite(law: string | null, day: string): RuleSaid['law']
  /** Standing of a parameter's value: 「核對中」, 「本系統預設」 … */
  standing(parameter: string, status: string, day: string): GroundStatus | null
}

/** The law's words are loaded only once somebody reads an explanation. */
export function useGround(): Ground {
  const [room, setRoom] = useState<LawRoom | null>(null)
  useEffect(() => {
    let live = true
    void import('#kernel/law').then((loaded) => live && setRoom(loaded))
    return () => {
      live = false
    }
  }, [])
  const book = room?.lawBook()
  return {
    cite(article, day) {
      if (!room || !book || article === null || !room.isStatuteId(article)) return null
      const cited = book.cite(article, day as Day)
      if (!cited) return null
      return {
        cite: { zh: cited.citeZh, en: cited.citeEn },
        says: { zh: cited.zh, en: cited.en },
        status: room.statusMark(cited),
      }
    },
    standing(parameter, status, day) {
      if (!room || !book || !room.isParameterId(parameter)) return null
      const ruling = book.parameter(parameter, day as Day)
      return room.statusMark({ status: isStatus(status) ? status : ruling.status, origin: ruling.origin })
    },
  }
}
const isStatus = (text: string): text is 'verified' | 'second-hand' | 'recollection' =>
  text === 'verified' || text === 'second-hand' || text === 'recollection'
