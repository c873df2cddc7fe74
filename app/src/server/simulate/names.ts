import type { Chance, Weighted } from './chance.ts'

/** Surnames by their rough share of the people of Taiwan, in per mille; the tail keeps rare names in the world. */
const SURNAMES: readonly Weighted<string>[] = (
  '陳111 林83 黃60 張53 李51 王41 吳40 劉32 蔡29 楊27 許23 鄭19 謝18 洪15 郭15 邱15 曾14 廖14 賴13 徐13 周12 葉12 蘇12 ' +
  '莊10 呂10 江10 何10 蕭9 羅9 高9 潘8 簡8 朱8 鍾8 彭7 游7 詹7 胡6 施6 沈6 余6 盧6 梁5 趙5 顏5 柯5 翁5 魏4 孫4 戴4 范4 方4 宋4 ' +
  '鄧3 杜3 傅3 侯3 曹3 薛3 丁3 卓2 馬2 阮2 董2 唐2 溫2 藍2 石2 蔣2 古2 紀2 姚2 連2 歐2 程2 康2 田2 尤1 嚴1 涂1 龔1 巫1 韓1 鄒1 湯1 黎1 童1'
)
  .split(' ')
  .map((one) => ({ value: one.charAt(0), weight: Number(one.slice(1)) }))

const FIRST =
  '志家俊建冠宗承佳雅怡淑惠美宜欣嘉柏彥哲育信明文國正思品子宥晨詩心玉秀靜佩郁芷若書庭瑞士孟仲景耀啟維'
const SECOND =
  '豪偉宏傑銘翰霖廷鈞毅誠賢瑋軒安婷君玲慧芬雯萍琪穎瑜蓉涵潔筠妤華強輝仁義成達源倫謙穎儀真容如芳珊'

/** An invented full name. Any likeness to a living person is the likeness of two dice. */
export const personName = (chance: Chance): string =>
  chance.weighted(SURNAMES) + chance.pick([...FIRST]) + (chance.hit(0.96) ? chance.pick([...SECOND]) : '')

const PLACE_FIRST = '潮松雲青石竹月南北東新後前上下大白晴麥荷'
const PLACE_SECOND = '音坡汐峰湖溪橋門埔崙灣林園寮谷坪堤岸井泉'
/** Invented place names, each once, in a fixed order. */
export const placeNames = (count: number, chance: Chance): string[] => {
  const all = [...PLACE_FIRST].flatMap((a) => [...PLACE_SECOND].map((b) => a + b))
  if (count > all.length) throw new RangeError(`at most ${all.length} stations have names`)
  return chance.shuffled(all).slice(0, count)
}
