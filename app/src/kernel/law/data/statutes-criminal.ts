import { statute } from '../statute.ts'

const PROSECUTOR = 'https://www.tpc.moj.gov.tw/292885/976681/661783/1139176/post (2024-01-09)'

/** 刑法第132條, paragraph by paragraph: each has its own history and its own state of checking. */
export const criminal = {
  'criminal.132.1': statute(
    'criminal.132.1',
    '洩漏國防以外之秘密（故意）',
    'Disclosing secrets other than defence (intent)',
    [
      {
        article: '132 I',
        edition: '1935-01-01',
        from: '1935-07-01',
        status: 'verified',
        source: PROSECUTOR,
        note: 'Imprisonment only: paragraph I knows no fine. Whether something is secret is judged by substance, not by a stamp: vehicle, household, criminal-record, wanted and labour-insurance data count. Dates of the text are recollection.',
        zh: '公務員洩漏或交付國防以外應秘密之文書、圖畫、消息或物品，處三年以下有期徒刑。',
        en: 'A public servant who discloses or hands over a document, picture, message or thing that must be kept secret, other than defence, faces up to three years in prison.',
      },
    ],
  ),
  'criminal.132.2': statute('criminal.132.2', '過失洩密', 'Disclosing secrets (negligence)', [
    {
      article: '132 II',
      edition: '1935-01-01',
      from: '1935-07-01',
      to: '2019-12-27',
      status: 'second-hand',
      source: 'older teaching material of two agencies',
      note: 'The sum was counted in old silver dollars.',
      zh: '因過失洩密者，處一年以下有期徒刑、拘役或三百元（銀元）以下罰金。',
      en: 'Negligent disclosure: up to one year, detention, or a fine of up to 300 silver dollars.',
    },
    {
      article: '132 II',
      edition: '2019-12-25',
      from: '2019-12-27',
      status: 'recollection',
      source: 'recollection; the same restatement is seen for article 306',
      note: 'The amendment restated the fine in New Taiwan dollars; the sum did not change.',
      zh: '因過失洩密者，處一年以下有期徒刑、拘役或九千元以下罰金。',
      en: 'Negligent disclosure: up to one year, detention, or a fine of up to NT$9,000.',
    },
  ]),
  'criminal.132.3': statute(
    'criminal.132.3',
    '非公務員洩密',
    'Disclosure by persons who are not public servants',
    [
      {
        article: '132 III',
        edition: '2019-12-25',
        from: '2019-12-27',
        status: 'recollection',
        source: 'recollection',
        note: 'Contractors and committee members are bound as well.',
        zh: '非公務員因職務或業務知悉或持有者，洩漏或交付亦罰：一年以下有期徒刑、拘役或九千元以下罰金。',
        en: 'Who is not a public servant but knows or holds the secret through work is punished too: up to one year, detention, or a fine of up to NT$9,000.',
      },
    ],
  ),
} as const
