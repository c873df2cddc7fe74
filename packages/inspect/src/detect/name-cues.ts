import { firstUnits } from './beginnings.ts'
import { FILL } from './fold.ts'
import { FLOWING_NAME, NAME, NAME_BEFORE } from './name-text.ts'
import type { NormalText } from './normal-text.ts'
import { found, inFolded, places } from './pattern.ts'

/** A possible name and what gave it away. `name` may hold gaps. */
export interface NameCue {
  readonly start: number
  readonly name: string
  readonly cue: string
  readonly weight: number
  /** The role is part of a sentence: what follows it may be a verb that begins like a surname. */
  readonly inSentence: boolean
}

/** Parts that a person plays in a paper. With a colon after them, what follows is a name; without, it may be. */
const ROLES =
  '被?檢舉人|被?陳情人|申請人|申訴人|申報人|相對人|被害人|被告|原告|告訴人|告發人|證人|當事人|關係人|代理人|聯絡人|連絡人|聯繫人|負責人|代表人|立書人|具結人|切結人|委託人|受託人|受任人|訴願人|收件人|寄件人|行為人|違規人|駕駛人|駕駛|車主|屋主|所有權人|承租人|出租人|債務人|債權人|受刑人|嫌疑人|嫌犯|家屬|配偶|父親|母親|父|母|長子|次子|長女|次女|監護人|病患|病人|患者|個案|學生|家長|民眾|居民|住戶|員工|投標人|揭弊者|吹哨者|戶長|匯款人|受款人|持卡人|要保人|被保險人|受益人|會員|買受人|納稅義務人|被繼承人|繼承人|同住人|考生|應考人|通報人|報案人|受訪者|受文者|受處分人|受通知人|出席人|領款人|被授權人|授權人|保證人|捐款人|飼主|業主|地主|關說者|線民'
const FIELDS = '(?:中文|真實|本人)?姓[ ]{0,4}名|戶名|署名|具名|簽名|簽章|NAME|大名|名字'
const BEFORE = inFolded(new RegExp(`${ROLES}|${FIELDS}`, 'g'))
const IS_FIELD = new RegExp(`^(?:${FIELDS})$`)
const NOTE = '(?:[ ]?[(][^()\\n]{1,10}[)])?'
const AFTER_COLON = new RegExp(`${NOTE}[ ]?[:][ \\n\\t\\u001f]{0,3}(${NAME})`, 'y')
const AFTER_CELL = new RegExp(`[\\t\\n\\u001f]{1,2}(${NAME})(?![\\u4e00-\\u9fff])`, 'y')
const AFTER_ROLE = new RegExp(`[ ]?(?:即|為|是|係)?[ ]?(${FLOWING_NAME})`, 'y')

const BEHIND_FIELD: readonly (readonly [RegExp, number])[] = [
  [AFTER_COLON, 0.65],
  [AFTER_CELL, 0.6],
]
const BEHIND_ROLE: readonly (readonly [RegExp, number])[] = [
  [AFTER_COLON, 0.65],
  [AFTER_ROLE, 0.55],
]
/** Behind most words comes a character with which none of these begins. */
const mayFollow = firstUnits([AFTER_COLON, AFTER_CELL, AFTER_ROLE])

/** What stands behind a name: how one is addressed, how one signs, a mailbox, or what else is told of a person. */
const BEHIND = inFolded(
  new RegExp(
    `(先生|小姐|女士|同學|太太|君(?![\\u4e00-\\u9fff]{0,2}[主王]))|(敬上|謹上|敬啟|謹啟|拜啟|上(?=[ ]?(?:\\n|$))|[(]?(?:簽名|簽章)[)]?|[(](?:蓋章|印)[)])|"?[ ]?<(?=[A-Z0-9._%+\\-]{1,64}@)|[,(、][ ]?(?:(身[分份]證|電話|手機|民國|出生|住址|住[所在]|性別|[男女](?![人性子兒])|年[約齡])|(?=[A-Z][1289][0-9]{8}|09[0-9]{2}|[0-9]{1,3}歲))`,
    'g',
  ),
)
/** Longest way from the beginning of a name to what stands behind it. */
const REACH = 40
const ENDS_HERE = new RegExp(`(${NAME_BEFORE})[ ${FILL}]{0,4}(?:\\r?\\n[ ]{0,8})?$`)

/** Names by the words before and behind them; the words are looked for first, for they are rarer than surnames. */
export function* nameCues(text: NormalText): Generator<NameCue> {
  const { folded } = text
  for (const { start: from, end } of places(BEFORE, text)) {
    if (mayFollow[folded.charCodeAt(end)] !== 1) continue
    const word = folded.slice(from, end)
    const ways = IS_FIELD.test(word) ? BEHIND_FIELD : BEHIND_ROLE
    for (const [way, weight] of ways) {
      way.lastIndex = end
      const named = way.exec(folded)
      const name = named?.[1]
      if (named === null || name === undefined) continue
      const start = named.index + named[0].length - name.length
      yield { start, name, cue: word, weight, inSentence: way === AFTER_ROLE }
      break
    }
  }
  for (const match of found(BEHIND, text)) {
    const from = Math.max(0, match.index - REACH)
    const before = folded.slice(from, match.index)
    const named = ENDS_HERE.exec(before)
    const name = named?.[1]
    if (named === null || name === undefined) continue
    yield {
      start: from + named.index,
      name,
      cue: match[1] ?? match[2] ?? match[3] ?? '…',
      weight: match[0].includes('<') ? 0.7 : 0.6,
      inSentence: false,
    }
  }
}
