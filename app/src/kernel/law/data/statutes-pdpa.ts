import { statute } from '../statute.ts'

const RECALL = {
  status: 'recollection',
  source: 'recollection; to be compared with the official text',
} as const
/** The act of 2010 came into force on 2012-10-01; articles 6, 15, 16, 41 … again on 2016-03-15. */
const ACT_2010 = { edition: '2010-05-26', from: '2012-10-01' } as const
const ACT_2015 = { edition: '2015-12-30', from: '2016-03-15' } as const

export const pdpa = {
  'pdpa.2': statute('pdpa.2', '個人資料之定義', 'What personal data are', [
    {
      ...ACT_2010,
      ...RECALL,
      article: '2',
      note: '',
      zh: '姓名、生日、統一編號、特徵、家庭、教育、職業、病歷、前科、聯絡方式、財務等，得直接或間接識別個人者皆屬之。',
      en: 'Name, birth date, ID number, features, family, education, work, medical and criminal records, contacts, finances and whatever identifies a person directly or indirectly.',
    },
  ]),
  'pdpa.5': statute('pdpa.5', '比例與誠信', 'Good faith and necessity', [
    {
      ...ACT_2010,
      ...RECALL,
      article: '5',
      note: '',
      zh: '蒐集、處理、利用個人資料應尊重當事人權益，誠實信用，不得逾越特定目的之必要範圍，並與目的有正當合理之關聯。',
      en: "Collecting, processing and using personal data respects the person's interests, in good faith, within what the purpose needs and reasonably linked to it.",
    },
  ]),
  'pdpa.6': statute('pdpa.6', '特種個人資料', 'Special personal data', [
    {
      ...ACT_2015,
      ...RECALL,
      article: '6',
      note: '',
      zh: '病歷、醫療、基因、性生活、健康檢查及犯罪前科之資料，除法定情形外不得蒐集、處理或利用。',
      en: 'Medical records, medical care, genes, sex life, health checks and criminal records are not collected, processed or used save where the law allows.',
    },
  ]),
  'pdpa.15': statute('pdpa.15', '公務機關之蒐集處理', 'Collection and processing by an agency', [
    {
      ...ACT_2015,
      ...RECALL,
      article: '15',
      note: '',
      zh: '公務機關蒐集、處理個人資料應有特定目的，且須為執行法定職務必要、經當事人同意或對其權益無侵害。',
      en: 'An agency collects or processes personal data only for a specific purpose, and for its statutory duty, with consent, or without harm to the person.',
    },
  ]),
  'pdpa.16': statute('pdpa.16', '公務機關之利用', 'Use by an agency', [
    {
      ...ACT_2015,
      ...RECALL,
      article: '16',
      note: 'Exceptions for other uses: law, national security or public interest, danger to life and the like, grave harm to others, research without identity, benefit to the person, consent.',
      zh: '公務機關利用個人資料，應於執行法定職務必要範圍內，並與蒐集之特定目的相符；目的外利用限於法定例外。',
      en: 'An agency uses personal data within what its statutory duty needs and for the purpose of collection; other use only under the listed exceptions.',
    },
  ]),
  'pdpa.18': statute('pdpa.18', '專人辦理安全維護', 'A dedicated person for security', [
    {
      ...ACT_2010,
      article: '18',
      status: 'second-hand',
      source: 'older teaching material; openfind.com.tw markettrend id=46',
      note: 'Days are recollection.',
      zh: '公務機關保有個人資料檔案者，應指定專人辦理安全維護，防止被竊取、竄改、毀損、滅失或洩漏。',
      en: 'An agency holding personal data files names a dedicated person to protect them against theft, change, damage, loss or disclosure.',
    },
    {
      edition: '2025-11-11',
      article: '18',
      status: 'second-hand',
      source:
        'https://news.ltn.com.tw breakingnews/5214592; ettoday 20251017/3052032 (third reading 2025-10-17)',
      note: 'Promulgation day is recollection; force is set by the Executive Yuan and was not verified, so this edition is not yet applied.',
      zh: '公務機關應由首長指派個人資料保護長，配置人員推動並督導個人資料保護。',
      en: 'The head of the agency names a personal data protection officer, with staff.',
    },
  ]),
  'pdpa.28': statute('pdpa.28', '公務機關之賠償', 'Liability of the agency', [
    {
      ...ACT_2010,
      ...RECALL,
      article: '28',
      note: 'NT$500 to 20,000 per person and event; NT$200 million per cause at most.',
      zh: '公務機關違法致個人資料遭不法侵害者，負損害賠償責任，但天災、事變或其他不可抗力者不在此限。',
      en: 'An agency is liable for harm from unlawful handling of personal data, except for force majeure.',
    },
  ]),
  'pdpa.41': statute('pdpa.41', '意圖不法利益之罪', 'Misuse for gain or to harm', [
    {
      ...ACT_2015,
      ...RECALL,
      article: '41',
      note: 'Applied in a 2025 case of improper police look-ups (tw.news.yahoo.com, 2025-11-07).',
      zh: '意圖為自己或他人不法之利益或損害他人，違法蒐集、處理、利用個人資料者，處五年以下有期徒刑，得併科一百萬元以下罰金。',
      en: 'Who unlawfully collects, processes or uses personal data for gain or to harm another faces up to five years and a fine of up to NT$1 million.',
    },
  ]),
  'pdpa.42': statute('pdpa.42', '非法變更刪除之罪', 'Unlawful change or deletion', [
    {
      ...ACT_2010,
      ...RECALL,
      article: '42',
      note: '',
      zh: '意圖不法利益或損害他人，非法變更、刪除個人資料檔案或以非法方法妨害其正確者，處五年以下有期徒刑、拘役或併科罰金。',
      en: 'Unlawful change or deletion of personal data files for gain or to harm another: up to five years, detention, and/or a fine.',
    },
  ]),
  'pdpa.44': statute('pdpa.44', '公務員加重其刑', 'Heavier penalty for public servants', [
    {
      ...ACT_2010,
      ...RECALL,
      article: '44',
      note: '',
      zh: '公務員假借職務上之權力、機會或方法犯本法之罪者，加重其刑二分之一。',
      en: 'A public servant who commits these offences through the power, chance or means of his office is punished by one half more.',
    },
  ]),
  'pdpa-rules.12': statute('pdpa-rules.12', '安全維護措施十一項', 'Eleven kinds of security measures', [
    {
      edition: '2016-03-02',
      from: '2016-03-15',
      article: '12',
      status: 'second-hand',
      source: 'openfind.com.tw markettrend id=46; the list of eleven is recollection',
      note: 'The tenth is the one query governance serves: keeping usage records, trails and evidence.',
      zh: '安全維護措施包括人員資源、範圍界定、風險評估、事故應變、作業程序、人員管理、教育訓練、設備安全、稽核機制、使用紀錄與軌跡保存及持續改善，依比例採行。',
      en: 'Security measures, taken in proportion: staff, scope, risk, incidents, procedures, personnel, training, equipment, audit, keeping usage records and trails, and steady improvement.',
    },
  ]),
} as const
