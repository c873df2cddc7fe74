import { statute } from '../statute.ts'

/** Rules of named agencies and standards: what the numbers of query governance are measured against. */
export const practice = {
  'dscs.1-1-4': statute('dscs.1-1-4', '定期審核帳號', 'Regular review of accounts', [
    {
      article: '1-1-4', edition: '2021-08-23', from: '2021-08-23', status: 'second-hand',
      source: 'machine-readable copy of the standard (github.com/sdwh/Data, DSCS.json)', note: 'For systems of the middle class and above. Day is recollection.',
      zh: '應定期審核資通系統帳號。', en: 'Accounts are reviewed regularly.',
    },
  ]),
  'dscs.1-1-6': statute('dscs.1-1-6', '閒置自動登出', 'Automatic logout when idle', [
    {
      article: '1-1-6', edition: '2021-08-23', from: '2021-08-23', status: 'second-hand',
      source: 'machine-readable copy of the standard (github.com/sdwh/Data, DSCS.json)', note: 'For systems of the high class. Day is recollection.',
      zh: '逾越所定閒置時間，系統應自動將使用者登出。', en: 'The system logs a user out after the set idle time.',
    },
  ]),
  'dscs.1-1-8': statute('dscs.1-1-8', '監控帳號違常使用', 'Watching for abnormal use of accounts', [
    {
      article: '1-1-8', edition: '2021-08-23', from: '2021-08-23', status: 'second-hand',
      source: 'machine-readable copy of the standard (github.com/sdwh/Data, DSCS.json)', note: 'For systems of the high class. Day is recollection.',
      zh: '應監控帳號，發現違常使用時回報。', en: 'Accounts are watched and abnormal use is reported.',
    },
  ]),
  'household.14': statute('household.14', '使用者清冊與權限註銷', 'User list and cancelling of rights', [
    {
      article: '14', edition: '2015-12-31', from: '2015-12-31', status: 'verified',
      source: 'https://judicial.mywoo.com/law/D0030031/14.html', note: 'The text was read; its day is not known exactly.',
      zh: '機關應備使用者清冊供稽核，訂定權限異動及註銷程序，人員異動、離職時立即註銷。',
      en: 'The agency keeps a user list for audit, has procedures for changing and cancelling rights, and cancels at once on transfer or leaving.',
    },
  ]),
  'corrections.5': statute('corrections.5', '查詢紀錄簿事前核准', 'Log book approved before the query', [
    {
      article: '5', edition: '2012-01-01', from: '2012-01-01', status: 'verified', source: 'https://mojlaw.moj.gov.tw (FL057890, points 5 and 8)',
      note: 'Binds correctional institutions; a model for others. Day is not known exactly.',
      zh: '查詢前應登記查詢紀錄簿並經核准，每週陳送主管核閱。',
      en: 'The log book is filled in and approved before the query and goes to the head every week.',
    },
  ]),
  'corrections.8': statute('corrections.8', '每月勾稽與保存五年', 'Monthly comparison, kept five years', [
    {
      article: '8', edition: '2012-01-01', from: '2012-01-01', status: 'verified', source: 'https://mojlaw.moj.gov.tw (FL057890, points 5 and 8)',
      note: 'Day is not known exactly.',
      zh: '政風單位每月列印系統紀錄與紀錄簿核對，資料保存五年。',
      en: 'Every month the ethics office compares the system print-out with the book; kept five years.',
    },
  ]),
  'crime-data.keep': statute('crime-data.keep', '每週稽核與保存五年', 'Weekly audit, kept five years', [
    {
      article: null, edition: '2010-01-01', from: '2010-01-01', status: 'verified', source: 'https://www.rootlaw.com.tw (A040040041009600)',
      note: 'Day is not known exactly.',
      zh: '管理者與使用者不得兼任稽核，紀錄每週送稽核人員，帳號每三個月檢查，資料保存五年。',
      en: 'Managers and users do not audit themselves; weekly log to the auditor; accounts checked every three months; kept five years.',
    },
  ]),
  'taipei-seal.audit': statute('taipei-seal.audit', '每月抽查百分之一', 'One per cent a month', [
    {
      article: null, edition: '2023-10-23', from: '2023-10-23', status: 'verified', source: 'https://laws.taipei.gov.tw (FL083378)',
      note: 'Internal audit monthly, 1 % and at least one; external quarterly.',
      zh: '內部稽核每月抽查百分之一，至少一件；外部稽核每季一次。',
      en: 'Internal audit: 1 % a month, at least one; external audit every quarter.',
    },
  ]),
  'hualien-household.report': statute('hualien-household.report', '違規七日內回報', 'Report of a violation in seven days', [
    {
      article: null, edition: '2010-01-01', from: '2010-01-01', status: 'verified', source: 'https://www.rootlaw.com.tw (B230010001000800)',
      note: 'Monthly random check of one to three operators; the auditor is not the operator. Day is not known exactly.',
      zh: '發現違規即停止使用權限，並於七日內查明回報。',
      en: 'On a violation the right is suspended and the matter reported within seven days.',
    },
  ]),
  'customs.rights': statute('customs.rights', '三個月未使用停權、半年檢討', 'Unused three months; review every six', [
    {
      article: null, edition: '2014-01-01', from: '2014-01-01', status: 'verified', source: 'https://law-out.mof.gov.tw (GL009855)',
      note: 'Only the year is known.',
      zh: '權限三個月未使用即取消，每六個月全面檢討。',
      en: 'A right unused for three months is cancelled; all rights are reviewed every six months.',
    },
  ]),
  'nantou-land.unused': statute('nantou-land.unused', '查詢事由必填、三個月未使用停權', 'Reason compulsory; unused three months', [
    {
      article: null, edition: '2014-01-01', from: '2014-01-01', status: 'verified', source: 'https://glrs.nantou.gov.tw (GL000220)',
      note: 'Day is not known exactly.',
      zh: '查詢事由為必填，三個月未使用者停權。',
      en: 'The reason is compulsory; an account unused for three months is suspended.',
    },
  ]),
  'ntpc.rights': statute('ntpc.rights', '權限三年、半年未使用註銷', 'Three years; cancelled after six months', [
    {
      article: null, edition: '2014-01-01', from: '2014-01-01', status: 'verified', source: 'https://www.rootlaw.com.tw (B020030001007300)',
      note: 'Day is not known exactly.',
      zh: '權限期間最長三年，六個月未使用註銷。',
      en: 'A right lasts three years at most and is cancelled after six months without use.',
    },
  ]),
  'police.audit': statute('police.audit', '查詢稽核', 'Audit of look-ups', [
    {
      article: '8, 14, 25', edition: '2008-01-01', from: '2008-01-01', status: 'second-hand', source: 'citations in older teaching material; the text itself was not found',
      note: 'Only the year is known.',
      zh: '警察機關應登記查詢、管制權限並稽核異常查詢。',
      en: 'Police units register look-ups, control rights and audit abnormal ones.',
    },
  ]),
} as const
