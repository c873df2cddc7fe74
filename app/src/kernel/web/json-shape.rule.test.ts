import fc from 'fast-check'
import { expect, it } from 'vitest'
import { soundShape } from './json-shape.ts'

it('takes whatever a program writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(undefined, 2), (value, indent) =>
      soundShape(JSON.stringify(value, null, indent)),
    ),
  )
})
it.each([
  '{"a":1,"a":2}',
  '{"a":1,"b":{"c":[1,{"d":1,"d":1}]}}',
  '{"a":{},"\\u0061":1}',
  '{"":1,"":2}',
  `${'['.repeat(33)}${']'.repeat(33)}`,
  `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`,
])('finds what a parser takes in silence: %s', (json) => {
  expect(() => JSON.parse(json) as unknown).not.toThrow()
  expect(soundShape(json)).toBe(false)
})
it.each([
  '{"a":"a","b":"a"}',
  '{"a":["a","a"]}',
  '[{"a":1},{"a":1}]',
  '{"a":{"a":{"a":"\\"a\\":"}}}',
  '"a"',
  `${'['.repeat(32)}${']'.repeat(32)}`,
])('takes %s', (json) => expect(soundShape(json)).toBe(true))
