import type { Status } from '../words.ts'

/** One day on which the office calendar differs from "Monday to Friday". */
export interface CalendarRow {
  readonly day: string
  readonly zh: string
  readonly working: boolean
}
export interface CalendarYear {
  /** 民國 year. */
  readonly year: number
  readonly status: Status
  readonly source: string
  readonly rows: readonly CalendarRow[]
}

const off = (day: string, zh: string): CalendarRow => ({ day, zh, working: false })
const on = (day: string, zh: string): CalendarRow => ({ day, zh, working: true })

/** Closed weekdays and worked Saturdays of the government office calendar; weekends need no row. */
export const calendar: readonly CalendarYear[] = [
  {
    year: 114,
    status: 'second-hand',
    source:
      'mirrors of the office calendar of the year; the days added from July on: LTN breakingnews/5074493 (2025-06-13)',
    rows: [
      off('2025-01-01', '開國紀念日'),
      off('2025-01-27', '調整放假'),
      off('2025-01-28', '農曆除夕'),
      off('2025-01-29', '春節'),
      off('2025-01-30', '春節'),
      off('2025-01-31', '春節'),
      on('2025-02-08', '補行上班'),
      off('2025-02-28', '和平紀念日'),
      off('2025-04-03', '補假'),
      off('2025-04-04', '兒童節及清明節'),
      off('2025-05-30', '端午節補假'),
      off('2025-09-29', '教師節補假'),
      off('2025-10-06', '中秋節'),
      off('2025-10-10', '國慶日'),
      off('2025-10-24', '光復紀念日補假'),
      off('2025-12-25', '行憲紀念日'),
    ],
  },
  {
    year: 115,
    status: 'verified',
    source: 'office calendar of 115 as passed on by a county agency (gsps.chc.edu.tw posts/1041, 2025-06-23)',
    rows: [
      off('2026-01-01', '開國紀念日'),
      off('2026-02-16', '農曆除夕'),
      off('2026-02-17', '春節'),
      off('2026-02-18', '春節'),
      off('2026-02-19', '春節'),
      off('2026-02-20', '小年夜補假'),
      off('2026-02-27', '和平紀念日補假'),
      off('2026-04-03', '兒童節補假'),
      off('2026-04-06', '清明節補假'),
      off('2026-05-01', '勞動節'),
      off('2026-06-19', '端午節'),
      off('2026-09-25', '中秋節'),
      off('2026-09-28', '教師節'),
      off('2026-10-09', '國慶日補假'),
      off('2026-10-26', '光復紀念日補假'),
      off('2026-12-25', '行憲紀念日'),
    ],
  },
  {
    year: 116,
    status: 'second-hand',
    source: 'mirror of the office calendar (github.com/ruyut/TaiwanCalendar, 2027)',
    rows: [
      off('2027-01-01', '開國紀念日'),
      off('2027-02-04', '小年夜'),
      off('2027-02-05', '農曆除夕'),
      off('2027-02-08', '春節'),
      off('2027-02-09', '春節補假'),
      off('2027-02-10', '春節補假'),
      off('2027-03-01', '和平紀念日補假'),
      off('2027-04-05', '清明節'),
      off('2027-04-06', '補假'),
      off('2027-04-30', '勞動節補假'),
      off('2027-06-09', '端午節'),
      off('2027-09-15', '中秋節'),
      off('2027-09-28', '教師節'),
      off('2027-10-11', '國慶日補假'),
      off('2027-10-25', '光復紀念日'),
      off('2027-12-24', '行憲紀念日補假'),
      off('2027-12-31', '開國紀念日補假'),
    ],
  },
]
