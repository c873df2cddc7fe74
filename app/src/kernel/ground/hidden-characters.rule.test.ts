import { expect, it } from 'vitest'
import { withoutHidden } from './hidden-characters.ts'

it('leaves what is seen, and nothing that only pretends', () => {
  expect(withoutHidden('photo\u202egpj.exe')).toBe('photogpj.exe')
  expect(withoutHidden('a\u0000b\tc\r\nd\u0085e\u2028f\u200bg\ufeffh\u2066i')).toBe('abcdefghi')
  expect(withoutHidden('名冊（１） 𠮷 é .csv')).toBe('名冊（１） 𠮷 é .csv')
})
