import { Button, count, Load, Note } from '#kernel/ui'
import type { TextPage } from '../api.ts'
import { useText } from '../text.ts'
import { TextRows, type Marking } from './text-rows.tsx'
import { PAGE, useStream } from './use-stream.ts'

interface StreamProps {
  readonly file: string
  readonly what: { readonly sight: 'visible' | 'hidden'; readonly class?: string }
  readonly marking: Marking
  readonly empty: string
}

/** Text of one kind, two hundred pieces at a time. */
export function Stream({ file, what, marking, empty }: StreamProps) {
  const t = useText()
  const here = (sight: string) =>
    what.sight === 'visible' ? sight === 'visible' : sight !== 'visible' && (what.class ?? sight) === sight
  const target = marking.target && here(marking.target.finding.sight) ? marking.target : null
  const { reading, turn } = useStream(file, what, target)
  return (
    <Load of={reading} lines={8}>
      {(page) =>
        page.total === 0 ? (
          <p className="soft">{empty}</p>
        ) : (
          <>
            <Turning page={page} busy={reading.fetching} onTurn={turn} />
            <TextRows rows={page.rows} marking={{ ...marking, target }} />
            <Turning page={page} busy={reading.fetching} onTurn={turn} />
            {page.cut && page.next === null && <Note>{t('file.text.cut')}</Note>}
          </>
        )
      }
    </Load>
  )
}

interface TurningProps {
  readonly page: TextPage
  readonly busy: boolean
  readonly onTurn: (from: number) => void
}
function Turning({ page, busy, onTurn }: TurningProps) {
  const t = useText()
  const { from, next } = page
  if (from === 0 && next === null) return null
  return (
    <nav className="row ends o-turning no-print" aria-label={t('file.text.pages')}>
      <Button small disabled={from === 0} busy={busy} onClick={() => onTurn(from - PAGE)}>
        {t('file.text.before')}
      </Button>
      <span className="small soft">
        {t('file.text.shown', {
          from: count(from + 1),
          to: count(from + page.rows.length),
          total: count(page.total),
        })}
      </span>
      <Button small disabled={next === null} busy={busy} onClick={() => next !== null && onTurn(next)}>
        {t('file.text.next')}
      </Button>
    </nav>
  )
}
