import { at, line, ordinary } from './examples.ts'
import { hit, iso, said, told } from './say.ts'
import { indicator, type LineFacts } from './words.ts'

/** 休假、停職或離職後查詢: the account worked while its holder was away for good or for the time. */
export const away = indicator<'Q08', LineFacts>({
  id: 'Q08',
  version: '1',
  zh: '差假或離職後查詢',
  en: 'Look-up on leave or after leaving',
  severity: 'serious',
  law: 'pdpa-rules.12',
  measures: ['M11', 'M43'],
  parameters: [],
  find(facts) {
    if (facts.left !== null && facts.at >= facts.left) {
      return hit(
        '該員已於{left}離職，{time}仍以其帳號查詢',
        'Left office by {left}, yet the account looked something up at {time}',
        { left: iso(facts.left) },
        {
          zh: { left: said(facts.left - 1).slice(0, -6), time: said(facts.at) },
          en: { time: told(facts.at) },
        },
      )
    }
    const leave = facts.leave.find((span) => facts.at >= span.starts && facts.at < span.ends)
    if (leave === undefined) return null
    return hit(
      '{time}為差假時段（{kind}，{from}至{until}）',
      '{time} lies in a leave ({kind}, {from} until {until})',
      { kind: leave.kind },
      {
        zh: { time: said(facts.at), from: said(leave.starts), until: said(leave.ends) },
        en: { time: told(facts.at), from: told(leave.starts), until: told(leave.ends) },
      },
    )
  },
  hits: [line({ leave: [{ starts: at(8), ends: at(12), kind: '休假' }] }), line({ left: at(0) })],
  misses: [
    ordinary,
    line({ leave: [{ starts: at(13), ends: at(18), kind: '休假' }] }),
    line({ left: at(24) }),
  ],
})
