import { at, line, ordinary } from './examples.ts'
import { hit, said, told } from './say.ts'
import { indicator, type Duty, type LineFacts } from './words.ts'

const patrol: Duty = { starts: at(8), ends: at(12), duty: '巡邏', place: 'outdoor', terminal: 'M-12' }

/** 外勤中使用機關內終端 (seed 004-22): on the street by the roster, at a desk by the log. */
export const outdoors = indicator<'Q07', LineFacts>({
  id: 'Q07',
  version: '1',
  zh: '外勤時段使用機關內終端',
  en: 'Desk terminal used during outdoor duty',
  severity: 'serious',
  law: 'pdpa-rules.12',
  measures: ['M11'],
  parameters: [],
  find(facts) {
    const { terminal } = facts
    if (terminal === null || facts.mobile.has(terminal)) return null
    const on = facts.duties.filter((duty) => facts.at >= duty.starts && facts.at < duty.ends)
    const outside = on.find((duty) => duty.place === 'outdoor')
    // Two duties at once, one of them indoors: the desk is explained.
    if (outside === undefined || on.some((duty) => duty.place === 'indoor') || outside.terminal === terminal)
      return null
    return hit(
      '{time}應在外服勤（{duty}，{from}至{until}），查詢卻來自{terminal}',
      'On outdoor duty ({duty}, {from} until {until}) at {time}, yet the look-up came from {terminal}',
      { duty: outside.duty, terminal },
      {
        zh: { time: said(facts.at), from: said(outside.starts), until: said(outside.ends) },
        en: { time: told(facts.at), from: told(outside.starts), until: told(outside.ends) },
      },
    )
  },
  hits: [line({ at: at(9, 10), duties: [patrol] })],
  misses: [
    ordinary,
    line({ at: at(9, 10), duties: [patrol], terminal: 'M-12' }),
    line({ at: at(9, 10), duties: [patrol], terminal: 'M-07', mobile: new Set(['M-07', 'M-12']) }),
    line({ at: at(12), duties: [patrol] }),
    line({ at: at(9, 10), duties: [patrol, { ...patrol, place: 'indoor' }] }),
    line({ at: at(9, 10), duties: [patrol], terminal: null }),
  ],
})
