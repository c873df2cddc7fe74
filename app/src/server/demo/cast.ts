import { addDays, type Day } from '#kernel/ground'
import { chance } from '../simulate/chance.ts'
import { personName } from '../simulate/names.ts'
import type { SimPerson, SimRole, SimUnit } from '../simulate/words.ts'

/** The units of 青汐市警察局 in the demo. No such city exists. */
export const demoUnits: readonly SimUnit[] = [
  { code: 'Q00', name: '青汐市警察局', parent: null, kind: 'root' },
  { code: 'Q01', name: '政風室', parent: 'Q00', kind: 'office' },
  { code: 'Q02', name: '資訊科', parent: 'Q00', kind: 'office' },
  { code: 'Q03', name: '秘書科', parent: 'Q00', kind: 'office' },
  { code: 'Q10', name: '刑事警察大隊偵查隊', parent: 'Q00', kind: 'station' },
  { code: 'Q11', name: '交通警察大隊第二分隊', parent: 'Q00', kind: 'station' },
  { code: 'Q20', name: '港灣分局', parent: 'Q00', kind: 'office' },
  { code: 'Q21', name: '潮音派出所', parent: 'Q20', kind: 'station' },
  { code: 'Q22', name: '松坡派出所', parent: 'Q20', kind: 'station' },
  { code: 'Q23', name: '石橋派出所', parent: 'Q20', kind: 'station' },
]

type Key =
  | 'clerk'
  | 'officer'
  | 'head'
  | 'ethics'
  | 'auditor'
  | 'ethics2'
  | 'admin'
  | 'chief'
  | 'external'
  | 'precinct'
  | 'headDetectives'
  | 'headTraffic'
  | 'headSongpo'
  | 'headShiqiao'
  | 'leftOpen'
  | 'wentOn'
  | 'carOwner'
  | 'friendsPlate'
  | 'informant'
  | 'insurance'

interface Part {
  readonly name: string
  readonly unit: string
  readonly role: SimRole
  readonly title: string
  /** What the sign-in page proposes to try as this person. */
  readonly try?: { readonly zh: string; readonly en: string }
}

/** In the order of their numbers: the tour takes the first of each role. */
const parts: Readonly<Record<Key, Part>> = {
  clerk: {
    name: '姚書涵',
    unit: 'Q03',
    role: 'records',
    title: '文書科員',
    try: {
      zh: '以範例檔試匯：昨日還缺的入出境紀錄會被收下，有錯的檔案會逐列指出。',
      en: 'Import the sample files: yesterday’s border log, still missing, is taken in; a faulty file is refused line by line.',
    },
  },
  officer: {
    name: '連子謙',
    unit: 'Q21',
    role: 'officer',
    title: '警員',
    try: {
      zh: '有一筆查詢忘了登記，請補登並附佐證說明。',
      en: 'One look-up was not registered: explain it, with an attachment.',
    },
  },
  head: {
    name: '魏承霖',
    unit: 'Q21',
    role: 'head',
    title: '所長',
    try: {
      zh: '昨日查詢尚待逐筆核章，其中幾筆說不過去。',
      en: 'Yesterday’s lines wait for your stamp, one by one; some do not explain themselves.',
    },
  },
  ethics: {
    name: '阮文瑜',
    unit: 'Q01',
    role: 'ethics',
    title: '政風室主任',
    try: {
      zh: '看核章解釋不了的異常：誰、依據哪條規則、用了哪些紀錄。',
      en: 'See what no stamp explains: who, by which rule, from which records.',
    },
  },
  auditor: {
    name: '杜冠霖',
    unit: 'Q02',
    role: 'it_auditor',
    title: '資訊稽核員',
    try: {
      zh: '匯出證據檔，拿到另一台電腦離線查驗。',
      en: 'Export the evidence and verify it offline, on another machine.',
    },
  },
  ethics2: {
    name: '藍宜庭',
    unit: 'Q01',
    role: 'ethics',
    title: '政風室科員',
    try: {
      zh: '複查同事已結案的異常；自己結的案自己不能複查。',
      en: 'Re-check a finding that your colleague closed; nobody re-checks his own.',
    },
  },
  admin: {
    name: '程啟維',
    unit: 'Q02',
    role: 'admin',
    title: '系統管理師',
    try: {
      zh: '管理查詢系統與欄位對應；看得到系統，看不到內容。',
      en: 'Arrange systems and import profiles: you run the house and open nothing sealed.',
    },
  },
  chief: {
    name: '溫景誠',
    unit: 'Q00',
    role: 'chief',
    title: '局長',
    try: {
      zh: '各單位核章進度與逾期；大隊主管自己的查詢由您核章。',
      en: 'Progress and delays of every unit; the heads’ own look-ups are stamped by you.',
    },
  },
  external: {
    name: '康育寧',
    unit: 'Q00',
    role: 'external_auditor',
    title: '外部稽核委員',
    try: {
      zh: '不必相信任何人：查驗帳本的連續與完整。',
      en: 'Trust nobody: check that the ledger is whole.',
    },
  },
  precinct: {
    name: '石正賢',
    unit: 'Q20',
    role: 'head',
    title: '分局長',
    try: { zh: '所長自己的查詢由您核章。', en: 'The station heads’ own look-ups come to you.' },
  },
  headDetectives: {
    name: '龔志遠',
    unit: 'Q10',
    role: 'head',
    title: '隊長',
    try: {
      zh: '昨日有人在八分鐘內於三個系統查同一人，案號查無此案。',
      en: 'Yesterday one person was looked up in three systems within minutes, under a case nobody knows.',
    },
  },
  headTraffic: {
    name: '馬信安',
    unit: 'Q11',
    role: 'head',
    title: '分隊長',
    try: {
      zh: '有一筆戶籍查詢已請同仁說明，尚未回覆。',
      en: 'You asked about one household look-up; the answer is still due.',
    },
  },
  headSongpo: { name: '翁國倫', unit: 'Q22', role: 'head', title: '所長' },
  headShiqiao: { name: '卓明達', unit: 'Q23', role: 'head', title: '所長' },
  leftOpen: {
    name: '田宏宇',
    unit: 'Q21',
    role: 'officer',
    title: '警員',
    try: {
      zh: '昨日您在外巡邏，您的帳號卻在所內查詢。',
      en: 'Yesterday you were on patrol while your account was used at a desk.',
    },
  },
  wentOn: { name: '紀佳穎', unit: 'Q21', role: 'officer', title: '警員' },
  carOwner: { name: '曹家瑋', unit: 'Q22', role: 'officer', title: '警員' },
  friendsPlate: { name: '湯俊毅', unit: 'Q23', role: 'officer', title: '警員' },
  informant: { name: '巫柏誠', unit: 'Q10', role: 'officer', title: '偵查佐' },
  insurance: {
    name: '傅士軒',
    unit: 'Q11',
    role: 'officer',
    title: '警員',
    try: { zh: '分隊長請您說明一筆戶籍查詢。', en: 'Your head asks you to explain a household look-up.' },
  },
}

/** Further officers by unit, so that every unit has an ordinary day. */
const MORE: readonly { readonly unit: string; readonly title: string; readonly count: number }[] = [
  { unit: 'Q10', title: '偵查佐', count: 4 },
  { unit: 'Q11', title: '警員', count: 4 },
  { unit: 'Q21', title: '警員', count: 5 },
  { unit: 'Q22', title: '警員', count: 4 },
  { unit: 'Q23', title: '警員', count: 4 },
]

const SERVICE_DAYS = 900
const numbered = (n: number): string => `QX${String(n).padStart(3, '0')}`

export type Cast = Readonly<Record<Key, SimPerson>>
export interface Company {
  readonly cast: Cast
  readonly persons: readonly SimPerson[]
}

/** Everybody of the demo agency, long in office on the first day. */
export function demoCompany(firstDay: Day): Company {
  const joined = addDays(firstDay, -SERVICE_DAYS)
  const keys = Object.keys(parts) as Key[]
  const lead = keys.map((key, i): SimPerson => {
    const { name, unit, role, title } = parts[key]
    return { no: numbered(i + 1), account: numbered(i + 1).toLowerCase(), name, unit, role, title, joined }
  })
  const cast = Object.fromEntries(keys.map((key, i) => [key, lead[i]])) as Record<Key, SimPerson>
  const names = chance('subrosa-demo/names')
  const rest = MORE.flatMap(({ unit, title, count }) =>
    Array.from({ length: count }, () => ({ unit, title })),
  )
  const others = rest.map(({ unit, title }, i): SimPerson => {
    const no = numbered(lead.length + i + 1)
    return { no, account: no.toLowerCase(), name: personName(names), unit, role: 'officer', title, joined }
  })
  return { cast, persons: [...lead, ...others] }
}

export interface DemoGuide {
  readonly personNo: string
  readonly name: string
  readonly unit: string
  readonly title: string
  readonly role: SimRole
  readonly zh: string
  readonly en: string
}
/** Whom to be, and what to try as him: for the sign-in page, the printed accounts and the tour. */
export const demoGuide: readonly DemoGuide[] = Object.values(parts).flatMap((part, i) =>
  part.try
    ? [
        {
          personNo: numbered(i + 1),
          name: part.name,
          unit: demoUnits.find((unit) => unit.code === part.unit)?.name ?? '',
          title: part.title,
          role: part.role,
          ...part.try,
        },
      ]
    : [],
)
