import { is, type Condition, type Deed, type Thing } from '#kernel/policy'
import type { Finding } from './words.ts'

const LAW = 'pdpa-rules.12'
const heads = is.role('head', 'chief')
const ethics = is.role('ethics')
const unitDesk = is.fact(
  'desk',
  'unit',
  '此徵候由政風單位專責辦理。',
  'This finding is for the ethics office alone.',
)

/** As a deny ground: nobody handles what is about himself, nor what is about the person he stands in for. */
const aboutSelf: Condition = {
  id: 'about-self',
  zh: '不得查閱或辦理涉及自己或所代理之人的徵候。',
  en: 'Nobody reads or handles a finding about himself or the person he stands in for.',
  holds: (actor, post, thing) =>
    thing.owner != null && (thing.owner === actor.person || thing.owner === post.onBehalfOf),
}
const handlers = [
  { id: 'ethics', all: [ethics] },
  { id: 'head', all: [heads, is.sameUnit, unitDesk] },
]
const deed = (id: string, zh: string, en: string): Deed => ({
  id: `findings.${id}`,
  zh,
  en,
  law: LAW,
  allow: handlers,
  deny: [aboutSelf],
})

export const findingDeeds = {
  read: deed('finding.read', '查閱徵候', 'Read a finding'),
  take: deed('finding.take', '接辦徵候', 'Take a finding in hand'),
  close: deed('finding.close', '徵候結案', 'Close a finding'),
  note: deed('finding.note', '徵候註記', 'Add a note to a finding'),
  act: deed('action.set', '訂定改善措施', 'Set a corrective action'),
  verify: deed('action.verify', '查驗改善措施', 'Verify a corrective action'),
  recheck: deed('finding.recheck', '複查徵候', 'Re-check a finding'),
} satisfies Readonly<Record<string, Deed>>

/** A finding as policy sees it: its subject is the person whose act is judged. */
export const findingThing = (finding: Pick<Finding, 'id' | 'unit' | 'subject' | 'desk'>): Thing => ({
  kind: 'finding',
  id: finding.id,
  unit: finding.unit,
  owner: finding.subject,
  facts: { desk: finding.desk },
})
