import { at, line, ordinary } from './examples.ts'
import { hit, said, told } from './say.ts'
import { indicator, type Duty, type LineFacts } from './words.ts'

/** 非勤務時間 (seed 004-22): the time lies in no duty of the person, each widened on both sides. */
export const offDuty = indicator<'Q06', LineFacts>({
  id: 'Q06',
  version: '1',
  zh: '非勤務時間查詢',
  en: 'Look-up outside duty',
  severity: 'explain',
  law: 'pdpa.15',
  measures: ['M11'],
  parameters: ['query.roster.wideningMinutes'],
  find(facts, law) {
    // Where the roster of the day is silent about the whole unit, silence about one person says nothing.
    if (facts.rosterOf === 'none') return null
    const widening = law.value('query.roster.wideningMinutes') * 60
    if (facts.duties.some((duty) => facts.at >= duty.starts - widening && facts.at < duty.ends + widening))
      return null
    const nearest = facts.duties.reduce<Duty | null>(
      (best, duty) => (best === null || away(duty, facts.at) < away(best, facts.at) ? duty : best),
      null,
    )
    const minutes = widening / 60
    if (nearest === null) {
      return hit(
        '該員當日無勤務，查詢時間為{time}',
        'Not on the roster that day; the look-up was at {time}',
        { minutes },
        { zh: { time: said(facts.at) }, en: { time: told(facts.at) } },
      )
    }
    return hit(
      '該員勤務為{duty}（{from}至{until}），查詢時間{time}不在勤務內（前後容許{minutes}分）',
      'On duty {duty} from {from} until {until}; the look-up at {time} lies outside (±{minutes} minutes)',
      { duty: nearest.duty, minutes },
      {
        zh: { from: said(nearest.starts), until: said(nearest.ends), time: said(facts.at) },
        en: { from: told(nearest.starts), until: told(nearest.ends), time: told(facts.at) },
      },
    )
  },
  hits: [line({ at: at(18, 30) }), line({ at: at(7, 29) }), line({ rosterOf: 'unit', duties: [] })],
  misses: [
    ordinary,
    line({ at: at(7, 30) }),
    line({ at: at(18, 29) }),
    line({ rosterOf: 'none', duties: [] }),
  ],
})

const away = (duty: Duty, moment: number): number => Math.max(duty.starts - moment, moment - duty.ends, 0)
