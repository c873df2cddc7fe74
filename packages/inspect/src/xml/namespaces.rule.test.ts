import { expect, it } from 'vitest'
import { Namespaces } from './namespaces.ts'

const TEXT = 'urn:text'

it('knows elements by their namespace and not by their prefix', () => {
  const names = new Namespaces({ [TEXT]: 'text' })
  names.enter({ 'xmlns:a': TEXT, 'xmlns:text': 'urn:else' }, 1)
  expect(names.element('a:p')).toBe('text:p')
  expect(names.element('text:p')).toBe('other-text:p')
  expect(names.element('b:p')).toBe('b:p')
  expect(names.enter({ 'a:style': 'x', plain: 'y' }, 2)).toEqual({ 'text:style': 'x', plain: 'y' })
})

it('forgets a declaration where its element ends', () => {
  const names = new Namespaces({ [TEXT]: 'text' })
  names.enter({ xmlns: TEXT }, 1)
  names.enter({ xmlns: '' }, 2)
  expect(names.element('p')).toBe('p')
  names.leave(2)
  expect(names.element('p')).toBe('text:p')
})

it('leaves no word behind: in a declaration, or under a name that objects have already', () => {
  const names = new Namespaces({})
  const attributes = Object.fromEntries([
    ['xmlns:a', '檢舉人王小明'],
    ['__proto__', '藏'],
  ])
  expect(Object.values(names.enter(attributes, 1))).toEqual(['檢舉人王小明', '藏'])
})
