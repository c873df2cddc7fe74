import { Button, count, useSaid, type Column } from '#kernel/ui'
import type { DeskFile } from '../api.ts'
import { CleanedBadge, StateCell, VerdictBadge } from '../badges.tsx'
import { useText } from '../text.ts'
import { isUnread } from './order.ts'

/** Nothing is left of a destroyed file but the beginning of its digest. */
function Name({ file }: { file: DeskFile }) {
  const t = useText()
  if (file.name === null)
    return (
      <span className="soft">
        {t('desk.gone')} <span className="fixed">{file.digest.slice(0, 8)}</span>
      </span>
    )
  const at = file.name.lastIndexOf('/') + 1
  return (
    <span className="o-name">
      {at > 0 && <span className="soft">{file.name.slice(0, at)}</span>}
      {file.name.slice(at)}
    </span>
  )
}

export function useFileColumns(onDestroy: (file: DeskFile) => void): readonly Column<DeskFile>[] {
  const t = useText()
  const say = useSaid()
  const figure = (file: DeskFile, n: number) =>
    n === 0 && (file.verdict === null || isUnread(file)) ? <span className="soft">—</span> : count(n)
  return [
    { id: 'name', head: t('desk.col.name'), cell: (file) => <Name file={file} /> },
    {
      id: 'kind',
      head: t('desk.col.kind'),
      cell: (file) => file.kind && <span className="soft">{say(file.kind)}</span>,
      hide: 'm',
    },
    {
      id: 'verdict',
      head: t('desk.col.verdict'),
      cell: (file) => <VerdictBadge verdict={file.verdict} />,
      min: true,
    },
    {
      id: 'persons',
      head: t('desk.col.persons'),
      cell: (file) => figure(file, file.persons),
      end: true,
      min: true,
      hide: 's',
    },
    {
      id: 'findings',
      head: t('desk.col.findings'),
      cell: (file) => figure(file, file.findings),
      end: true,
      min: true,
    },
    {
      id: 'hidden',
      head: t('desk.col.hidden'),
      cell: (file) => figure(file, file.hidden),
      end: true,
      min: true,
    },
    { id: 'state', head: t('desk.col.state'), cell: (file) => <StateCell file={file} />, hide: 's' },
    {
      id: 'cleaned',
      head: t('desk.col.cleaned'),
      cell: (file) => file.state !== 'gone' && <CleanedBadge cleaned={file.cleaned} />,
      min: true,
      hide: 'm',
    },
    {
      id: 'destroy',
      head: <span className="unseen">{t('desk.col.destroy')}</span>,
      cell: (file) =>
        file.state !== 'gone' && (
          <Button
            look="quiet"
            small
            icon="close"
            aria-label={t('desk.destroy.oneOf', { name: file.name ?? '' })}
            title={t('desk.destroy.one')}
            onClick={() => onDestroy(file)}
          />
        ),
      min: true,
      hide: 's',
    },
  ]
}
