import { at, line, ordinary } from './examples.ts'
import { hit, iso, said, told } from './say.ts'
import { indicator, type LineFacts } from './words.ts'

/** 未登記 (seed 001-1c): a look-up that no entry of the book stands for; or whose entry was only written afterwards. */
export const unregistered = indicator<'Q01', LineFacts>({
  id: 'Q01',
  version: '1',
  zh: '查詢未登記',
  en: 'Look-up not registered',
  severity: 'serious',
  law: 'pdpa-rules.12',
  measures: ['M02', 'M17'],
  parameters: ['query.match.windowMinutes', 'query.match.coverSystems', 'query.match.coverMinutes'],
  find(facts, law) {
    if (facts.bucket === 'UNREGISTERED')
      return facts.accountKnown ? missing(facts, law.value('query.match.windowMinutes')) : stranger(facts)
    if (facts.entry?.late !== true) return null
    const hours = Math.max(1, Math.round((facts.entry.written - facts.at) / 3600))
    return {
      ...hit(
        '本筆於{writtenAt}補登，距查詢約{hours}小時',
        'Registered afterwards, at {writtenAt}, about {hours} hours after the look-up',
        { written: iso(facts.entry.written), hours },
        { zh: { writtenAt: said(facts.entry.written) }, en: { writtenAt: told(facts.entry.written) } },
      ),
      severity: 'notice',
    }
  },
  hits: [
    line({ bucket: 'UNREGISTERED', entry: null }),
    line({ bucket: 'UNREGISTERED', entry: null, accountKnown: false }),
    line({ entry: { at: at(10), written: at(34), late: true, noCase: null } }),
  ],
  misses: [ordinary, line({ bucket: 'MISMATCH', differences: ['target'], edits: 1 })],
})

const where = (facts: LineFacts) => ({
  zh: { time: said(facts.at), system: facts.system.zh },
  en: { time: told(facts.at), system: facts.system.en },
})
const missing = (facts: LineFacts, minutes: number) =>
  hit(
    '{time}於{system}查詢{mask}，紀錄簿無對應登記（容許±{minutes}分）',
    '{mask} was looked up in {system} at {time}; the log book has no entry for it (±{minutes} minutes)',
    { mask: facts.mask, minutes },
    where(facts),
  )
const stranger = (facts: LineFacts) =>
  hit(
    '{time}帳號{account}於{system}查詢{mask}，該帳號不在當日帳號清冊，查無使用人',
    'Account {account} looked up {mask} in {system} at {time}, but belongs to nobody on that day',
    { account: facts.account, mask: facts.mask },
    where(facts),
  )
