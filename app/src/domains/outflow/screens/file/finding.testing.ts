import type { Finding } from '../api.ts'

export const finding = (
  no: number,
  detector: string,
  mark: string,
  more: Partial<Finding> = {},
): Finding => ({
  no,
  detector: { id: detector, zh: detector, en: detector },
  place: { part: ['a.docx'], address: '' },
  sight: 'visible',
  span: 0,
  start: 0,
  end: 1,
  masked: '●',
  mark,
  score: 0.9,
  reasons: [],
  ...more,
})
