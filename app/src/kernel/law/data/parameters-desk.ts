import { HOUSE, between, parameter } from '../parameter.ts'

/** Numbers of the inspection desk (M187–M190): what it takes, and how long it keeps it. */
export const deskParameters = {
  'outflow.desk.keepHours': parameter<number>({
    ...HOUSE,
    value: 24,
    unit: 'hours',
    basis: ['M190', 'pdpa.18'],
    zh: '送檢檔案之保存時數',
    en: 'Hours that a file stays on the inspection desk',
    bounds: between(
      1,
      168,
      '檢查完畢即應銷毀，不得久存。',
      'The desk is no archive: what was inspected is destroyed.',
    ),
  }),
  'outflow.desk.mostMegabytes': parameter<number>({
    ...HOUSE,
    value: 100,
    unit: 'count',
    basis: ['M187'],
    zh: '送檢單一檔案之上限（MB）',
    en: 'Largest file that the inspection desk takes (MB)',
    bounds: between(1, 512, '更大的檔案請以指令檢查。', 'Larger files are inspected by the command line.'),
  }),
  'outflow.desk.mostFiles': parameter<number>({
    ...HOUSE,
    value: 200,
    unit: 'count',
    basis: ['M187'],
    zh: '一次送檢之檔案數上限',
    en: 'Most files of one check',
    bounds: between(
      1,
      2000,
      '更多的檔案請以指令檢查整個資料夾。',
      'A whole folder is inspected by the command line.',
    ),
  }),
  'outflow.desk.mostHeldMegabytes': parameter<number>({
    ...HOUSE,
    value: 2000,
    unit: 'count',
    basis: ['M187'],
    zh: '每人送檢檔案合計之上限（MB）',
    en: 'Most that the desk holds for one person (MB)',
    bounds: between(100, 20_000, '一人不得占滿磁碟。', 'One person must not fill the disk for everybody.'),
  }),
} as const
