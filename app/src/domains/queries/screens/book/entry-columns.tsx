import { Badge, Masked, RocTime, Unseen, useSaid, type Column } from '#kernel/ui'
import { entryBuckets, noCaseReasons, purposes } from '../../words.ts'
import type { BookEntry } from '../api.ts'
import { useText } from '../text.ts'
import { wordIn } from '../word-in.ts'

/** The columns of every list of entries. */
export function useEntryColumns(withPerson: boolean): Column<BookEntry>[] {
  const t = useText()
  const say = useSaid()
  return [
    { id: 'at', head: t('entry.at'), cell: (entry) => <RocTime at={entry.at} />, min: true },
    ...(withPerson
      ? [{ id: 'who', head: t('col.person'), cell: (entry: BookEntry) => entry.person?.name, min: true }]
      : []),
    {
      id: 'system',
      head: t('col.system'),
      cell: (entry) => entry.systems.map(say).join(t('and')),
      clip: true,
      hide: 's open',
    },
    { id: 'target', head: t('col.target'), cell: (entry) => <Masked>{entry.mask}</Masked>, min: true },
    {
      id: 'purpose',
      head: t('entry.purpose'),
      cell: (entry) => say(wordIn(purposes, entry.purpose)),
      clip: true,
      hide: 's open',
    },
    {
      id: 'case',
      head: t('col.case'),
      cell: (entry) =>
        entry.caseNo ? (
          <span className="fixed">{entry.caseNo}</span>
        ) : (
          <span className="soft">{entry.noCase && say(wordIn(noCaseReasons, entry.noCase))}</span>
        ),
      clip: true,
      hide: 's',
    },
    {
      id: 'requester',
      head: t('entry.requester'),
      cell: (entry) => entry.requester?.name,
      min: true,
      hide: 'm open',
    },
    {
      id: 'printed',
      head: t('entry.printedShort'),
      cell: (entry) => (entry.printed ? t('yes') : <Unseen>{t('no')}</Unseen>),
      min: true,
      hide: 'm open',
    },
    {
      id: 'state',
      head: t('col.bucket'),
      cell: (entry) => (
        <>
          {entry.supersededBy && <Badge>{t('entry.superseded')}</Badge>}{' '}
          {entry.bucket && (
            <Badge tone={entry.bucket === 'MATCHED' ? 'plain' : 'amber'}>
              {say(entryBuckets[entry.bucket])}
            </Badge>
          )}
        </>
      ),
      min: true,
      hide: 's',
    },
  ]
}
