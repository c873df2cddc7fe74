import type { ReactNode } from 'react'
import type { Day } from '#kernel/ground'
import {
  DataTable,
  Load,
  Paper,
  RefusalNote,
  Skeleton,
  Split,
  useApi,
  useMe,
  useSaid,
  type Column,
  type Pages,
} from '#kernel/ui'
import { api, type Line } from '../api.ts'
import { LineBody } from '../line/line-body.tsx'
import { toneOf } from '../line/reasons.tsx'
import { useText } from '../text.ts'

interface RegisterProps {
  readonly title: string
  readonly day: Day
  readonly filters: ReactNode
  readonly columns: readonly Column<Line>[]
  readonly lines: Pages<Line, unknown>
  readonly open: string
  readonly onOpen: (line: string) => void
  readonly empty: ReactNode
}

/** A read-only list of look-ups with the line that is open beside it. */
export function Register({ title, day, filters, columns, lines, open, onOpen, empty }: RegisterProps) {
  const t = useText()
  const say = useSaid()
  const me = useMe()
  return (
    <Split
      title={t('line.title')}
      onClose={() => onOpen('')}
      thing={open === '' ? null : <OpenLine key={open} id={open} />}
      list={
        <>
          {filters}
          <RefusalNote refusal={lines.refusal} />
          {lines.loading && <Skeleton lines={8} />}
          {!lines.loading && !lines.refusal && (
            <Paper
              agency={say(me.agency)}
              title={title}
              {...(me.current ? { unit: say(me.current.unit) } : {})}
              day={day}
              grade={t('grade')}
            >
              <DataTable
                caption={title}
                rows={lines.rows}
                columns={columns}
                rowKey={(line) => line.id}
                current={open === '' ? null : open}
                onOpen={(line) => onOpen(line.id)}
                more={lines.more}
                fetching={lines.fetching}
                tone={(line) =>
                  line.reasons.some((reason) => toneOf(reason) === 'amber') ? 'amber' : 'plain'
                }
                empty={empty}
              />
            </Paper>
          )}
        </>
      }
    />
  )
}

export function OpenLine({ id }: { id: string }) {
  const line = useApi(api, 'GET /api/queries/lines/:line', { params: { line: id } })
  return <Load of={line}>{(opened) => <LineBody opened={opened} />}</Load>
}
