import { refusals, refuse, type Refusal } from '#kernel/ground'

const table = refusals({
  OUTFLOW_NO_SUCH_CHECK: {
    zh: '查無此次送檢，或已逾保存期限而銷毀。請重新送檢。',
    en: 'There is no such check, or it has been destroyed after its time. Lay the files on the desk again.',
    law: null,
    status: 404,
    record: false,
  },
  OUTFLOW_NO_SUCH_FILE: {
    zh: '查無此檔案。',
    en: 'There is no such file.',
    law: null,
    status: 404,
    record: false,
  },
  OUTFLOW_TOO_LARGE: {
    zh: '檔案超過 {megabytes} MB，檢核台不收。請改以指令 subrosa scan 檢查，或拆成較小的檔案。',
    en: 'The file is larger than {megabytes} MB. Inspect it with the command subrosa scan, or split it.',
    law: null,
    status: 413,
    record: false,
  },
  OUTFLOW_DESK_FULL: {
    zh: '您在檢核台上的檔案已達 {megabytes} MB。請先銷毀不再需要的檔案，再送檢。',
    en: 'Your files on the desk come to {megabytes} MB. Destroy those that you no longer need, then go on.',
    law: null,
    status: 409,
    record: false,
  },
  OUTFLOW_TOO_MANY: {
    zh: '一次送檢最多 {most} 個檔案。請另開一次送檢，或改以指令 subrosa scan 檢查整個資料夾。',
    en: 'One check takes {most} files at most. Begin another, or inspect the folder with subrosa scan.',
    law: null,
    status: 422,
    record: false,
  },
  OUTFLOW_GONE: {
    zh: '此檔案已銷毀，只留下雜湊值與統計。請重新送檢。',
    en: 'This file has been destroyed; only its digest and figures are left. Lay it on the desk again.',
    law: null,
    status: 410,
    record: false,
  },
  OUTFLOW_NOT_READ_YET: {
    zh: '檔案尚未檢查完成，請稍候再試。',
    en: 'The file has not been inspected yet; try again in a moment.',
    law: null,
    status: 409,
    record: false,
  },
  OUTFLOW_NOTHING_CHOSEN: {
    zh: '尚未選擇要移除的內容。請至少勾選一項。',
    en: 'Nothing is chosen for removal. Choose at least one class or finding.',
    law: null,
    status: 422,
    record: false,
  },
  OUTFLOW_UNKNOWN_CHOICE: {
    zh: '選擇的項目「{what}」不在這份檢查結果裡。請重新整理頁面後再選。',
    en: 'The choice {what} is not in this result. Reload the page and choose again.',
    law: null,
    status: 422,
    record: false,
  },
  OUTFLOW_NOT_CLEANED: {
    zh: '尚未製作可公開版本。',
    en: 'No publishable version has been made.',
    law: null,
    status: 409,
    record: false,
  },
  OUTFLOW_BAD_CURSOR: {
    zh: '分頁記號已失效，請重新整理清單。',
    en: 'The page mark is no longer valid; reload the list.',
    law: null,
    status: 400,
    record: false,
  },
})
export const outflowRefusals = table
export type OutflowCode = keyof typeof table

/** For this room's own use: a code cannot be mistyped. */
export const refuseAs = <C extends OutflowCode>(
  code: C,
  params: Record<string, string | number> = {},
): Refusal<C> => refuse(code, params)
