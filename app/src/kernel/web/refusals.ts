import { refusals } from '#kernel/ground'

/** What the door itself refuses, before any room is asked. */
export const webRefusals = refusals({
  SIGN_IN_FIRST: { zh: '請先登入。', en: 'Please sign in first.', law: null, status: 401, record: false },
  DUTY_REFUSED: { zh: '您目前的職務不得辦理此事，原因與所缺條件如下。', en: 'Your present posts do not allow this; the reasons follow.', law: null, status: 403, record: false },
  NO_SUCH_ROUTE: { zh: '查無此項功能，請由選單重新進入。', en: 'There is nothing at this address.', law: null, status: 404, record: false },
  NOT_THIS_WAY: { zh: '此項功能不接受這種要求方式。', en: 'This address does not take that method.', law: null, status: 405, record: false },
  FOREIGN_ORIGIN: { zh: '此要求並非來自本系統頁面，已拒絕。', en: 'This request does not come from a page of this system.', law: null, status: 403, record: false },
  FORM_FAULTY: { zh: '送出的內容有 {count} 處不符格式，第一處：{place}。', en: '{count} places do not fit the form; the first is {place}.', law: null, status: 400, record: false },
  NOT_JSON: { zh: '送出的內容無法讀取，請重新整理頁面後再試。', en: 'The body is not readable JSON.', law: null, status: 400, record: false },
  WRONG_MEDIA: { zh: '不接受這種內容格式。', en: 'This media type is not taken here.', law: null, status: 415, record: false },
  TOO_LARGE: { zh: '內容超過上限 {limit}，請分次辦理。', en: 'The body exceeds {limit}; please split it.', law: null, status: 413, record: false },
  NO_FILE: { zh: '請選擇一個檔案。', en: 'Please attach one file.', law: null, status: 400, record: false },
  TOO_FAST: { zh: '操作過於頻繁，請於 {seconds} 秒後再試。', en: 'Too many requests; try again in {seconds} seconds.', law: null, status: 429, record: false },
  CLOSING: { zh: '系統即將停機，請稍後再試。', en: 'The system is stopping; please try again shortly.', law: null, status: 503, record: false },
  REPLY_FAULTY: { zh: '系統回覆有誤，已留存紀錄（{incident}）。請洽系統管理者。', en: 'The answer did not fit its own description; recorded as {incident}.', law: null, status: 500, record: false },
  INTERNAL: { zh: '此事未能完成，資料未變更。請將編號 {incident} 告知系統管理者。', en: 'This could not be done and nothing was changed. Tell the administrator the number {incident}.', law: null, status: 500, record: false },
})
