import { statute } from '../statute.ts'

/** The civil servant's own duties, and the manual of documents. */
export const service = {
  'service.5': statute('service.5', '公務員保密義務', "The civil servant's duty of secrecy", [
    {
      article: '4',
      edition: '2000-07-19',
      from: '2000-07-21',
      to: '2022-06-24',
      status: 'second-hand',
      source: 'older teaching material of two agencies',
      note: 'Old numbering: what was article 4 is article 5 since the rewrite of 2022. Dates are recollection.',
      zh: '公務員應保守機關機密，不論是否主管事務均不得洩漏，離職後亦同。',
      en: 'A civil servant keeps the secrets of the agency, whether of his own field or not, and after leaving.',
    },
    {
      article: '5',
      edition: '2022-06-22',
      from: '2022-06-24',
      status: 'verified',
      source: 'https://www.tpc.moj.gov.tw/292885/976681/661783/1139176/post (2024-01-09)',
      note: 'Supersedes article 4. The text is verified; the day of promulgation and of force is recollection.',
      zh: '公務員須絕對保守機關機密，不論是否主管事務均不得洩漏，離職後亦同；未經機關同意，不得以機關名義或職稱就職掌發言。',
      en: 'A civil servant absolutely keeps the secrets of the agency, whether of his own field or not, and after leaving; without consent he does not speak on its business in its name or under his title.',
    },
  ]),
  'merit.12': statute('merit.12', '洩密之一次記二大過', 'Two major demerits at once for a leak', [
    {
      article: '12 III (2)',
      edition: '2007-03-21',
      from: '2007-03-23',
      status: 'recollection',
      source: 'recollection',
      note: 'Needs grave damage to the government and firm evidence.',
      zh: '洩漏職務上之機密致政府遭受重大損害，有確實證據者，得一次記二大過。',
      en: 'A proved leak of official secrets with grave damage to the government may bring two major demerits at once.',
    },
  ]),
  'manual.69': statute('manual.69', '一般保密事項', 'General duties of confidentiality', [
    {
      article: '76',
      edition: '2010-01-01',
      from: '2010-01-01',
      to: '2023-09-01',
      status: 'second-hand',
      source: 'older teaching material of an agency',
      note: 'Old point number; days of this edition are not known exactly.',
      zh: '承辦人員對公文內容應保密，不得任由他人閱覽、攜出或私下談論。',
      en: 'Officers keep the content of documents confidential: not shown, not carried out, not talked of in private.',
    },
    {
      article: '69',
      edition: '2023-09-01',
      from: '2023-09-01',
      status: 'verified',
      source: 'https://www.civil.taichung.gov.tw/2886335/post',
      note: 'Supersedes the citation "point 76". The month of the edition is verified, the day is not. Points move: cite with the edition.',
      zh: '文書不得任置、傳閱或私下談論，不得交由無關人員或當事人處理，離座應收妥上鎖，亦不得探詢與己無關之公務。',
      en: 'Documents are not left lying, shown or talked of in private, nor handled by outsiders or the party concerned; they are locked away on leaving; nobody pries into what is not his business.',
    },
  ]),
} as const
