import { describe, expect, it } from 'vitest'
import { complaintsAbout, registry } from '../registry.ts'
import { detectors } from './index.ts'

describe('every detector', () => {
  for (const detector of detectors) {
    it(`${detector.id} finds its hits and passes over its misses`, () =>
      expect(complaintsAbout(detector)).toEqual([]))
  }
  it('is accepted by the registry, under an id of its own', () =>
    expect(registry(detectors).detectors).toBe(detectors))
})
