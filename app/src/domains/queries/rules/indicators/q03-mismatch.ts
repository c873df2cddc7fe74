import { differences as words, type Difference } from '../../words.ts'
import { line, ordinary } from './examples.ts'
import { hit } from './say.ts'
import { indicator, type LineFacts } from './words.ts'

/** 登記不符: the look-up has its entry, but the two do not say the same. */
export const mismatch = indicator<'Q03', LineFacts>({
  id: 'Q03',
  version: '1',
  zh: '登記與查詢不符',
  en: 'Entry and look-up differ',
  severity: 'explain',
  law: 'pdpa-rules.12',
  measures: ['M02'],
  parameters: ['query.match.windowMinutes', 'query.match.targetEdits'],
  find(facts) {
    if (facts.bucket !== 'MISMATCH') return null
    const zh = facts.differences.map((difference) => sayZh(difference, facts.edits)).join('；')
    const en = facts.differences.map((difference) => sayEn(difference, facts.edits)).join('; ')
    return hit(
      '{what}',
      '{what}',
      { differences: facts.differences.join(','), edits: facts.edits },
      { zh: { what: zh }, en: { what: en } },
    )
  },
  hits: [
    line({ bucket: 'MISMATCH', differences: ['target'], edits: 2 }),
    line({ bucket: 'MISMATCH', differences: ['case'] }),
    line({ bucket: 'MISMATCH', differences: ['querier', 'case'] }),
  ],
  misses: [ordinary, line({ bucket: 'UNREGISTERED', entry: null })],
})

const sayZh = (difference: Difference, edits: number): string =>
  difference === 'target'
    ? `登記對象與系統對象差${edits}碼`
    : difference === 'querier'
      ? '登記之查詢人非本帳號使用人，交辦人始為本帳號使用人；請查帳號是否借用'
      : `登記之${words[difference].zh}與系統紀錄不同`
const sayEn = (difference: Difference, edits: number): string =>
  difference === 'target'
    ? `the registered target differs from the system's in ${edits} character${edits === 1 ? '' : 's'}`
    : difference === 'querier'
      ? 'the book names another querier; the holder of this account is only the requester. Was the account lent?'
      : `${words[difference].en.toLowerCase()} in the book and in the system differ`
