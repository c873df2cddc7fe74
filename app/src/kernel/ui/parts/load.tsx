import type { ReactNode } from 'react'
import type { Reading } from '../use-api.ts'
import { useKitText } from '../texts.ts'
import { Button } from './button.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { Skeleton } from './small.tsx'

/** Shows a read: a skeleton while it comes, the refusal with a way to try again, or the thing. */
export function Load<T>({
  of,
  lines,
  children,
}: {
  of: Reading<T>
  lines?: number
  children: (data: T) => ReactNode
}) {
  const t = useKitText()
  if (of.data !== undefined && !(of.refusal && isGone(of.refusal.status))) return <>{children(of.data)}</>
  if (of.refusal)
    return (
      <div className="stack tight">
        <RefusalNote refusal={of.refusal} />
        {of.refusal.status === 0 && (
          <div>
            <Button onClick={of.again}>{t('again')}</Button>
          </div>
        )}
      </div>
    )
  return <Skeleton lines={lines ?? 4} />
}
// What was readable a moment ago may not be shown any longer.
const isGone = (status: number) => status === 401 || status === 403 || status === 404 || status === 410
