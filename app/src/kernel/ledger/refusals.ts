import { refusals } from '#kernel/ground'

export const ledgerRefusals = refusals({
  ACT_NOT_FOUND: {
    zh: '帳本查無這一項行為，請回列表重新選取。',
    en: 'The ledger holds no such act; please choose again from the list.',
    law: null,
    status: 404,
    record: false,
  },
  NO_SUCH_TILE: {
    zh: '帳本沒有這個雜湊磚或條目束。',
    en: 'The log has no such tile or entry bundle.',
    law: null,
    status: 404,
    record: false,
  },
  LEDGER_BEHIND: {
    zh: '尚有行為等待寫入帳本，請稍候數秒再匯出。',
    en: 'Some acts are still waiting for their leaf; please try again in a few seconds.',
    law: null,
    status: 503,
    record: false,
  },
  LEDGER_BROKEN: {
    zh: '帳本與其檢查點不符，已停止續寫。請保全現場並通知政風單位，再依《維運手冊》處理。',
    en: 'The ledger does not match its checkpoints and is not continued. Preserve the machine and tell the ethics office; then follow the operations manual.',
    law: null,
    status: 503,
    record: true,
  },
})
