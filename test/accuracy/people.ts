import type { Chance } from './chance.ts'

/** Invented people and places of residence: names put together by chance, streets that may or may not exist. */
const SURNAMES = Array.from(
  '陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊江呂何羅高蕭潘簡朱鍾彭游詹胡施沈余趙盧梁顏柯孫魏翁戴范宋方鄧杜侯溫薛丁卓馬唐藍馮姚石董紀',
)
const DOUBLE = ['歐陽', '張簡', '范姜', '司馬', '上官']
const GIVEN = Array.from(
  '明志家文建國宏偉俊傑承恩宗翰冠宇柏彥廷信賢榮德仁義禮智淑芬美惠麗雅婷怡君佳玲秀英玉蘭珍雪惠如心慧欣怡潔詩涵思妤品萱子晴語彤宥辰睿哲浩軒奕安昱翔嘉豪益豐源茂順隆福壽永春',
)

export function person(chance: Chance): string {
  const surname = chance.holds(0.03) ? chance.pick(DOUBLE) : chance.pick(SURNAMES)
  const given = chance.pick(GIVEN)
  return surname + given + (chance.holds(0.9) ? chance.pick(GIVEN) : '')
}

const DISTRICTS: readonly (readonly [string, readonly string[]])[] = [
  ['臺北市', ['大安區', '萬華區', '北投區', '士林區', '文山區']],
  ['新北市', ['板橋區', '三重區', '淡水區', '鶯歌區', '汐止區', '五股區']],
  ['桃園市', ['中壢區', '八德區', '大溪區']],
  ['臺中市', ['北屯區', '西屯區', '豐原區', '沙鹿區']],
  ['臺南市', ['永康區', '安平區', '新營區', '七股區']],
  ['高雄市', ['三民區', '左營區', '鳳山區', '岡山區', '那瑪夏區']],
  ['新竹縣', ['竹北市', '湖口鄉', '關西鎮']],
  ['彰化縣', ['員林市', '鹿港鎮', '二水鄉']],
  ['雲林縣', ['斗六市', '西螺鎮', '四湖鄉']],
  ['屏東縣', ['潮州鎮', '恆春鎮', '萬丹鄉']],
  ['花蓮縣', ['花蓮市', '玉里鎮', '秀林鄉']],
  ['嘉義市', ['東區', '西區']],
]
const STREETS = [
  '中山路',
  '民族一路',
  '文化路',
  '和平東路',
  '自強街',
  '仁愛路',
  '光復南路',
  '大學路',
  '建國北路',
  '復興街',
  '凱旋二路',
  '博愛路',
  '青年路',
  '市民大道',
  '公園街',
  '華夏路',
]
const VILLAGES = ['福德里', '長春里', '中興村', '大同村', '永安里', '富世村']

export interface Address {
  readonly county: string
  readonly district: string
  readonly village: string
  readonly lin: number | null
  readonly street: string
  readonly section: number | null
  readonly lane: number | null
  readonly alley: number | null
  readonly number: number
  readonly floor: number | null
}

export function addressOf(chance: Chance): Address {
  const [county, districts] = chance.pick(DISTRICTS)
  const number = (share: number, limit: number): number | null =>
    chance.holds(share) ? 1 + chance.below(limit) : null
  const street = chance.pick(STREETS)
  return {
    county,
    district: chance.pick(districts),
    village: chance.holds(0.3) ? chance.pick(VILLAGES) : '',
    lin: number(0.25, 30),
    street,
    section: street.endsWith('路') ? number(0.4, 6) : null,
    lane: number(0.4, 300),
    alley: number(0.2, 60),
    number: 1 + chance.below(400),
    floor: number(0.5, 18),
  }
}

const AREAS = ['02-2', '02-8', '03-3', '04-2', '05-2', '06-2', '07-3', '08-7', '037-2', '049-2', '089-3']
/** A landline as `area`, `rest`: 02 and 04 (here) have eight digits, 07 and most others seven, the long codes fewer. */
export function landline(chance: Chance): readonly [string, string] {
  const [area = '', first = ''] = chance.pick(AREAS).split('-')
  const length = area === '02' || area === '04' ? 8 : area === '037' || area === '089' ? 6 : 7
  return [area, first + chance.digits(length - 1)]
}

export const mobile = (chance: Chance): string => `09${1 + chance.below(8)}${chance.digits(7)}`

const LOGINS = ['ming', 'lin.ya', 'hsiao_yu', 'abc', 'chen', 'sunny', 'taipei.boy', 'yt', 'joyce', 'ken']
export const login = (chance: Chance): string => `${chance.pick(LOGINS)}${chance.below(9000) + 10}`
export const mailbox = (chance: Chance): string =>
  `${login(chance)}@${chance.pick(['example.com', 'mail.example.com.tw', 'example.net', 'post.example.org', 'k12.example.edu.tw'])}`
