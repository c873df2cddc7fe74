import type { Chance } from '../../../server/simulate/chance.ts'
import { nobodies } from './nobodies.ts'
import type { Paper } from './paper.ts'
import { printed, type Line } from './printed.ts'

/** A complaint of which a black bar hides the victim from the eye alone; who complained stays readable. */
export function complaint(dice: Chance): Paper {
  const [complainant, victim] = nobodies(2, dice)
  if (complainant === undefined || victim === undefined) throw new RangeError('nobody')
  const lines: readonly Line[] = [
    { text: '檢舉書' },
    { text: `檢舉人：${complainant.name}，身分證字號${complainant.id}，手機${complainant.phone}` },
    { text: `被害人：${victim.name}，身分證字號${victim.id}`, coveredFrom: '被害人：'.length },
    { text: '一、該教練於集訓期間多次單獨要求學員留下，並傳送不當訊息。' },
    { text: '二、請依規定調查並保密。' },
  ]
  return {
    name: '檢舉書（已遮）.pdf',
    mediaType: 'application/pdf',
    bytes: printed(lines),
    secrets: [complainant.name, complainant.id, complainant.phone, victim.name, victim.id],
  }
}
