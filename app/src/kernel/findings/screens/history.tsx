import { Named, RocTime, Timeline, type Moment } from '#kernel/ui'
import { useText, type Finding } from './api.ts'

/** Who did what with the finding, oldest first. */
export function History({ finding }: { finding: Finding }) {
  const t = useText()
  const at = (moment: string) => <RocTime at={moment} />
  const moments: (Moment & { readonly order: string })[] = [
    { id: 'raised', order: finding.raisedAt, when: at(finding.raisedAt), what: t('detail.raised') },
    ...finding.notes.map((note) => ({
      id: note.id,
      order: note.at,
      when: at(note.at),
      what: t('detail.noted', { name: note.name, text: note.text }),
    })),
  ]
  if (finding.takenAt && finding.owner)
    moments.push({
      id: 'taken',
      order: finding.takenAt,
      when: at(finding.takenAt),
      tone: 'rose',
      what: <Did person={finding.owner} words={t('deed.take')} />,
    })
  if (finding.closedAt && finding.closedBy)
    moments.push({
      id: 'closed',
      order: finding.closedAt,
      when: at(finding.closedAt),
      what: <Did person={finding.closedBy} words={t('deed.close')} />,
    })
  if (finding.recheckedAt && finding.recheckedBy)
    moments.push({
      id: 'rechecked',
      order: finding.recheckedAt,
      when: at(finding.recheckedAt),
      tone: 'green',
      what: <Did person={finding.recheckedBy} words={t('deed.recheck')} />,
    })
  return (
    <section className="stack tight">
      <h3>{t('detail.history')}</h3>
      <Timeline
        label={t('detail.history')}
        moments={moments.sort((a, b) => a.order.localeCompare(b.order))}
      />
    </section>
  )
}
const Did = ({ person, words }: { person: string; words: string }) => (
  <>
    <Named id={person} /> {words}
  </>
)
