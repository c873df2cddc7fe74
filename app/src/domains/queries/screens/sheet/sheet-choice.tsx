import { rocDay, type Day } from '#kernel/ground'
import { count, Select } from '#kernel/ui'
import type { Sheet } from '../api.ts'
import { useText } from '../text.ts'
import { useUnitName } from '../units.ts'

/** Sheets on which the reader has lines: open ones first, oldest first. */
export const inOrder = (sheets: readonly Sheet[]): readonly Sheet[] =>
  sheets
    .filter((sheet) => sheet.mine.items > 0)
    .sort(
      (a, b) =>
        Number(a.mine.open === 0) - Number(b.mine.open === 0) ||
        (a.mine.open === 0 ? b.day.localeCompare(a.day) : a.day.localeCompare(b.day)),
    )

/** Which unit and day; each with what is left, so that the oldest debt is plain. */
export function SheetChoice({
  sheets,
  at,
  onChoose,
}: {
  sheets: readonly Sheet[]
  at: string
  onChoose: (sheet: string) => void
}) {
  const t = useText()
  const nameOf = useUnitName()
  return (
    <div className="q-choice">
      <Select
        name="sheet"
        label={t('sheet.choose')}
        value={at}
        onChange={onChoose}
        options={sheets.map((sheet) => ({
          value: sheet.id,
          label: [
            rocDay(sheet.day as Day),
            nameOf(sheet.unit),
            sheet.mine.open === 0 ? t('sheet.done') : t('sheet.leftShort', { n: count(sheet.mine.open) }),
            sheet.overdue ? t('sheet.overdue') : '',
          ]
            .filter(Boolean)
            .join('　'),
        }))}
      />
    </div>
  )
}
