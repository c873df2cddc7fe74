import { CORE_REFUSALS, type RefusalWords } from '../refusals.ts'

/** The sealer's closed table: the core's refusals and its own. Codes are never reused; PROTOCOL.md lists them all. */
export const SEALER_REFUSALS = {
  ...CORE_REFUSALS,
  REQUEST_MALFORMED: {
    zh: '請求格式不符，封緘機不予處理。請更新程式或通報系統管理者。',
    en: 'The request is not in the expected form. Update the program or tell the administrator.',
  },
  FRAME_TOO_LARGE: {
    zh: '請求超過長度上限。請減少內容後再試。',
    en: 'The request is longer than permitted. Send less and try again.',
  },
  TIME_OVER: {
    zh: '逾時未完成，連線已關閉。請再試一次。',
    en: 'The time for this was over and the connection was closed. Try again.',
  },
  BUSY: {
    zh: '封緘機連線已滿。請稍候再試。',
    en: 'The sealer has no free connection. Try again in a moment.',
  },
  SEALER_AWAY: {
    zh: '無法連線至封緘機。請通知封緘機管理單位；緊急時依破窗程序辦理。',
    en: 'The sealer cannot be reached. Tell the office that runs it; in an emergency use the break-glass procedure.',
  },
  INTERNAL: {
    zh: '封緘機發生錯誤，未交出任何內容。請通知封緘機管理單位查閱紀錄。',
    en: 'The sealer failed and gave nothing out. Ask the office that runs it to read its log.',
  },
  OBJECT_EXISTS: {
    zh: '此物件已封緘，不得覆蓋。如需更換請辦理重新封緘。',
    en: 'This object is sealed already and is not overwritten. To change it, seal it anew.',
  },
  OBJECT_UNKNOWN: {
    zh: '封緘機無此物件。請確認編號。',
    en: 'The sealer has no such object. Check its number.',
  },
  OBJECT_DESTROYED: {
    zh: '此物件之封緘已銷毀，永久無法開啟。請查閱銷毀紀錄。',
    en: 'The seal of this object was destroyed; it cannot be opened again. See the destruction record.',
  },
  OBJECT_NOT_OF_THIS_KIND: {
    zh: '此物件不適用本項作業：底價僅供比對，其他封緘僅供核准之人開啟。',
    en: 'Not for this kind of object: a price is only compared, other objects are only opened to a person.',
  },
  EPOCH_DIFFERS: {
    zh: '封緘之版次不符，可能已重新封緘。請重新讀取物件。',
    en: 'The object is of another epoch; it may have been sealed anew. Read it again.',
  },
  CHECKPOINT_REFUSED: {
    zh: '帳本檢查點之簽章不符。請保全證據並通報稽核。',
    en: 'The checkpoint is not signed by the ledger’s pinned key. Secure the evidence and tell the auditors.',
  },
  WITNESSES_TOO_FEW: {
    zh: '檢查點之見證簽章不足。請等候見證機關簽署後再試。',
    en: 'Too few witnesses have cosigned the checkpoint. Wait for them and try again.',
  },
  HEAD_MOVED: {
    zh: '帳本已往前進，請以最新檢查點重新送出。',
    en: 'The ledger has moved on since. Send the request again from the newest checkpoint.',
  },
  CHECKPOINT_OLD: {
    zh: '檢查點早於封緘機已見之帳本。請以最新檢查點重新送出；反覆發生時通報稽核。',
    en: 'The checkpoint is older than the ledger the sealer has seen. Use the newest; if it happens again, tell the auditors.',
  },
  CHECKPOINT_FORKED: {
    zh: '檢查點與封緘機已見之帳本互相矛盾，帳本可能遭竄改。請立即停止並通報稽核與上級政風。',
    en: 'The checkpoint contradicts the ledger the sealer has seen: it may have been rewritten. Stop and tell the auditors at once.',
  },
  PROOF_REFUSED: {
    zh: '所附證明無法證明該紀錄已在帳本中。請確認紀錄已入帳後再試。',
    en: 'The proof does not show that the record is in the ledger. Wait until it is and try again.',
  },
  FIELD_NOT_PROVED: {
    zh: '所附欄位與帳本之紀錄不符，或缺少必要欄位。請重新取得證明。',
    en: 'A field is missing or is not the one in the ledger. Obtain the proof again.',
  },
  ACT_NOT_FOR_THIS: {
    zh: '所附紀錄並非本項作業所需之行為。請附正確之紀錄。',
    en: 'The record is not of the act this needs. Bring the right one.',
  },
  OTHER_OBJECT: {
    zh: '核准所載之物件與請求不同。核准僅限原物件。',
    en: 'The approval names another object. It serves that object alone.',
  },
  OTHER_PERSON: {
    zh: '核准所載之人與請求不同。核准僅限本人。',
    en: 'The approval names another person. It serves that person alone.',
  },
  OTHER_OPENING: {
    zh: '申請與核准並非同一件。請附同一件之申請與核准。',
    en: 'Request and approval are not of one opening. Bring the pair.',
  },
  SELF_APPROVAL: {
    zh: '申請人不得核准自己之申請。請由他人核准。',
    en: 'Nobody approves his own request. Ask somebody else.',
  },
  NOT_AUTHORISED: {
    zh: '此人不在得辦理本項作業之名單內。請由指定之人辦理。',
    en: 'This person is not on the list for this. Ask a person who is.',
  },
  PURPOSE_NOT_LISTED: {
    zh: '開啟目的不在核定清單內。請選擇清單所列目的。',
    en: 'The purpose is not on the closed list. Choose one that is.',
  },
  APPROVAL_OVER: {
    zh: '核准已逾有效時間。請重新申請。',
    en: 'The approval is no longer in force. Ask for a new one.',
  },
  ALREADY_USED: {
    zh: '此核准已使用過，每次核准僅得開啟一次。請重新申請。',
    en: 'This approval was used. One approval opens once; ask for a new one.',
  },
  SESSION_OVER: {
    zh: '封緘機已重新啟動或分持不屬於本次作業。請重新提出分持。',
    en: 'The sealer was restarted since, or the share is for another act. Give the shares again.',
  },
  BIDS_NOT_IN_RECORD: {
    zh: '標價與開標紀錄不同，不予比對。僅得比對已記入帳本之標價。',
    en: 'The bids are not those of the ledgered opening record. Only recorded bids are compared.',
  },
  NO_AWARDABLE_VERDICT: {
    zh: '封緘機之比對紀錄不足以決標，底價不予公開。請先完成比對。',
    en: 'No verdict in the sealer’s record lets an award follow; the price is not released. Compare first.',
  },
  MARKS_SPENT: {
    zh: '比對查詢次數已達上限。請稍後再試；異常查詢將通報。',
    en: 'The number of look-ups for this hour is used up. Try again later.',
  },
  STORE_DAMAGED: {
    zh: '封緘機之檔案損壞，未交出任何內容。請由管理單位查明。',
    en: 'A file of the sealer is damaged; nothing was given out. Its office must look into it.',
  },
  STORE_EXISTS: {
    zh: '此目錄已有封緘機之金鑰或檔案，不得覆蓋。請改用新目錄。',
    en: 'There is a sealer’s key or store at this place already; it is not overwritten. Take a new directory.',
  },
  STORE_LOCKED: {
    zh: '另一封緘機正在使用此目錄。請先停止該程序。',
    en: 'Another sealer is using this directory. Stop it first.',
  },
  KEY_FILE_OPEN: {
    zh: '金鑰檔或目錄可被他人讀取。請將權限改為僅限本人（檔案 600、目錄 700）。',
    en: 'The key file or directory can be read by others. Set its mode to 600 (directory 700).',
  },
  CONFIG_UNFIT: {
    zh: '封緘機設定檔不符。請依 PROTOCOL.md 更正。',
    en: 'The sealer’s configuration does not fit. Correct it as PROTOCOL.md says.',
  },
} as const satisfies Readonly<Record<string, RefusalWords>>

export type SealerCode = keyof typeof SEALER_REFUSALS

export const isSealerCode = (code: string): code is SealerCode => Object.hasOwn(SEALER_REFUSALS, code)

/** The sentence for people. */
export const sealerWords = (code: SealerCode): RefusalWords => SEALER_REFUSALS[code]
