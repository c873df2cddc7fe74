import type { Correction, Status } from '../words.ts'

const row = (cited: string, statute: string | null, status: Status, zh: string, en: string): Correction => ({
  cited,
  statute,
  status,
  zh,
  en,
})

/** Citations found in older teaching material that must not be repeated as law. */
export const corrections: readonly Correction[] = [
  row(
    '刑法第132條第1項之罰金',
    'criminal.132.1',
    'verified',
    '第1項僅有徒刑，罰金規定於第2項（過失）。',
    'Paragraph I knows prison only; the fine belongs to paragraph II (negligence).',
  ),
  row(
    '刑法第132條第2項三百元',
    'criminal.132.2',
    'recollection',
    '108年12月修正後為新臺幣九千元，數額實質未變。',
    'Restated as NT$9,000 in December 2019; the real sum did not change.',
  ),
  row(
    '公務員服務法第4條（保密）',
    'service.5',
    'verified',
    '111年6月修正後為第5條，文字亦有更動。',
    'Article 5, with new wording, since the rewrite of June 2022.',
  ),
  row(
    '公務員懲戒委員會',
    null,
    'recollection',
    '109年7月起為懲戒法院。',
    'The Disciplinary Court since July 2020.',
  ),
  row(
    '文書處理手冊第76點',
    'manual.69',
    'verified',
    '112年9月版之一般保密事項為第69點；點次常變，引用時應註明版本。',
    'Point 69 in the edition of September 2023; points move, so cite with the edition.',
  ),
  row(
    '文書處理及檔案管理手冊',
    null,
    'recollection',
    '現為行政院文書處理手冊，檔案另有規定。',
    'Now the Document Handling Manual of the Executive Yuan, and separate archive rules.',
  ),
  row(
    '行政院及所屬各機關資訊安全管理要點第27點',
    null,
    'recollection',
    '資通安全管理法施行後是否仍適用待查，宜以文書處理手冊及機關規定為據。',
    'Probably superseded after the Cyber Security Management Act; rest on the manual and agency policy.',
  ),
  row(
    '勞工安全衛生法',
    null,
    'second-hand',
    '現為職業安全衛生法。',
    'Now the Occupational Safety and Health Act.',
  ),
  row(
    '性別平等教育法第22條第2項、防治準則第23條、第24條',
    null,
    'recollection',
    '112年後條次已變更。',
    'Renumbered after 2023.',
  ),
  row(
    '臺北市文書處理實施要點第73點、第106點',
    null,
    'second-hand',
    '為108年之點次，112年9月已修正。',
    'Point numbers of 2019; amended in September 2023.',
  ),
  row(
    '執行情序、低於底價百分之四十',
    null,
    'second-hand',
    '應為執行程序；百分比敘述不明，不得作為判斷依據。',
    'Read "execution procedure"; the percentage is ambiguous and decides nothing.',
  ),
  row(
    '以特定通訊軟體為安全替代',
    null,
    'second-hand',
    '為舊時建議，應以機關登錄及評估為準。',
    'Advice of its day; use the agency register and assessment instead.',
  ),
]
