import { expect, it } from 'vitest'
import { covered } from './covered.ts'

it.each([
  ['查A123456789之戶籍', '查A12****789之戶籍'],
  ['查ａ１２３４５６７８９', '查A12****789'],
  ['A800000014、AC01234567', 'A80****014、AC0****567'],
  ['F131104093.csv', 'F13****093.csv'],
])('masks the person in %s', (text, shown) => expect(covered(text)).toBe(shown))

it.each(['刑案偵辦', '115-刑-0001', 'household-20261120.csv', 'PC１２', 'AB1234', 'X1234567890'])(
  'leaves %s as it was written',
  (text) => expect(covered(text)).toBe(text),
)
