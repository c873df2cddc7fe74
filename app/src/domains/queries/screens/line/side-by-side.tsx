import type { ReactNode } from 'react'
import { Masked, RocDate, useSaid, type FacingRecord } from '#kernel/ui'
import { dayOf, type Instant } from '#kernel/ground'
import { lookups, noCaseReasons, purposes } from '../../words.ts'
import type { OpenedLine } from '../api.ts'
import { useText } from '../text.ts'
import { wordIn } from '../word-in.ts'
import { ClockTime, minutesBetween } from './moment.tsx'
import { marksOf, type Row, type Source } from './records.ts'

const rows: readonly Row[] = ['time', 'person', 'target', 'case', 'system', 'act', 'place']
type Cells = Partial<Record<Row, ReactNode>>

/** Log record, book entry, roster and case of one look-up, ready to be laid side by side with the differences marked. */
export function useSideBySide(opened: OpenedLine): readonly FacingRecord[] {
  const t = useText()
  const say = useSaid()
  const marks = marksOf(opened)
  const { line, entry, roster, leave, case: found } = opened
  const record = (source: Source, of: Cells, where?: ReactNode): FacingRecord => ({
    title: t(`records.${source}`),
    source: where,
    fields: rows.map((row) => ({
      name: t(`records.row.${row}`),
      value: of[row] ?? <span className="soft">{t('records.silent')}</span>,
      differs: marks.has(`${source}.${row}`),
    })),
  })
  // Where a duty covers the moment, the others of that day say nothing.
  const covering = roster.filter((duty) => duty.starts <= line.at && line.at < duty.ends)
  const duties = covering.length > 0 ? covering : joined(roster)
  const away = leave.filter((span) => span.starts <= line.at && line.at < span.ends)
  return [
    record(
      'log',
      {
        time: <ClockTime at={line.at} seconds />,
        person: line.person?.name ?? t('records.nobody', { account: line.account }),
        target: <Masked>{line.mask}</Masked>,
        case: line.caseNo ? <span className="fixed">{line.caseNo}</span> : undefined,
        system: say(line.system),
        act: say(wordIn(lookups, line.lookup)),
        place: line.terminal ? <span className="fixed">{line.terminal}</span> : undefined,
      },
      line.seq === null ? undefined : t('records.seq', { n: String(line.seq) }),
    ),
    record(
      'book',
      entry === null
        ? { time: <strong>{t('records.noEntry')}</strong> }
        : {
            time: (
              <>
                <ClockTime at={entry.at} day={line.day} /> <Apart from={line.at} to={entry.at} />
              </>
            ),
            person: (
              <>
                {entry.person?.name}
                {entry.requester && (
                  <span className="soft small">
                    {' '}
                    {t('records.requester', { name: entry.requester.name })}
                  </span>
                )}
              </>
            ),
            target: <Masked>{entry.mask}</Masked>,
            case: entry.caseNo ? (
              <span className="fixed">{entry.caseNo}</span>
            ) : entry.noCase ? (
              say(wordIn(noCaseReasons, entry.noCase))
            ) : undefined,
            system: entry.systems.map(say).join(t('and')),
            act: say(wordIn(purposes, entry.purpose)),
          },
      entry && (line.entry?.late ? t('records.lateAt') : t('records.writtenAt')),
    ),
    record('roster', {
      time: (
        <Spans
          of={[
            ...duties.map((duty) => ({ ...duty, words: null })),
            ...away.map((span) => ({ ...span, words: span.kind })),
          ]}
          day={line.day}
          none={t('records.noDuty')}
        />
      ),
      person: duties.length > 0 ? line.person?.name : undefined,
      act: duties.length > 0 ? [...new Set(duties.map((duty) => duty.duty))].join(t('and')) : undefined,
      place:
        covering.length > 0
          ? covering
              .map((duty) => `${t(`records.${duty.place}`)}${duty.terminal ? ` ${duty.terminal}` : ''}`)
              .join(t('and'))
          : undefined,
    }),
    record(
      'cases',
      found === null
        ? {
            case: (
              <strong>
                {line.caseNo === null && !entry?.caseNo ? t('records.noCaseNo') : t('records.unknownCase')}
              </strong>
            ),
          }
        : {
            time: (
              <>
                <RocDate day={dayOf(found.opened as Instant)} />
                {t('to')}
                {found.closed ? <RocDate day={dayOf(found.closed as Instant)} /> : t('records.stillOpen')}
              </>
            ),
            person: <Owners of={found.owners} first={line.person?.id} />,
            target:
              line.caseLevel === 5
                ? t('records.party')
                : line.caseLevel === 4
                  ? t('records.noParty')
                  : undefined,
            case: <span className="fixed">{found.caseNo}</span>,
            act: found.title,
            place: found.unit?.name,
          },
    ),
  ]
}

/** How far the entry's time lies from the look-up's. */
function Apart({ from, to }: { from: string; to: string }) {
  const t = useText()
  const minutes = minutesBetween(from, to)
  if (minutes === 0) return null
  return (
    <span className="soft small">
      {t(minutes < 0 ? 'records.earlier' : 'records.later', { n: String(Math.abs(minutes)) })}
    </span>
  )
}

/** The owner who looked up first, and how many others there are. */
function Owners({ of, first }: { of: readonly { id: string; name: string }[]; first: string | undefined }) {
  const t = useText()
  const [named, ...others] = [...of].sort((a, b) => Number(b.id === first) - Number(a.id === first))
  if (!named) return null
  return (
    <>
      {named.name}
      {others.length > 0 && (
        <span className="soft small" title={of.map((owner) => owner.name).join(t('and'))}>
          {' '}
          {t('records.others', { n: String(of.length) })}
        </span>
      )}
    </>
  )
}

interface Duty {
  readonly starts: string
  readonly ends: string
  readonly duty: string
}
/** Duties that follow each other without a gap, as one stretch. */
function joined(duties: readonly Duty[]): readonly Duty[] {
  const made: Duty[] = []
  for (const duty of [...duties].sort((a, b) => a.starts.localeCompare(b.starts))) {
    const last = made.at(-1)
    if (last && last.ends >= duty.starts)
      made[made.length - 1] = {
        ...last,
        ends: duty.ends > last.ends ? duty.ends : last.ends,
        duty: last.duty === duty.duty ? last.duty : `${last.duty}、${duty.duty}`,
      }
    else made.push(duty)
  }
  return made
}

interface Span {
  readonly starts: string
  readonly ends: string
  readonly words: string | null
}
function Spans({ of, day, none }: { of: readonly Span[]; day: string; none: string }) {
  const t = useText()
  if (of.length === 0) return none
  return of.map((span) => (
    <span key={span.starts} className="q-span">
      <ClockTime at={span.starts} day={day} />
      {t('to')}
      <ClockTime at={span.ends} day={day} /> {span.words}
    </span>
  ))
}
