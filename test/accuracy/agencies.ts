import type { Chance } from './chance.ts'

/** Everything an office says of itself: hard negatives. Agencies are invented, numbers of doors and phones drawn by chance. */
const CITIES = ['甲乙市', '丙丁縣', '安順市', '和美溪縣', '北辰市']
const OFFICES = [
  '政府',
  '政府警察局',
  '政府地政局',
  '政府社會局',
  '政府環境保護局',
  '政府政風處',
  '政府工務局',
  '政府衛生局',
  '政府教育局',
  '議會',
]
const TITLES = [
  '市長',
  '局長',
  '處長',
  '科長',
  '專員',
  '科員',
  '主任',
  '股長',
  '技士',
  '秘書',
  '法官',
  '檢察官',
  '議員',
  '校長',
]
const NAMES = [
  '林政安',
  '陳建全',
  '黃惠民',
  '張公正',
  '吳守法',
  '周廉明',
  '許為民',
  '郭秉義',
  '蔡清如',
  '鄭重光',
]
const FIRMS = [
  '甲乙營造股份有限公司',
  '安心清潔有限公司',
  '高峰科技股份有限公司',
  '黃金海岸餐飲企業社',
  '王品牌顧問有限公司',
  '林口物流股份有限公司',
  '大成工程顧問有限公司',
  '江南資訊有限公司',
]

export const agency = (chance: Chance): string => chance.pick(CITIES) + chance.pick(OFFICES)
export const firm = (chance: Chance): string => chance.pick(FIRMS)
export const official = (chance: Chance): string =>
  chance.holds(0.5)
    ? chance.pick(TITLES) + chance.pick(NAMES)
    : chance.pick(NAMES) + chance.pick(TITLES.filter((title) => title !== '秘書'))
export const officer = (chance: Chance): string => chance.pick(NAMES)
export const docNumber = (chance: Chance): string =>
  `${chance.pick(['府政三', '府授人', '社救', '地籍', '警刑', '環稽'])}字第1${10 + chance.below(6)}${chance.digits(7)}號`
export const officePhone = (chance: Chance): string =>
  `0${chance.pick(['2-2', '4-2', '7-3', '6-2'])}${chance.digits(3)}-${chance.digits(4)}`
export const switchboard = (chance: Chance): string =>
  chance
    .pick(['總機：{}', '服務專線：{}', '洽公請撥總機{}轉', '免付費電話：0800-{3}-{3}', '諮詢專線 {}'])
    .replace('{}', officePhone(chance))
    .replaceAll('{3}', () => chance.digits(3))
export const officeMailbox = (chance: Chance): string =>
  `${chance.pick(['service', 'mail', 'info', 'public', 'ethics'])}@${chance.pick(['city', 'county', 'police', 'land'])}.example.gov.tw`
export const officeAddress = (chance: Chance): string =>
  `${chance.pick(['臺北市信義區市府路', '新北市板橋區府中路', '臺中市西屯區文心路二段', '高雄市苓雅區四維三路'])}${1 + chance.below(200)}號${chance.pick(['', '3樓', '5樓'])}`
export const plainDate = (chance: Chance): string => {
  const [year, month, day] = [108 + chance.below(7), 1 + chance.below(12), 1 + chance.below(28)]
  return chance.pick([
    `中華民國${year}年${month}月${day}日`,
    `${year}年${month}月${day}日`,
    `${year}.${month}.${day}`,
    `${year + 1911}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    `${year}/${month}/${day}`,
  ])
}
