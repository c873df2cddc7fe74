import * as office from './agencies.ts'
import type { Chance } from './chance.ts'

/** Ordinary administrative Chinese in which nobody is named: sentences put together by chance, with figures of every kind. */
const SUBJECTS = [
  '本府',
  '各機關',
  '承辦單位',
  '得標廠商',
  '申請人',
  '民眾',
  '管理委員會',
  '與會單位',
  '本計畫',
  '審查小組',
  '里辦公處',
  '業務單位',
  '員工',
  '學校',
  '家長',
  '住戶',
  '志工',
  '駕駛人',
  '被檢舉人',
  '當事人',
  '車主',
  '考生',
]
const MODALS = [
  '應於期限內',
  '得依規定',
  '業已',
  '擬於近期',
  '經審慎評估後',
  '為提升服務品質，',
  '依前揭規定',
  '須先行',
  '不得擅自',
  '仍應持續',
  '高度',
  '常',
  '全程',
  '同意',
  '許可後始得',
  '向來',
  '自行',
  '方可',
  '任何時候均可',
  '連續三年',
]
const VERBS = [
  '辦理',
  '檢討',
  '配合',
  '推動',
  '督導',
  '查核',
  '通知',
  '公告',
  '核定',
  '彙整',
  '研議',
  '改善',
  '追蹤',
  '複查',
  '加強',
  '說明',
  '提報',
  '管制',
  '受理',
  '協調',
]
const OBJECTS = [
  '道路養護工程',
  '社會救助業務',
  '環境清潔維護',
  '採購稽核事項',
  '公文時效管制',
  '個人資料保護教育訓練',
  '資訊安全防護',
  '地籍圖重測',
  '交通號誌改善',
  '長期照顧服務',
  '圖書館閱讀推廣',
  '登革熱防治',
  '高齡者健康促進',
  '災害防救演習',
  '校園午餐供應',
  '檔案管理',
  '市場攤位租賃',
  '水資源調查',
  '溫泉區開發計畫',
  '古蹟修復',
  '文化資產審議',
  '方案評估',
  '宣導活動',
  '金融知識講座',
  '單一窗口服務',
  '管線施工',
  '白米捐贈',
  '程序簡化',
  '馬路平整',
  '成果展示',
  '安全檢查',
]
const TAILS = [
  '，並副知相關單位。',
  '，請查照。',
  '，請鑒核。',
  '，以維民眾權益。',
  '，相關經費由年度預算支應。',
  '，俾利後續作業。',
  '，逾期不予受理。',
  '，經費如附表。',
  '。',
]

const FACTS: readonly ((chance: Chance) => string)[] = [
  (chance) => `依據${office.agency(chance)}${office.plainDate(chance)}${office.docNumber(chance)}函辦理。`,
  (chance) =>
    `本案預算金額為新臺幣${(chance.below(90000) * 1000).toLocaleString('en')}元，得標廠商為${office.firm(chance)}。`,
  (chance) =>
    `${office.plainDate(chance)}召開第${1 + chance.below(9)}次會議，出席人數${10 + chance.below(200)}人。`,
  (chance) => `案號：${chance.digits(10)}，採購標的分類代碼${chance.digits(6)}，流水號${chance.digits(8)}。`,
  (chance) =>
    `本年度共受理${chance.below(90000)}件，較去年成長${chance.below(40)}.${chance.below(10)}%，平均處理${chance.below(30)}日。`,
  (chance) => `${office.official(chance)}致詞時表示，將持續推動各項建設。`,
  (chance) =>
    `${office.switchboard(chance)}，${chance.pick(['服務時間', '受理時間'])}上午8時30分至下午5時30分。`,
  (chance) => `地點：${office.officeAddress(chance)}（${office.agency(chance)}會議室）。`,
  (chance) =>
    `意見信箱 ${office.officeMailbox(chance)}，網址 https://www.city.example.gov.tw/News/${chance.digits(8)}.html。`,
  (chance) =>
    `設備型號${chance.pick(['SOP', 'RTX', 'ABX'])}-${chance.digits(4)}，序號${chance.pick(['A1', 'B2', 'C3'])}${chance.digits(8)}，財產編號${chance.digits(11)}。`,
  (chance) =>
    `統一發票號碼${chance.pick(['AB', 'QK', 'ZD'])}${chance.digits(8)}，金額${chance.below(9000)}元。`,
  (chance) =>
    `依政府採購法第${1 + chance.below(114)}條、刑法第${100 + chance.below(200)}條第${1 + chance.below(4)}項規定，底價於決標前應予保密，犯前項之罪者處三年以下有期徒刑。`,
  (chance) =>
    `標價低於底價百分之八十者，依第${50 + chance.below(10)}條辦理；未達底價者得減價${1 + chance.below(3)}次。`,
  (chance) =>
    `面積${chance.below(9000)}.${chance.digits(2)}平方公尺，地號${chance.digits(4)}-${chance.digits(4)}，里程${chance.below(90)}K+${chance.digits(3)}。`,
  (chance) =>
    `經費${chance.digits(9)}元分${2 + chance.below(5)}期撥付，追蹤號碼${chance.digits(12)}，訂單${chance.digits(14)}。`,
  (chance) =>
    `國家機密保護法第4條將等級區分為絕對機密、極機密及機密；本府應加強機密維護宣導第${chance.below(9)}次。`,
  (chance) =>
    `班車自${chance.digits(1)}時起每${10 + chance.below(20)}分鐘一班，停靠中山路口、市民廣場及圖書館，公車路線${chance.digits(3)}。`,
  (chance) =>
    `參考值 ${chance.digits(16)}，雜湊 ${chance.digits(3)}fa${chance.digits(6)}c${chance.digits(4)}，版本 ${chance.below(9)}.${chance.below(20)}.${chance.below(9)}。`,
]

export function sentence(chance: Chance): string {
  if (chance.holds(0.3)) return chance.pick(FACTS)(chance)
  const verb = chance.holds(0.4) ? chance.pick(VERBS) + '及' + chance.pick(VERBS) : chance.pick(VERBS)
  return chance.pick(SUBJECTS) + chance.pick(MODALS) + verb + chance.pick(OBJECTS) + chance.pick(TAILS)
}

export function prose(chance: Chance, bytes: number): string {
  const lines: string[] = []
  for (let size = 0; size < bytes;) {
    const line = Array.from({ length: 3 + chance.below(5) }, () => sentence(chance)).join('')
    lines.push(line)
    size += Buffer.byteLength(line) + 1
  }
  return lines.join('\n')
}
