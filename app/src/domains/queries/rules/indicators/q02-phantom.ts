import { ordinaryEntry } from './examples.ts'
import { hit, said, told } from './say.ts'
import { indicator, type EntryFacts } from './words.ts'

/** 幽靈登記 (converse of seed 004-22): the book has an entry, the system has no look-up by that account. */
export const phantom = indicator<'Q02', EntryFacts>({
  id: 'Q02',
  version: '1',
  zh: '有登記無查詢',
  en: 'Entry without look-up',
  severity: 'explain',
  law: 'pdpa-rules.12',
  measures: ['M02'],
  parameters: ['query.match.windowMinutes'],
  find(facts, law) {
    if (facts.bucket !== 'PHANTOM') return null
    return hit(
      '紀錄簿{time}登記於{systems}查詢{mask}，該帳號於系統無此查詢（容許±{minutes}分）；請查是否以他人帳號代查或誤登',
      'The book has {mask} in {systems} at {time}, but the account made no such look-up (±{minutes} minutes); was another account used, or the entry mistaken?',
      { mask: facts.mask, minutes: law.value('query.match.windowMinutes') },
      {
        zh: { time: said(facts.at), systems: facts.systems.map((system) => system.zh).join('、') },
        en: { time: told(facts.at), systems: facts.systems.map((system) => system.en).join(', ') },
      },
    )
  },
  hits: [{ ...ordinaryEntry, bucket: 'PHANTOM' }],
  misses: [ordinaryEntry, { ...ordinaryEntry, bucket: 'MISMATCH' }],
})
