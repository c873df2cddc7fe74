import type { RealCase } from './real-case.ts'

/** Collections 000, 001 and 002, each told in one line of our own. */
export const collectionOthers: readonly RealCase[] = [
  {
    id: '001-1a',
    zh: '友人有糾紛，員警把對方的刑案報表印出來給他。',
    en: 'For a friend in a dispute, an officer printed the other side’s criminal record.',
  },
  {
    id: '001-1b',
    zh: '應友人之託查車籍並告知車主；別案監聽時才被發現。',
    en: 'A vehicle looked up for a friend and its owner told; found out by chance, in another case.',
  },
  {
    id: '001-1c',
    zh: '友人來電請查一輛車的車主；查了，紀錄簿沒有登記，車主後來檢舉。',
    en: 'A friend phoned about a car; its owner was looked up and the log book says nothing. The owner complained.',
  },
  {
    id: '001-2',
    zh: '分區會議資料事前以電郵到處寄，業者先知道，誰外洩已查不出來。',
    en: 'Papers of a zoning meeting were mailed round beforehand; the trade knew first, and nobody could tell from whom.',
  },
  {
    id: '001-3',
    zh: '以更新病毒碼為由，把隔離電腦接上網路，夜裡大量資料外流。',
    en: 'Under cover of a virus update an isolated PC was joined to the net, and at night the data flowed out.',
  },
  {
    id: '001-4',
    zh: '自救會陳情附冊被印進評估報告，又在留言板公開回覆個資。',
    en: 'A petition’s list of signers went into a report’s annex, and answers on a guest board showed their data.',
  },
  {
    id: '001-5',
    zh: '檢查只抽兩人、又把撤案單傳真給雇主，申訴人因此曝光。',
    en: 'Two of seven drawn for inspection, and the withdrawal form faxed to the employer: the complainant was known.',
  },
  {
    id: '001-6',
    zh: '攻堅計畫放在即時通訊群組，一時手滑轉了出去，撲了個空。',
    en: 'A raid was planned in a chat group; a slip of the finger forwarded it, and the place was empty.',
  },
  {
    id: '000',
    zh: '首長長年以私人伺服器處理公務信件，往來的人都沒有異議。',
    en: 'A minister kept official mail on a private server for years, and nobody who wrote to it objected.',
  },
  {
    id: '002-1',
    zh: '偵辦進度原要傳給同事，誤傳到不相干的大群組。',
    en: 'A progress report meant for a colleague went to a large group that had nothing to do with it.',
  },
  {
    id: '002-2',
    zh: '主管把公文存在家中電腦，家人的分享軟體把它們放上網路。',
    en: 'A department head kept papers on the PC at home; the family’s sharing program put them on the net.',
  },
]
