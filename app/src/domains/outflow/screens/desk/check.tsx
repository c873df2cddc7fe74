import { useState } from 'react'
import { Badge, count, DataTable, Empty, Note, Progress, RocTime, useGo } from '#kernel/ui'
import type { Check, DeskFile } from '../api.ts'
import { DestroyCheck, DestroyFile } from '../destroy.tsx'
import { useText } from '../text.ts'
import { useTimeLeft } from '../time-left.ts'
import { useFileColumns } from './file-columns.tsx'
import { isCarrying, isUnread, sumOf, worstFirst } from './order.ts'

interface CheckProps {
  readonly check: Check
  readonly files: readonly DeskFile[]
  /** Files that have not arrived yet. */
  readonly coming: number
}

/** One check: what was brought, the one that needs somebody first. */
export function CheckView({ check, files, coming }: CheckProps) {
  const t = useText()
  const go = useGo()
  const [doomed, setDoomed] = useState<DeskFile | null>(null)
  const columns = useFileColumns(setDoomed)
  return (
    <div className="stack o-desk-table">
      {check.gone !== null ? (
        <Note>{t('desk.check.gone')}</Note>
      ) : (
        files.length > 0 && <Head check={check} files={files} coming={coming} />
      )}
      <DataTable
        caption={t('desk.check.list')}
        rows={worstFirst(files)}
        columns={columns}
        rowKey={(file) => file.id}
        onOpen={(file) => go(`/outflow/files/${file.id}`)}
        tone={(file) =>
          file.state === 'gone' ? 'plain' : isUnread(file) ? 'red' : isCarrying(file) ? 'amber' : 'plain'
        }
        empty={coming > 0 ? null : <Empty title={t('desk.check.noFiles')} />}
      />
      {doomed && <DestroyFile file={doomed} onClose={() => setDoomed(null)} />}
    </div>
  )
}

function Head({ check, files, coming }: CheckProps) {
  const t = useText()
  const left = useTimeLeft()
  const sum = sumOf(files)
  const total = files.length + coming
  const done = files.length - sum.underWay
  return (
    <div className="row ends">
      <div className="row o-check-head" role="status">
        <Progress
          done={done}
          total={total}
          words={t('desk.check.done', { total: count(total), done: count(done) })}
        />
        {sum.unread > 0 && (
          <Badge tone="red" icon="stop">
            {t('desk.check.sum.unread', { n: count(sum.unread) })}
          </Badge>
        )}
        {sum.carrying > 0 && (
          <Badge tone="amber" icon="warn">
            {t('desk.check.sum.carrying', { n: count(sum.carrying) })}
          </Badge>
        )}
        {sum.nothing > 0 && <Badge>{t('desk.check.sum.nothing', { n: count(sum.nothing) })}</Badge>}
      </div>
      <div className="row small soft">
        <span>
          {t('desk.check.at')} <RocTime at={check.at} />
        </span>
        <span>{t('desk.check.until', { left: left(check.until) })}</span>
        <DestroyCheck check={check.id} files={files} />
      </div>
    </div>
  )
}
