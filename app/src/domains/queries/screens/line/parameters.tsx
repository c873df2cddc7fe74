import { useEffect, useState } from 'react'
import type { Day } from '#kernel/ground'
import type * as law from '#kernel/law'
import { RocDate, StatusBadge, useSaid } from '#kernel/ui'
import type { Reason } from '../api.ts'
import { useText } from '../text.ts'

type LawRoom = typeof law

/** The numbers that a rule used, each with its edition and how far it has been checked. */
export function Parameters({ of, day }: { of: Reason; day: string }) {
  const t = useText()
  const say = useSaid()
  const room = useLaw()
  if (of.parameters.length === 0) return null
  return (
    <span className="q-parameters small">
      {of.parameters.map((parameter) => {
        const mark = room && standing(room, parameter, day)
        return (
          <span key={parameter.id}>
            {say(parameter)}
            {t('colon')}
            <strong>{parameter.value}</strong>
            <span className="soft">
              {t('rule.edition')} <RocDate day={parameter.edition} />
            </span>
            {mark && <StatusBadge status={mark} />}
          </span>
        )
      })}
    </span>
  )
}

function standing(room: LawRoom, { id, status }: Reason['parameters'][number], day: string) {
  if (!room.isParameterId(id)) return null
  const ruling = room.lawBook().parameter(id, day as Day)
  return room.statusMark({ status: isStatus(status) ? status : ruling.status, origin: ruling.origin })
}
const isStatus = (text: string): text is 'verified' | 'second-hand' | 'recollection' =>
  text === 'verified' || text === 'second-hand' || text === 'recollection'

/** The law's words are loaded only once somebody reads an explanation. */
function useLaw(): LawRoom | null {
  const [room, setRoom] = useState<LawRoom | null>(null)
  useEffect(() => {
    let live = true
    void import('#kernel/law').then((loaded) => live && setRoom(loaded))
    return () => {
      live = false
    }
  }, [])
  return room
}
