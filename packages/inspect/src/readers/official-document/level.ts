/** Levels of secrecy, lowest first: 一般公務機密 has one, 國家機密 has three (國家機密保護法 §4). */
export const levels = ['密', '機密', '極機密', '絕對機密'] as const
export type Level = (typeof levels)[number]

export type LevelFault =
  /** A level without 解密條件或保密期限: both are decided together (文書處理手冊). */
  | 'CONDITION_MISSING'
  /** A condition of declassification, but nothing to declassify. */
  | 'LEVEL_MISSING'
  /** Written as text where programs look for the code. */
  | 'LEVEL_NOT_CODED'
  /** Written in the field of the condition: programs that look for a level see none. */
  | 'LEVEL_IN_CONDITION'
  /** The code and the text, or two fields, say different levels; the highest counts. */
  | 'LEVELS_DISAGREE'
  /** Something stands where the level belongs, and it is none. */
  | 'LEVEL_UNKNOWN'
  /** 永久保密: no end at all. */
  | 'NEVER_DECLASSIFIED'

export interface LevelFacts {
  readonly level: Level | null
  /** Where the level that counts was found. */
  readonly found: 'code' | 'text' | 'condition' | null
  /** 解密條件或保密期限, without a level that was written into it. */
  readonly condition: string
  readonly faults: readonly LevelFault[]
}

/** The field 密等及解密條件或保密期限 as it is written. */
export interface LevelField {
  /** 密等@代碼 */
  readonly code: string
  /** 密等 as text. */
  readonly text: string
  /** 解密條件或保密期限 */
  readonly condition: string
}

/** What is written where there is no level. */
const NONE = /^(普通|一般|無|非密|不密|—|-|0)?$/
const LEADING = /^(絕對機密|極機密|機密|密)(件|等|文書)?(?=$|[\s，,、；;：:。／/（(])[\s，,、；;：:／/]*/

/** What the field says, and what is wrong with it. Pure: gates decide what follows. */
export function levelFacts({ code, text, condition }: LevelField): LevelFacts {
  const [coded, written] = [tidy(code), tidy(text)]
  const misplaced = LEADING.exec(tidy(condition))
  const found = [
    { where: 'code' as const, level: levelOf(coded) },
    { where: 'text' as const, level: levelOf(written) },
    { where: 'condition' as const, level: levelOf(misplaced?.[1] ?? '') },
  ].filter((one): one is { where: 'code' | 'text' | 'condition'; level: Level } => one.level !== null)
  const best = found.toSorted((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level))[0]
  const rest = unwrapped(tidy(condition).slice(misplaced?.[0].length ?? 0))
  const has = (where: string): boolean => found.some((one) => one.where === where)
  const checks: readonly (readonly [boolean, LevelFault])[] = [
    [best !== undefined && NONE.test(rest), 'CONDITION_MISSING'],
    [best === undefined && !NONE.test(rest), 'LEVEL_MISSING'],
    [has('text') && !has('code'), 'LEVEL_NOT_CODED'],
    [has('condition'), 'LEVEL_IN_CONDITION'],
    [new Set(found.map(({ level }) => level)).size > 1, 'LEVELS_DISAGREE'],
    [[coded, written].some((one) => levelOf(one) === null && !NONE.test(one)), 'LEVEL_UNKNOWN'],
    [/永久|永不解密/.test(rest), 'NEVER_DECLASSIFIED'],
  ]
  return {
    level: best?.level ?? null,
    found: best?.where ?? null,
    condition: NONE.test(rest) ? '' : rest,
    faults: checks.flatMap(([holds, name]) => (holds ? [name] : [])),
  }
}

interface Told {
  readonly text: string
  readonly place: { readonly address: string }
}

const FIELD =
  /密等及解密條件或保密期限(?:\[\d+\])?\/(密等(?:@代碼)?|解密條件或保密期限)(?:\[\d+\])?(?:\/文字)?$/

/** The same from the spans of a 公文, as the inspection hands them out. A document with several such fields has the highest level (§17). */
export function levelFactsOf(spans: Iterable<Told>): LevelFacts {
  const fields = new Map<string, { code: string; text: string; condition: string }>()
  for (const { text, place } of spans) {
    const found = FIELD.exec(place.address)
    if (found === null) continue
    const key = place.address.slice(0, found.index) + (/^密等及[^/]*/.exec(found[0])?.[0] ?? '')
    const field = fields.get(key) ?? { code: '', text: '', condition: '' }
    if (found[1] === '密等@代碼') field.code += text
    else if (found[1] === '密等') field.text += text
    else field.condition += text
    fields.set(key, field)
  }
  const all = [...fields.values()].map(levelFacts)
  const rank = ({ level }: LevelFacts): number => (level === null ? -1 : levels.indexOf(level))
  const [best = levelFacts({ code: '', text: '', condition: '' })] = all.toSorted((a, b) => rank(b) - rank(a))
  const differ = new Set(all.map(({ level }) => level)).size > 1
  const faults = new Set([
    ...all.flatMap((one) => one.faults),
    ...(differ ? (['LEVELS_DISAGREE'] as const) : []),
  ])
  return { ...best, faults: [...faults] }
}

const levelOf = (text: string): Level | null =>
  levels.find((level) => text === level || text === `${level}件`) ?? null
const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
    .replace(/^「(.*)」$/, '$1')
/** `（於公布時解密）` → `於公布時解密` */
const unwrapped = (text: string): string => text.replace(/^\((.*)\)$/, '$1').trim()
