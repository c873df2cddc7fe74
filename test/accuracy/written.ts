import type { Chance } from './chance.ts'
import {
  asIs,
  broken,
  canBeMisread,
  chinese,
  fullWidth,
  hyphened,
  lower,
  misread,
  spaced,
  spoken,
  type Form,
} from './forms.ts'
import * as numbers from './numbers.ts'
import * as people from './people.ts'

/** One thing to be found: how many ways there are to write it, and a fresh one in a given way. */
export interface Kind {
  /** Detectors that may report it, the first is its own. */
  readonly detectors: readonly string[]
  readonly variants: readonly string[]
  write(variant: string, chance: Chance): string
}

/** A value that has a digit to be misread. */
function misreadable(make: (chance: Chance) => string, chance: Chance): string {
  for (;;) {
    const value = make(chance)
    if (canBeMisread(value)) return value
  }
}

const number = (
  detectors: readonly string[],
  make: (chance: Chance) => string,
  forms: Readonly<Record<string, Form>>,
): Kind => ({
  detectors,
  variants: Object.keys(forms),
  write: (variant, chance) => {
    const value = variant === 'ocr' ? misreadable(make, chance) : make(chance)
    return (forms[variant] ?? asIs)(value, chance)
  },
})

const common = { plain: asIs, 'full-width': fullWidth, spaced, hyphened, broken, chinese }
const lettered = { ...common, 'lower-case': lower }
const ocr = { ocr: misread }

const phone: Kind = {
  detectors: ['tw.landline'],
  variants: [
    'plain',
    'brackets',
    'no-hyphen',
    'extension',
    'full-width',
    'spaced',
    'broken',
    'abroad',
    'chinese',
  ],
  write: (variant, chance) => {
    const [area, rest] = people.landline(chance)
    const [left, right] = [rest.slice(0, -4), rest.slice(-4)]
    const plain = `${area}-${left}-${right}`
    const forms: Readonly<Record<string, () => string>> = {
      plain: () => plain,
      brackets: () => `(${area})${left}-${right}`,
      'no-hyphen': () => area + rest,
      extension: () => `${plain}${chance.pick(['#', '轉', ' 分機 ', '分機'])}${10 + chance.below(900)}`,
      'full-width': () => fullWidth(`(${area})${left}-${right}`, chance),
      spaced: () => `${area} ${left} ${right}`,
      broken: () => `${area}-${left}${chance.pick(['-\n', '\n', '\r\n　'])}${right}`,
      abroad: () => `+886-${area.slice(1)}-${left}-${right}`,
      chinese: () => chinese(area + rest, chance),
    }
    return (forms[variant] ?? forms['plain'] ?? (() => ''))()
  },
}

const mobile: Kind = {
  detectors: ['tw.mobile'],
  variants: [...Object.keys(common), 'abroad', 'dots'],
  write: (variant, chance) => {
    const value = people.mobile(chance)
    if (variant === 'abroad') return chance.pick(['+886 ', '+886-', '(+886)', '886-']) + value.slice(1)
    if (variant === 'dots') return `${value.slice(0, 4)}.${value.slice(4, 7)}.${value.slice(7)}`
    return (common[variant as keyof typeof common] ?? asIs)(value, chance)
  },
}

const place: Kind = {
  detectors: ['tw.address'],
  variants: ['plain', 'full-width', 'chinese', 'spaced', 'broken', 'tai', 'postcode', 'no-county'],
  write: (variant, chance) => {
    const one = people.addressOf(chance)
    const say = variant === 'chinese' ? spoken : String
    const unit = (value: number | null, word: string): string => (value === null ? '' : say(value) + word)
    const floor =
      one.floor === null ? '' : unit(one.floor, chance.pick(['樓', '樓', variant === 'chinese' ? '樓' : 'F']))
    const section =
      one.section === null ? '' : `${chance.holds(0.5) ? spoken(one.section) : say(one.section)}段`
    const levels = [
      variant === 'no-county' ? '' : variant === 'tai' ? one.county.replace('臺', '台') : one.county,
      one.district,
      one.village + unit(one.lin, '鄰'),
      one.street + section,
      unit(one.lane, '巷') + unit(one.alley, '弄'),
      unit(one.number, '號') + floor,
    ].filter((level) => level !== '')
    if (variant === 'spaced') return levels.join(' ')
    const text = (variant === 'postcode' ? chance.digits(chance.pick([3, 5, 6])) : '') + levels.join('')
    if (variant === 'full-width') return fullWidth(text, chance)
    return variant === 'broken' ? broken(text, chance) : text
  },
}

const two = (value: number): string => String(value).padStart(2, '0')
const birth: Kind = {
  detectors: ['tw.birth-date'],
  variants: [
    'roc',
    'roc-dots',
    'roc-slash',
    'roc-7',
    'iso',
    'iso-slash',
    'iso-8',
    'spoken',
    'full-width',
    'broken',
    'spaced',
  ],
  write: (variant, chance) => {
    const [roc, month, day] = [20 + chance.below(90), 1 + chance.below(12), 1 + chance.below(28)]
    const year = roc + 1911
    const era = chance.pick(['民國', '', '中華民國'])
    const written = `${era}${roc}年${month}月${day}日`
    const forms: Readonly<Record<string, () => string>> = {
      roc: () => written,
      'roc-dots': () => `${roc}.${month}.${day}`,
      'roc-slash': () => `${roc}/${two(month)}/${two(day)}`,
      'roc-7': () => `${String(roc).padStart(3, '0')}${two(month)}${two(day)}`,
      iso: () => `${year}-${two(month)}-${two(day)}`,
      'iso-slash': () => `${year}/${month}/${day}`,
      'iso-8': () => `${year}${two(month)}${two(day)}`,
      spoken: () => `${era}${spoken(roc)}年${spoken(month)}月${spoken(day)}日`,
      'full-width': () => fullWidth(written, chance),
      broken: () => broken(written, chance),
      spaced: () => `${era} ${roc} 年 ${month} 月 ${day} 日`,
    }
    return (forms[variant] ?? forms['roc'] ?? (() => ''))()
  },
}

const plateNumber = (chance: Chance): string => {
  const letters = (count: number): string =>
    Array.from({ length: count }, () => chance.pick(Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ'))).join('')
  const figures = (count: number): string =>
    Array.from({ length: count }, () => chance.pick(Array.from('012356789'))).join('')
  return chance.pick([
    () => `${letters(3)}-${figures(4)}`,
    () => `${letters(3)}-${figures(4)}`,
    () => `${figures(4)}-${letters(2)}`,
    () => `${letters(2)}-${figures(4)}`,
    () => `${letters(3)}-${figures(3)}`,
    () => `${figures(1)}${letters(1)}-${figures(4)}`,
  ])()
}
const plate: Kind = {
  detectors: ['tw.plate'],
  variants: ['plain', 'no-hyphen', 'full-width', 'lower-case', 'spaced', 'broken', 'chinese'],
  write: (variant, chance) => {
    const value = plateNumber(chance)
    if (variant === 'no-hyphen') return value.replace('-', '')
    if (variant === 'broken') return value.replace('-', chance.pick(['-\n', '\n']))
    if (variant === 'spaced') return chance.holds(0.5) ? value.replace('-', ' - ') : value.replace('-', ' ')
    return ({ 'full-width': fullWidth, 'lower-case': lower, chinese }[variant] ?? asIs)(value, chance)
  },
}

const mail: Kind = {
  detectors: ['tw.email'],
  variants: ['plain', 'upper-case', 'full-width', 'spaced', 'at-word', 'broken'],
  write: (variant, chance) => {
    const value = people.mailbox(chance)
    if (variant === 'upper-case') return value.toUpperCase()
    if (variant === 'full-width') return fullWidth(value, chance)
    if (variant === 'spaced') return value.replace('@', ' @ ')
    if (variant === 'at-word') return value.replace('@', chance.pick(['(at)', '[at]', ' (at) ']))
    return variant === 'broken' ? value.replace('@', '@\n') : value
  },
}

const named = (detectors: readonly string[]): Kind => ({
  detectors,
  variants: ['plain', 'spaced', 'broken'],
  write: (variant, chance) => {
    const value = people.person(chance)
    if (variant === 'spaced') return Array.from(value).join(chance.pick([' ', '　']))
    return variant === 'broken' ? broken(value, chance) : value
  },
})

const listOf = (detectors: readonly string[], words: readonly string[]): Kind => ({
  detectors,
  variants: ['plain', 'spaced'],
  write: (variant, chance) => {
    const word = chance.pick(words)
    return variant === 'spaced' ? Array.from(word).join(chance.pick([' ', '　'])) : word
  },
})

const price: Kind = {
  detectors: ['tw.reserve-price'],
  variants: ['plain', 'full-width', 'chinese', 'wan'],
  write: (variant, chance) => {
    const amount = (10 + chance.below(9000)) * 10000
    const figures = amount.toLocaleString('en')
    if (variant === 'full-width') return fullWidth(`${figures}元`, chance)
    if (variant === 'wan') return `${amount / 10000}萬元`
    if (variant === 'chinese')
      return `${chance.pick(['壹佰貳拾參', '肆佰伍拾陸', '柒拾捌', '玖佰零壹'])}萬元整`
    return `${chance.pick(['新臺幣', 'NT$', ''])}${figures}元`
  },
}

export const kinds: Readonly<Record<string, Kind>> = {
  'national-id': number(['tw.national-id'], numbers.nationalId, { ...lettered, ...ocr }),
  'resident-new': number(['tw.resident-number'], numbers.newResident, { ...lettered, ...ocr }),
  'resident-old': number(['tw.resident-number'], numbers.oldResident, lettered),
  ubn: number(['tw.ubn'], numbers.businessNumber, { ...common, ...ocr }),
  card: number(['tw.card'], numbers.luhn, { ...common, ...ocr }),
  'postal-account': number(['tw.postal-account', 'tw.bank-account'], numbers.postal, { ...common, ...ocr }),
  'passport-mrz': number(['tw.passport-mrz'], numbers.machineLine, {
    plain: asIs,
    'full-width': fullWidth,
    'lower-case': lower,
    broken,
  }),
  passport: number(['tw.passport'], (chance) => `3${chance.digits(8)}`, common),
  'nhi-card': number(['tw.nhi-card'], (chance) => `0000${chance.digits(8)}`, common),
  'tax-code': number(
    ['tw.tax-code'],
    (chance) =>
      `19${50 + chance.below(50)}0${1 + chance.below(9)}${10 + chance.below(18)}${chance.pick(['JO', 'MA', 'LE', 'TR'])}`,
    lettered,
  ),
  'bank-account': number(
    ['tw.bank-account', 'tw.postal-account'],
    (chance) => chance.digits(chance.pick([11, 12, 13])),
    common,
  ),
  'household-number': number(
    ['tw.household-number'],
    (chance) => chance.pick(['F', 'A', 'H', 'N']) + chance.digits(7),
    lettered,
  ),
  'medical-record': number(
    ['tw.medical-record'],
    (chance) => `${1 + chance.below(9)}${chance.digits(6)}`,
    common,
  ),
  mobile,
  landline: phone,
  address: place,
  plate,
  'birth-date': birth,
  email: mail,
  'line-id': number(['tw.line-id'], people.login, {
    plain: asIs,
    'full-width': fullWidth,
    'upper-case': (text) => text.toUpperCase(),
  }),
  name: named(['tw.name']),
  'name-without-cue': named(['tw.name']),
  classification: listOf(['tw.classification-mark'], ['密', '機密', '極機密', '絕對機密']),
  handling: listOf(
    ['tw.handling-mark'],
    ['機敏資料', '會後收回', '密不錄由', '閱後收回', '不得外流', '請勿外流'],
  ),
  permanent: listOf(['tw.permanent-secrecy'], ['永久保密', '永不解密']),
  'reserve-price': price,
}
