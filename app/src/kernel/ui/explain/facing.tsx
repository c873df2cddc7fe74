import type { ReactNode } from 'react'
import { useKitText } from '../texts.ts'
import { Unseen } from '../parts/small.tsx'

export interface FacingRecord {
  readonly title: ReactNode
  /** Where it lies: file and line, book entry, ledger number. */
  readonly source?: ReactNode
  readonly fields: readonly FacingField[]
}
export interface FacingField {
  readonly name: string
  /** Null: this record has no such thing. */
  readonly value: ReactNode | null
  /** This is the place where the records disagree. */
  readonly differs?: boolean
}

/** Records side by side, one row for each field; where they disagree the row is marked in words and colour. */
export function Facing({ records }: { records: readonly FacingRecord[] }) {
  const t = useKitText()
  const names = [...new Set(records.flatMap((record) => record.fields.map((field) => field.name)))]
  return (
    <div className="facing-wrap" role="region" aria-label={t('explain.happened')} tabIndex={0}>
      <table className="facing">
        <thead>
          <tr>
            <td />
            {records.map((record, i) => (
              <th key={i} scope="col">
                {record.title}
                {record.source && <span className="source small">{record.source}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const cells = records.map((record) => record.fields.find((field) => field.name === name))
            const differs = cells.some((cell) => cell?.differs)
            return (
              <tr key={name} className={differs ? 'differs' : undefined}>
                <th scope="row">
                  {name}
                  {differs && <Unseen>（{t('explain.differs')}）</Unseen>}
                </th>
                {cells.map((cell, i) => (
                  <td key={i}>
                    {cell?.value ?? <span className="soft">{t('explain.none')}</span>}
                    {cell?.differs && i > 0 && <span aria-hidden="true"> ≠</span>}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
