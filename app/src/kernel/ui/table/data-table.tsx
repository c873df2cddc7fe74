import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useKeys } from '../keys.ts'
import { useKitText } from '../texts.ts'
import { Button, classes } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Unseen, type Tone } from '../parts/small.tsx'
import { useOverflow } from './use-overflow.ts'
import { count } from '../language.ts'

export interface Column<Row> {
  readonly id: string
  readonly head: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Numbers and times stand right. */
  readonly end?: boolean
  /** As narrow as its words. */
  readonly min?: boolean
  /** One line, cut with an ellipsis. */
  readonly clip?: boolean
  /** Left out on: `s` phones, `m` narrow windows, `open` while the thing is open beside the list. */
  readonly hide?: 's' | 'm' | 'open' | 's open' | 'm open'
  readonly sorts?: boolean
}
export interface Sort {
  readonly by: string
  readonly down: boolean
}
interface DataTableProps<Row> {
  /** Says what the table lists; read by screen readers. */
  readonly caption: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  /** Opens a row by click, Enter, or J/K and Enter. The first column becomes its button. */
  readonly onOpen?: (row: Row) => void
  /** Key of the row that is open. */
  readonly current?: string | null
  readonly tone?: (row: Row) => Tone
  /** What stands here when there is nothing: teaches the next step (`Empty`). */
  readonly empty: ReactNode
  readonly total?: number | undefined
  readonly more?: (() => void) | null
  readonly fetching?: boolean
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  /** Address of the CSV export of the same list. */
  readonly csv?: string
  /** Scrolls inside itself under a fixed head. */
  readonly tall?: boolean
  /** J/K are the caller's (a review screen with its own flow). */
  readonly ownKeys?: boolean
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, rowKey, onOpen, current, empty, caption, more, sort, onSort, csv } = props
  const t = useKitText()
  const body = useRef<HTMLTableSectionElement>(null)
  const [wrap, overflows] = useOverflow()
  const [focusRow, setFocusRow] = useState<string | null>(null)
  const keyed = current ?? focusRow
  const step = (by: 1 | -1) => {
    const at = rows.findIndex((row) => rowKey(row) === keyed)
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))]
    if (!next) return
    setFocusRow(rowKey(next))
    if (current && onOpen) onOpen(next)
    focusOn(body.current, rowKey(next))
  }
  useKeys(
    t('table.keys'),
    [
      { key: 'j', says: t('table.next'), run: () => step(1) },
      { key: 'k', says: t('table.previous'), run: () => step(-1) },
    ],
    onOpen !== undefined && props.ownKeys !== true,
  )
  useEffect(() => {
    if (current) body.current?.querySelector('tr.current')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  if (rows.length === 0) return <>{empty}</>
  return (
    <>
      <div
        ref={wrap}
        className={classes('table-wrap', props.tall && 'tall')}
        role="region"
        aria-label={caption}
        tabIndex={overflows ? 0 : undefined}
      >
        <table className="table">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.id} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => {
              const key = rowKey(row)
              return (
                <tr
                  key={key}
                  data-key={key}
                  className={classes(onOpen && 'opens', current === key && 'current', props.tone?.(row))}
                  aria-current={current === key ? 'true' : undefined}
                  onClick={onOpen && ((event) => opensBy(event.target) && onOpen(row))}
                >
                  {columns.map((column, i) =>
                    i === 0 ? (
                      <th key={column.id} scope="row" className={cellClass(column)}>
                        {onOpen ? (
                          <button
                            type="button"
                            className="row-open"
                            onFocus={() => setFocusRow(key)}
                            onClick={() => onOpen(row)}
                          >
                            {column.cell(row)}
                          </button>
                        ) : (
                          column.cell(row)
                        )}
                      </th>
                    ) : (
                      <td key={column.id} className={cellClass(column)}>
                        {column.cell(row)}
                      </td>
                    ),
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {(props.total !== undefined || more || csv || rows.length > 10) && (
        <div className="table-foot">
          <span>
            {props.total === undefined
              ? t('table.shown', { n: count(rows.length) })
              : t('table.of', { n: count(rows.length), total: count(props.total) })}
          </span>
          <span className="row">
            {more && (
              <Button small onClick={more} busy={props.fetching ?? false}>
                {t('table.more')}
              </Button>
            )}
            {csv && (
              <a className="button quiet small" href={csv} download>
                <Icon name="export" size={16} />
                {t('table.csv')}
              </a>
            )}
          </span>
        </div>
      )}
    </>
  )
}

const cellClass = <Row,>(column: Column<Row>) =>
  classes(
    column.end && 'end',
    column.min && 'min',
    column.clip && 'clip',
    column.hide
      ?.split(' ')
      .map((where) => `hide-${where}`)
      .join(' '),
  )

function Head<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
}) {
  const t = useKitText()
  const here = sort?.by === column.id
  const state = here ? (sort.down ? 'descending' : 'ascending') : 'none'
  if (!column.sorts || !onSort)
    return (
      <th scope="col" className={cellClass(column)}>
        {column.head}
      </th>
    )
  return (
    <th scope="col" className={cellClass(column)} aria-sort={state}>
      <button
        type="button"
        className="sort"
        onClick={() => onSort({ by: column.id, down: here ? !sort.down : false })}
      >
        {column.head}
        <Icon name="up" size={14} />
        <Unseen>{t('table.sort')}</Unseen>
      </button>
    </th>
  )
}

// A click on a control inside the row belongs to that control.
const opensBy = (target: EventTarget): boolean =>
  target instanceof Element &&
  target.closest('a,button,input,select,textarea,label') === null &&
  (getSelection()?.isCollapsed ?? true)

function focusOn(body: HTMLTableSectionElement | null, key: string): void {
  const row = [...(body?.rows ?? [])].find((candidate) => candidate.dataset['key'] === key)
  row?.querySelector<HTMLElement>('.row-open')?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}
