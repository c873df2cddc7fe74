/**
 * What stands around a value in a paper: `{}` is the value. Written for this test alone; the detectors never see this file, and this
 * file imports nothing of theirs. `rare` are ways that somebody may write but that are not in the usual forms: they were fixed before
 * the detectors were tried on them, are reported apart and are not tuned for.
 */
export interface Cues {
  readonly usual: readonly string[]
  readonly rare: readonly string[]
  /** Heading of the column in a roster. */
  readonly heading?: readonly string[]
}

export const cues: Readonly<Record<string, Cues>> = {
  'national-id': {
    usual: [
      '其國民身分證統一編號為{}。',
      '身分證字號：{}',
      '（身分證號碼{}）',
      '經查身分證{}業已換發。',
      '持證人 ID: {} 到場',
    ],
    rare: ['證件資料詳{}所載。', '另附{}供參。'],
    heading: ['身分證字號', '身分證統一編號', '國民身分證'],
  },
  'resident-new': {
    usual: ['外來人口統一證號{}。', '居留證號碼：{}', '外僑居留證（{}）', '其居留證統一證號為{}。'],
    rare: ['移民署核發之{}一張。'],
    heading: ['居留證號', '統一證號'],
  },
  'resident-old': {
    usual: ['舊式居留證號：{}', '外僑居留證統一證號{}。', '居留證號碼為{}。'],
    rare: ['舊證{}尚未換發。'],
    heading: ['居留證號'],
  },
  ubn: {
    usual: ['公司統一編號：{}', '廠商統編{}。', '統一編號為{}之廠商', '營利事業統一編號 {}'],
    rare: ['該商號登記之編碼為{}。'],
    heading: ['統一編號', '廠商統編'],
  },
  card: {
    usual: ['以信用卡{}繳納。', '卡號：{}', '持卡人卡號為{}。', '刷卡卡號 {}'],
    rare: ['付款資料 {} 請查收。'],
    heading: ['信用卡卡號', '卡號'],
  },
  'postal-account': {
    usual: ['郵局帳號：{}', '存簿儲金局號帳號{}。', '請撥入郵局帳戶 {}', '中華郵政局號及帳號為{}。'],
    rare: ['補助款請轉入{}。'],
    heading: ['郵局帳號', '局號帳號'],
  },
  'passport-mrz': { usual: ['護照機讀區：\n{}\n', '掃描結果\n{}\n', '{}\n'], rare: [] },
  passport: {
    usual: ['護照號碼：{}', '持用護照（號碼{}）', '其護照號碼為{}。', '中華民國護照{}號'],
    rare: ['旅行證件編號{}。'],
    heading: ['護照號碼'],
  },
  'nhi-card': {
    usual: ['健保卡號：{}', '健保卡卡號為{}。', '全民健康保險卡號 {}', '持健保卡{}就醫。'],
    rare: ['IC卡號{}。'],
    heading: ['健保卡號'],
  },
  'tax-code': {
    usual: ['稅籍編號：{}', '所得人統一證號{}。', '其個人稅籍編號為{}。'],
    rare: ['扣繳憑單編號欄填{}。'],
    heading: ['稅籍編號', '統一證號'],
  },
  'bank-account': {
    usual: ['匯款帳號：{}', '銀行帳號{}。', '請匯入本人帳戶 {}', '存摺帳號為{}。', '入帳帳號（{}）'],
    rare: ['錢請轉{}，謝謝。'],
    heading: ['銀行帳號', '匯款帳號'],
  },
  'household-number': {
    usual: ['戶號：{}', '戶口名簿戶號{}。', '其戶號為 {}'],
    rare: ['戶政編碼{}。'],
    heading: ['戶號'],
  },
  'medical-record': {
    usual: ['病歷號碼：{}', '病歷號{}。', '病歷號為{}。'],
    rare: ['就診序{}。'],
    heading: ['病歷號', '病歷號碼'],
  },
  mobile: {
    usual: ['手機：{}', '行動電話{}。', '請撥{}與我聯繫。', '聯絡電話為{}。', '可來電 {} 洽詢'],
    rare: ['晚上七點後打{}。', '{}'],
    heading: ['手機', '行動電話', '聯絡電話'],
  },
  landline: {
    usual: ['住家電話：{}', '市話{}。', '聯絡電話 {}', '家中電話為{}。'],
    rare: ['白天請撥{}找我。', '打{}即可。'],
    heading: ['市話', '住家電話'],
  },
  address: {
    usual: ['住址：{}', '戶籍地址：{}', '現居{}。', '住所在{}。', '設籍於{}。', '通訊地址為{}'],
    rare: ['東西放在{}門口。', '半夜{}傳來噪音。'],
    heading: ['住址', '戶籍地址', '通訊地址'],
  },
  plate: {
    usual: ['車牌號碼：{}', '車號{}。', '駕駛{}自小客車', '{}號重型機車', '牌照{}之車輛'],
    rare: ['那台{}每天亂停。'],
    heading: ['車號', '車牌號碼'],
  },
  'birth-date': {
    usual: ['出生日期：{}', '生日{}。', '出生年月日 {}', '（{}生）', '於{}出生。'],
    rare: ['{}來到這個世界。'],
    heading: ['出生日期', '出生年月日', '生日'],
  },
  email: {
    usual: ['電子信箱：{}', 'E-mail: {}', '請寄至{}。', '信箱 {}'],
    rare: ['{}'],
    heading: ['電子信箱', 'E-mail'],
  },
  'line-id': {
    usual: ['LINE ID：{}', 'Line帳號 {}', 'LINE：{}', '我的LINE帳號是{}'],
    rare: ['賴：{}', '加賴{}'],
    heading: ['LINE ID'],
  },
  name: {
    usual: [
      ...[
        '檢舉人{}指稱該局涉有不法。',
        '陳情人：{}\n',
        '申請人{}於期限內補正。',
        '被告{}坦承不諱。',
        '證人{}到庭作證。',
      ],
      ...[
        '姓名：{}\n',
        '據{}先生來電表示，',
        '案經{}女士申訴在案。',
        '家屬{}表示不服。',
        '立書人：{}\n',
        '當事人{}要求保密。',
      ],
      ...[
        '車主{}未到案。',
        '具名：{}\n',
        '聯絡人：{}\n',
        '{} 敬上\n',
        '{}小姐於現場目擊。',
        '負責人：{}\n',
        '民眾{}反映',
      ],
    ],
    rare: [
      '{}住在隔壁，',
      '鄰居{}也看到了。',
      '寄件者 {} 轉寄',
      '屋主叫{}。',
      '{}（約四十歲）',
      '我的同事{}可以作證。',
      '與{}簽約。',
    ],
    heading: ['姓名', '中文姓名'],
  },
  'name-without-cue': {
    usual: [
      '昨天{}又來了一次。',
      '後來{}把資料帶走。',
      '這件事{}最清楚。',
      '聽說{}已經知道。',
      '因為{}不在場，',
      '後續由{}處理。',
    ],
    rare: [],
  },
  classification: {
    usual: [
      '密等及解密條件或保密期限：{}\n',
      '密等：{}\n',
      '【{}】\n',
      '\n{}\n',
      '密等及解密條件或保密期限：{}（本件於公布時解密）\n',
    ],
    rare: ['本文列為{}等級。'],
  },
  handling: { usual: ['本件為{}。', '（{}）\n', '會議資料　{}\n', '※{}'], rare: [] },
  permanent: { usual: ['保密期限：{}\n', '本件{}。'], rare: ['一律{}處理。'] },
  'reserve-price': {
    usual: ['核定底價：{}', '底價為{}。', '建議底價 {}', '底價{}整，', '本案底價訂為{}。', '底價金額：{}'],
    rare: ['內部預計決標上限為{}。', '底標{}。'],
    heading: ['底價'],
  },
}
