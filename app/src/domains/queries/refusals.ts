import { refusals, refuse, type Reason, type Refusal } from '#kernel/ground'

const table = refusals({
  QUERIES_NO_SUCH_SYSTEM: { zh: '查無此查詢系統（{system}）。請先於「查詢系統」新增。', en: 'There is no look-up system {system}. Add it under look-up systems first.', law: null, status: 404, record: false },
  QUERIES_SYSTEM_EXISTS: { zh: '代號「{system}」已有人使用，請另取代號。', en: 'The code {system} is taken; choose another.', law: null, status: 409, record: false },
  QUERIES_SYSTEM_RETIRED: { zh: '「{system}」已停用，不再收受紀錄。如需恢復，請先取消停用。', en: '{system} is retired and takes no more logs. Bring it back into use first.', law: null, status: 409, record: false },
  QUERIES_SYSTEM_NEEDED: { zh: '匯入系統查詢紀錄時，須指明是哪一個系統。', en: 'Say which system this log comes from.', law: null, status: 422, record: false },
  QUERIES_NO_PROFILE: { zh: '尚未儲存此類檔案的欄位對應。請先預覽檔案並確認欄位對應。', en: 'No column mapping is saved for this kind of file. Preview the file and confirm the mapping first.', law: null, status: 409, record: false },
  QUERIES_PROFILE_FAULTY: { zh: '欄位對應有誤：{what}。請修改後再儲存。', en: 'The column mapping is faulty: {what}. Correct it and save again.', law: null, status: 422, record: false },
  QUERIES_BAD_FIELD: { zh: '欄位「{field}」的內容無法辨識。', en: 'The field {field} cannot be read.', law: null, status: 400, record: false },
  QUERIES_FILE_REFUSED: { zh: '檔案未匯入：{why}', en: 'The file was not imported: {why}', law: null, status: 422, record: false },
  QUERIES_ROWS_FAULTY: { zh: '檔案有{count}處錯誤，未匯入任何資料。請下載錯誤清單，更正後重新匯入。', en: 'The file has {count} faults; nothing was imported. Download the list, correct the file and import it again.', law: null, status: 422, record: false },
  QUERIES_IMPORT_CANCELLED: { zh: '匯入已取消，未匯入任何資料。', en: 'The import was cancelled; nothing was imported.', law: null, status: 409, record: false },
  QUERIES_IMPORT_OVER: { zh: '此次匯入已結束，無法取消。', en: 'This import is over and cannot be cancelled.', law: null, status: 409, record: false },
  QUERIES_NO_SUCH_IMPORT: { zh: '查無此次匯入。', en: 'There is no such import.', law: null, status: 404, record: false },
  QUERIES_PERIOD_TOO_LONG: { zh: '期間最長{days}日，請縮短後再查。', en: 'A period may span {days} days at most.', law: null, status: 422, record: false },
  QUERIES_PERIOD_REVERSED: { zh: '迄日不得早於起日。', en: 'The last day cannot be earlier than the first.', law: null, status: 422, record: false },
  QUERIES_CASE_OR_REASON: { zh: '請填案號；確無案號者，請選擇理由。兩者擇一。', en: 'Give a case number or, where there is none, choose the reason: exactly one of the two.', law: 'pdpa.15', status: 422, record: false },
  QUERIES_TOO_MANY_SYSTEMS: { zh: '一筆登記最多{most}個系統。其餘請另行登記。', en: 'One entry covers at most {most} systems. Write another entry for the rest.', law: 'pdpa-rules.12', status: 422, record: false },
  QUERIES_ENTRY_IN_FUTURE: { zh: '查詢時間不得晚於現在。請於查詢時登記。', en: 'The look-up cannot lie in the future. Register it when it happens.', law: null, status: 422, record: false },
  QUERIES_BEHALF_DOCUMENT: { zh: '為他單位人員代查，須填來文文號。無公文者，請要求對方補送後再查。', en: 'A look-up for somebody of another unit needs the number of the written request.', law: 'pdpa.16', status: 422, record: false },
  QUERIES_NO_SUCH_PERSON: { zh: '查無此人員。', en: 'There is no such person.', law: null, status: 404, record: false },
  QUERIES_EMPTY_TARGET: { zh: '查詢對象不得空白。', en: 'The target is empty.', law: null, status: 422, record: false },
  QUERIES_NO_SUCH_ENTRY: { zh: '查無此筆登記。', en: 'There is no such entry.', law: null, status: 404, record: false },
  QUERIES_ENTRY_SUPERSEDED: { zh: '此筆登記已更正過。請更正最新的一筆。', en: 'This entry has been corrected already. Correct the latest one.', law: null, status: 409, record: false },
  QUERIES_NO_SUCH_CASE: { zh: '查無此案件。', en: 'There is no such case.', law: null, status: 404, record: false },
  QUERIES_CASE_EXISTS: { zh: '案號「{caseNo}」已建立。', en: 'Case {caseNo} exists already.', law: null, status: 409, record: false },
  QUERIES_CASE_REVERSED: { zh: '結案時間不得早於立案時間。', en: 'A case cannot be closed before it was opened.', law: null, status: 422, record: false },
  QUERIES_NO_SUCH_UNIT: { zh: '查無此單位。', en: 'There is no such unit.', law: null, status: 404, record: false },
  QUERIES_NO_SUCH_LINE: { zh: '查無此筆查詢紀錄。', en: 'There is no such line.', law: null, status: 404, record: false },
  QUERIES_NO_SUCH_SHEET: { zh: '查無此審核表。', en: 'There is no such sheet.', law: null, status: 404, record: false },
  QUERIES_NO_SUCH_DAY: { zh: '{day}尚無匯入的紀錄，無從勾稽。', en: 'Nothing has been imported for {day}; there is nothing to reconcile.', law: null, status: 404, record: false },
  QUERIES_BAD_CURSOR: { zh: '分頁記號已失效，請重新整理清單。', en: 'The page mark is no longer valid; reload the list.', law: null, status: 400, record: false },
  QUERIES_LINE_OF_OTHERS: { zh: '只能為自己的查詢補登。', en: 'A late entry can only be written for a look-up of one’s own.', law: null, status: 403, record: true },
  QUERIES_READ_REFUSED: { zh: '您無權檢視此筆資料。本次嘗試已留存紀錄。', en: 'You may not see this. The attempt has been recorded.', law: 'pdpa.18', status: 403, record: true },
})
export const queriesRefusals = table
export type QueriesCode = keyof typeof table

/** For this room's own use: a code cannot be mistyped. */
export const refuseAs = <C extends QueriesCode>(code: C, params: Record<string, string | number> = {}, reasons: readonly Reason[] = []): Refusal<C> => refuse(code, params, reasons)
