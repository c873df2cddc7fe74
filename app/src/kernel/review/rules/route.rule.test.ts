import fc from 'fast-check'
import { expect, it } from 'vitest'
import { reviewerRoute } from './route.ts'

const heads = new Map([
  ['north', ['h', 'deputy']],
  ['precinct', ['p']],
  ['hq', ['chief']],
])
const base = { unit: 'north', above: ['precinct', 'hq'], heads }

it.each([
  ['an officer’s line goes to his head', { owner: 'o' }, { to: 'head' }],
  ['a head’s own line goes to the next head above', { owner: 'h' }, { to: 'above', unit: 'precinct' }],
  ['so does his deputy’s', { owner: 'deputy' }, { to: 'above', unit: 'precinct' }],
  ['and one that the head ordered', { owner: 'o', orderedBy: 'h' }, { to: 'above', unit: 'precinct' }],
  [
    'one that concerns two heads goes above both',
    { owner: 'h', orderedBy: 'p' },
    { to: 'above', unit: 'hq' },
  ],
  ['the chief’s own goes to the ethics office', { owner: 'chief', unit: 'hq', above: [] }, { to: 'ethics' }],
  ['an unknown account’s goes there too', { owner: null }, { to: 'ethics' }],
  ['and what the sender marked', { owner: 'o', ethicsMarked: true }, { to: 'ethics' }],
  [
    'a unit without a head passes its lines up',
    { owner: 'o', unit: 'vacant' },
    { to: 'above', unit: 'precinct' },
  ],
])('%s', (_, facts, route) => expect(reviewerRoute({ ...base, ...facts })).toEqual(route))

it('never names a desk whose head is concerned', () => {
  const person = fc.constantFrom('h', 'deputy', 'p', 'chief', 'o')
  fc.assert(
    fc.property(person, person, fc.constantFrom('north', 'precinct', 'hq'), (owner, orderedBy, unit) => {
      const route = reviewerRoute({ ...base, owner, orderedBy, unit })
      const desk = route.to === 'head' ? unit : route.to === 'above' ? route.unit : null
      const judges = desk === null ? [] : (heads.get(desk) ?? [])
      expect(judges).not.toContain(owner)
      expect(judges).not.toContain(orderedBy)
    }),
  )
})
