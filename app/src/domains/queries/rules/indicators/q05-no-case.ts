import { noCaseReasons, type NoCaseReason } from '../../words.ts'
import { at, line, ordinary } from './examples.ts'
import { hit } from './say.ts'
import { indicator, type Hit, type LineFacts } from './words.ts'

/** 無案可稽 (seeds 004-09, 004-14): the look-up hangs on no case, or on one that cannot have been its ground. */
export const noCase = indicator<'Q05', LineFacts>({
  id: 'Q05',
  version: '1',
  zh: '無案可稽',
  en: 'No case behind the look-up',
  severity: 'explain',
  law: 'pdpa.15',
  measures: ['M12'],
  parameters: ['query.case.explainedLevel', 'query.case.closedGraceDays', 'query.case.openedAfterHours'],
  find(facts, law) {
    if (facts.caseLevel >= law.value('query.case.explainedLevel')) return null
    // Q01 says already that nothing was registered; that nothing has no case either.
    if (facts.bucket === 'UNREGISTERED' && facts.caseNo === null) return null
    return facts.caseNo === null ? unnumbered(facts.entry?.noCase ?? null) : numbered(facts, facts.caseNo)
  },
  hits: [
    line({ caseNo: null, caseLevel: 0 }),
    line({
      caseNo: null,
      caseLevel: 0,
      entry: { at: at(10), written: at(10), late: false, noCase: 'on_the_spot' },
    }),
    line({ caseLevel: 1 }),
    line({ caseLevel: 2, closedDays: 120 }),
    line({ caseLevel: 2, openedAfterHours: 30 }),
    line({ caseLevel: 3 }),
    line({ bucket: 'UNREGISTERED', entry: null, caseLevel: 1 }),
  ],
  misses: [
    ordinary,
    line({ caseLevel: 4 }),
    line({ bucket: 'UNREGISTERED', entry: null, caseNo: null, caseLevel: 0 }),
  ],
})

const unnumbered = (reason: NoCaseReason | null): Hit =>
  reason === null
    ? hit('未載明案號，亦無「無案號」之理由', 'Neither a case number nor a reason for having none', {
        level: 0,
      })
    : {
        ...hit(
          '無案號，理由：{why}',
          'No case number; reason given: {why}',
          { level: 0, reason },
          {
            zh: { why: noCaseReasons[reason].zh },
            en: { why: noCaseReasons[reason].en },
          },
        ),
        severity: 'notice',
      }

function numbered(facts: LineFacts, caseNo: string): Hit {
  const known = { caseNo, level: facts.caseLevel }
  if (facts.caseLevel === 1)
    return hit('案號{caseNo}不在案件清冊中', 'Case number {caseNo} is not on the case list', known)
  if (facts.caseLevel === 3)
    return hit(
      '案號{caseNo}非查詢人或其單位承辦之案件',
      'Case {caseNo} belongs neither to the querier nor to his unit',
      known,
    )
  if (facts.caseLevel === 4)
    return hit('查詢對象非案號{caseNo}之當事人', 'The target is no party to case {caseNo}', known)
  return facts.closedDays !== null
    ? hit('案號{caseNo}於查詢時已結案{days}日', 'Case {caseNo} had been closed for {days} days', {
        ...known,
        days: facts.closedDays,
      })
    : hit(
        '案號{caseNo}於查詢後{hours}小時始立案',
        'Case {caseNo} was opened only {hours} hours after the look-up',
        { ...known, hours: facts.openedAfterHours ?? 0 },
      )
}
