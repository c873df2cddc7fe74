import { expect, test } from 'vitest'
import { mayEnter } from './room.ts'

test('a room opens by a deed or by a role, and stays shut without either', () => {
  const entry = { deeds: ['ledger.read'], roles: ['witness'] } as const
  expect(mayEnter(entry, ['ledger.read'], ['officer'])).toBe(true)
  expect(mayEnter(entry, [], ['officer', 'witness'])).toBe(true)
  expect(mayEnter(entry, ['ledger.reader'], ['officer'])).toBe(false)
  expect(mayEnter({}, ['ledger.read'], ['admin'])).toBe(false)
  expect(mayEnter('everybody', [], [])).toBe(true)
})
