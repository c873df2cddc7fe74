import { refusals, refuse, type Reason, type Refusal } from '#kernel/ground'
import type { Verdict } from '#kernel/policy'

const table = refusals({
  NOT_ALLOWED: { zh: '您目前的職務不得辦理此事，原因與所缺條件如下。', en: 'Your present posts do not allow this; the reasons follow.', law: null, status: 403, record: false },
  SIGN_IN_REFUSED: { zh: '帳號或密碼不正確。請再試一次，或洽系統管理者重發啟用連結。', en: 'The account or the passphrase is not right. Try again, or ask the administrator for a new invitation.', law: null, status: 401, record: true },
  SIGN_IN_WAIT: { zh: '登入失敗次數過多，請於 {seconds} 秒後再試。', en: 'Too many failed sign-ins; try again in {seconds} seconds.', law: null, status: 429, record: true },
  CODE_REFUSED: { zh: '驗證碼不正確或已使用過，請輸入驗證器上的新碼。', en: 'The code is not right or was used before; enter the next one from your authenticator.', law: null, status: 401, record: true },
  STEP_EXPIRED: { zh: '此登入步驟已逾時，請重新登入。', en: 'This step has expired; please sign in again.', law: null, status: 401, record: false },
  SESSION_ELSEWHERE: {
    zh: '您的帳號自 {since} 起已在另一處（{place}）登入。如確為本人，可接管登入；原處將登出並留存紀錄。',
    en: 'Your account has been signed in elsewhere ({place}) since {since}. If that was you, you may take over; the other session ends and both are recorded.',
    law: 'dscs.1-1-8',
    status: 409,
    record: false,
  },
  SESSION_OVER: { zh: '登入已結束，請重新登入。', en: 'The session is over; please sign in again.', law: null, status: 401, record: false },
  SESSION_IDLE: { zh: '閒置超過 {minutes} 分鐘，已自動登出。請重新登入，未送出的內容仍在。', en: 'Signed out after {minutes} idle minutes. Sign in again; what you typed is kept.', law: 'dscs.1-1-6', status: 401, record: true },
  SESSION_MOVED: { zh: '此登入屬於另一處電腦，不得於兩處同時使用；已通知政風單位。請於本機重新登入。', en: 'This session belongs to another workplace and cannot be used at two; the ethics office has been told. Sign in here again.', law: 'dscs.1-1-8', status: 401, record: true },
  NO_SUCH_POST: { zh: '您目前沒有此職務，請從職務選單重新選擇。', en: 'You do not hold that post today; choose one from the list.', law: null, status: 409, record: false },
  DEMO_ONLY: { zh: '僅示範機關可直接選人登入。', en: 'Signing in by choosing a person exists in the demo agency only.', law: null, status: 403, record: false },
  ALREADY_SET_UP: { zh: '機關已建立，請由系統管理者登入後調整。', en: 'The agency is already set up; the administrator can change it after signing in.', law: null, status: 409, record: false },
  LINK_SPENT: { zh: '此連結已使用或已逾期，請洽系統管理者重發。', en: 'This link was used or has expired; ask the administrator for a new one.', law: null, status: 410, record: false },
  PASSPHRASE_WEAK: { zh: '此密碼不符規定：{why}', en: 'This passphrase is refused: {whyEn}', law: null, status: 422, record: false },
  PASSPHRASE_WRONG: { zh: '目前的密碼不正確。', en: 'The present passphrase is not right.', law: null, status: 422, record: true },
  PROOF_STALE: { zh: '異動登入方式前須再確認身分：請輸入目前的密碼，或重新登入後 10 分鐘內辦理。', en: 'Prove who you are before changing how you sign in: enter your present passphrase, or sign in again and do it within ten minutes.', law: null, status: 401, record: false },
  PASSKEY_REFUSED: { zh: '無法確認這把通行金鑰，請再試一次或改用密碼。', en: 'This passkey could not be verified; try again or use your passphrase.', law: null, status: 401, record: true },
  PASSKEY_KNOWN: { zh: '這把通行金鑰已登錄。', en: 'This passkey is already registered.', law: null, status: 409, record: false },
  OIDC_OFF: { zh: '本機關未設定單一簽入。', en: 'Agency sign-on is not configured.', law: null, status: 404, record: false },
  OIDC_REFUSED: { zh: '單一簽入未完成，請重新登入。', en: 'The agency sign-on did not complete; please try again.', law: null, status: 401, record: true },
  LAST_CREDENTIAL: { zh: '這是您唯一的登入方式，請先設定另一種再移除。', en: 'This is your only way to sign in; set up another before removing it.', law: null, status: 409, record: false },
  TOTP_NOT_STARTED: { zh: '請先掃描 QR 碼，再輸入驗證碼。', en: 'Scan the QR code first, then enter the code.', law: null, status: 409, record: false },
  SETTING_REFUSED: { zh: '無法設定：{why}', en: 'Cannot be set: {whyEn}', law: null, status: 422, record: true },
  ROWS_FAULTY: { zh: '有 {count} 處資料不正確，全部未匯入。請依列號修正後重送。', en: '{count} faults were found and nothing was imported. Correct the rows named and send the file again.', law: null, status: 422, record: false },
  NO_SUCH_PERSON: { zh: '查無此人員。', en: 'There is no such person.', law: null, status: 404, record: false },
  NO_SUCH_UNIT: { zh: '查無此單位。', en: 'There is no such unit.', law: null, status: 404, record: false },
  POST_UNKNOWN: { zh: '查無此職務。', en: 'There is no such post.', law: null, status: 404, record: false },
  POST_ENDED: { zh: '此職務已於 {to} 免除，不得再異動。', en: 'This post ended on {to} and can no longer be changed.', law: null, status: 409, record: false },
  DAYS_REVERSED: { zh: '迄日不得早於起日。', en: 'The last day cannot be earlier than the first.', law: null, status: 422, record: false },
  DAY_PAST: { zh: '生效日不得早於今日，以免已作成的決定失去依據。', en: 'A day before today is refused: decisions already made would lose their ground.', law: null, status: 422, record: false },
  STAND_IN_SELF: { zh: '本人不得代理自己的職務。', en: 'Nobody stands in for himself.', law: null, status: 422, record: false },
  NO_SUCH_DELEGATION: { zh: '查無此代理，或已終止。', en: 'There is no such delegation, or it has ended.', law: null, status: 404, record: false },
  NO_SUCH_DUTY: { zh: '查無此勤務，或已註銷。', en: 'There is no such duty interval, or it was withdrawn.', law: null, status: 404, record: false },
  TABLE_FAULTY: { zh: '檔案缺少必要欄位：{columns}。', en: 'The file lacks the columns {columns}.', law: null, status: 422, record: false },
  NO_TABLE_READER: { zh: '此處未提供檔案匯入。', en: 'File import is not offered here.', law: null, status: 404, record: false },
})
export const peopleRefusals = table
export type PeopleRefusalCode = keyof typeof table

/** For a person's own reading in this room: the codes cannot be mistyped. */
export const refuseAs = <C extends PeopleRefusalCode>(code: C, params: Record<string, string | number> = {}, reasons: readonly Reason[] = []): Refusal<C> =>
  refuse(code, params, reasons)

/** The coded reply to a denied `may`, with every reason. */
export const notAllowed = (verdict: Extract<Verdict, { allowed: false }> | readonly Reason[]): Refusal<'NOT_ALLOWED'> =>
  refuse('NOT_ALLOWED', {}, 'reasons' in verdict ? verdict.reasons : verdict)
