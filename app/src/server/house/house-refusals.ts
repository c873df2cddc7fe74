import { refusals } from '#kernel/ground'

/** What the house itself refuses, beside its rooms. */
export const houseRefusals = refusals({
  AGENCY_EXISTS: {
    zh: '本系統已建立機關，不能再載入示範資料。如要試用，請以另一個資料目錄啟動（--data）。',
    en: 'An agency exists here already, so the demo cannot be loaded. To try it, start with another data directory (--data).',
    law: null,
    status: 409,
    record: false,
  },
  NO_DEMO_HERE: {
    zh: '試作提示與範例檔只在示範機關提供。如要試用，請以另一個資料目錄啟動示範（--demo）。',
    en: 'Hints and sample files exist in the demo agency only. To try them, start the demo with another data directory (--demo).',
    law: null,
    status: 404,
    record: false,
  },
  NO_SUCH_SAMPLE: {
    zh: '沒有這個範例檔。請由「今日應辦」的範例檔清單下載。',
    en: 'There is no such sample file. Take one from the list on the page “Today”.',
    law: null,
    status: 404,
    record: false,
  },
})
