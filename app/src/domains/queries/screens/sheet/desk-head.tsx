import { Badge, count, Progress, RocDate, RocDue } from '#kernel/ui'
import type { Sheet } from '../api.ts'
import { useText } from '../text.ts'

/** How far the day is: 「本日 48 列，尚餘 12」. */
export function DeskHead({ sheet, unit }: { sheet: Sheet; unit: string }) {
  const t = useText()
  const { mine } = sheet
  return (
    <div className="q-progress">
      <Progress
        done={mine.decided}
        total={mine.items}
        words={t('sheet.left', { total: count(mine.items), left: count(mine.open) })}
      />
      <span className="row small soft">
        <span>
          {unit} <RocDate day={sheet.day} />
        </span>
        {mine.asked > 0 && <span>{t('sheet.asked', { n: count(mine.asked) })}</span>}
        {sheet.overdue && <Badge tone="red">{t('sheet.overdue')}</Badge>}
        {!sheet.overdue && sheet.state === 'open' && (
          <span>
            {t('sheet.due')} <RocDue at={sheet.due} />
          </span>
        )}
      </span>
    </div>
  )
}
