import { FILL } from './fold.ts'
import { COMPOUND_SURNAME, isWord, SURNAME } from './surnames.ts'

const HAN = '[\\u3400-\\u4dbf\\u4e00-\\u9fff]'
/** Between the characters of a name: blanks, a middle dot, a line break with its indent. */
export const GAP = `[ ·${FILL}]{0,2}(?:\\r?\\n[ ]{0,8})?`
const FIRST = `(?![的了是在有和與及或於之為已被把對向從由等們某]|先生|小姐|女士|太太|同學|老師)${HAN}`
const SECOND = `(?![的了是在和與及或於之已被把對向從由到將就都也又很最沒未其此該這那哪等們以因並且但則而所者請稱說指表涉疑遭住係亦曾仍後前即要可會能曰云提向求君])${HAN}`

/**
 * A surname and one or two characters more. A third character that stands apart from the second belongs to the name only
 * where no other character follows it: 王 明 電話 is 王明.
 */
const compound = COMPOUND_SURNAME.replace(/([^|])(?=[^|])/g, `$1${GAP}`)
const FAMILY = `(?:(?:${compound})|${SURNAME})${GAP}${FIRST}`
export const NAME = `${FAMILY}(?:${FILL}{0,2}${SECOND}|${GAP}${SECOND}(?!${HAN}))?`
/** In running text a line may end within a name, and the next word follows at once. */
export const FLOWING_NAME = `${FAMILY}(?:${FILL}{0,2}${SECOND}|[ ]?\\r?\\n[ ]{0,8}${SECOND}|${GAP}${SECOND}(?!${HAN}))?`

/** Where a word that only follows a name comes next, blanks inside decide nothing. */
export const NAME_BEFORE = `${FAMILY}(?:${GAP}${SECOND})?`

/** Surnames that more often begin another word: without a colon or a form around them they are not believed. */
export const isDoubtful = (name: string): boolean => /^[方常應向連全成于易包單管項計經時]/.test(name)

/** Whether the characters could be somebody's name at all; `name` without gaps. */
export const mayBeName = (name: string): boolean => !isWord(name) && !HEADING.test(name)
const HEADING =
  /姓名|統編|編號|號碼|證號|帳號|電話|手機|地址|住址|日期|生日|性別|身分|信箱|單位|機關|職稱|備註/

export const withoutGaps = (text: string): string => text.replace(GAPS, '')
const GAPS = new RegExp(`[ ·\\r\\n${FILL}]+`, 'g')

const LAST_JUN = new RegExp(`^${GAP}君(?![主王])`)
/**
 * How many characters behind a name of two belong to it: 君 addresses a person, and ends many a given name (怡君). Taken for a title it
 * would stay when the name goes, so it is counted in.
 */
export function lastJun(name: string, behind: string): number {
  return withoutGaps(name).length === 2 ? (LAST_JUN.exec(behind)?.[0].length ?? 0) : 0
}

/** Officials in office are named by their duty: a title before or behind the name. */
const TITLES =
  '總統|院長|部長|署長|市長|縣長|局長|處長|司長|主任秘書|主任委員|主任|主委|科長|課長|股長|組長|科員|專員|專門委員|秘書長|秘書|法官|檢察官|檢察長|書記官|委員|議員|議長|校長|鄉長|鎮長|區長|里長|分局長|所長|隊長|警員|巡官|偵查佐|技正|技士|辦事員|承辦人員|承辦人|主席|召集人|發言人|參事|參議|廳長|大使|監辦人員|主持人|紀錄'
const TITLE_BEFORE = new RegExp(`(${TITLES})[ ]?[:]?[ ]?$`)
const TITLE_BEHIND = new RegExp(`^[ ]?(?:前|副|代理)?(${TITLES})`)

/** The title of an official right before or behind a name, or null. */
export function officialTitle(folded: string, start: number, end: number): string | null {
  const before = TITLE_BEFORE.exec(folded.slice(Math.max(0, start - 10), start))
  return (before ?? TITLE_BEHIND.exec(folded.slice(end, end + 8)))?.[1] ?? null
}

/** 王○○: the surname, and how long the rest is. */
export const maskName = (name: string): string =>
  `${name.charAt(0)}${'○'.repeat(Math.max(1, Math.min(3, name.length - 1)))}`
