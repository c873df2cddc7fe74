/**
 * Titles of the laws and rules cited; the key is the prefix of a statute's id.
 * `exact: false` where the official title was not read: the name then only describes the rule.
 */
export const laws = {
  criminal: { zh: '刑法', en: 'Criminal Code', exact: true },
  service: { zh: '公務員服務法', en: 'Civil Servant Service Act', exact: true },
  merit: { zh: '公務人員考績法', en: 'Civil Service Performance Evaluation Act', exact: true },
  pdpa: { zh: '個人資料保護法', en: 'Personal Data Protection Act', exact: true },
  'pdpa-rules': {
    zh: '個人資料保護法施行細則',
    en: 'Enforcement Rules of the Personal Data Protection Act',
    exact: true,
  },
  manual: { zh: '文書處理手冊', en: 'Document Handling Manual', exact: true },
  dscs: {
    zh: '資通系統防護基準',
    en: 'Defence Standards for Information and Communication Systems',
    exact: true,
  },
  household: {
    zh: '各機關申請提供戶籍資料及親等關聯資料辦法',
    en: 'Regulations on Agency Requests for Household and Kinship Data',
    exact: true,
  },
  corrections: {
    zh: '法務部矯正署資料查詢注意事項',
    en: 'Agency of Corrections Notes on Data Queries',
    exact: false,
  },
  'crime-data': {
    zh: '戶政機關應用刑事資料規定',
    en: 'Rules on the Use of Criminal Data by Household Offices',
    exact: false,
  },
  'taipei-seal': {
    zh: '臺北市印鑑資料查詢規定',
    en: 'Taipei City Rules on Seal Registration Queries',
    exact: false,
  },
  'hualien-household': {
    zh: '花蓮縣戶政資訊稽核規定',
    en: 'Hualien County Household Query Audit Rules',
    exact: false,
  },
  customs: {
    zh: '關務署資訊查詢權限管理規定',
    en: 'Customs Administration Rules on Query Rights',
    exact: false,
  },
  'nantou-land': { zh: '南投縣地政資訊查詢規定', en: 'Nantou County Land Query Rules', exact: false },
  ntpc: { zh: '新北市政府資訊查詢權限規定', en: 'New Taipei City Rules on Query Rights', exact: false },
  police: { zh: '警察機關資訊安全實施規定', en: 'Police Information Security Rules', exact: true },
} as const satisfies Record<string, { zh: string; en: string; exact: boolean }>
