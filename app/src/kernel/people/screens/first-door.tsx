import { Invitation } from './invitation.tsx'
import { SetUp } from './set-up.tsx'

/** The doors that open with a one-time link: `/setup#…` and `/invitation#…`. */
export default function FirstDoor({ onIn }: { onIn: () => void }) {
  const token = location.hash.slice(1)
  return location.pathname === '/setup' ? (
    <SetUp token={token} onIn={onIn} />
  ) : (
    <Invitation token={token} onIn={onIn} />
  )
}
