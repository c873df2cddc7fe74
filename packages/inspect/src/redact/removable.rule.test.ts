import { describe, expect, it } from 'vitest'
import { readers } from '../readers/index.ts'
import { cleaners } from './cleaners/index.ts'
import { removable } from './removable.ts'

describe('the cleaners of the product', () => {
  it('have names of their own, and no kind has two', () => {
    const ids = cleaners.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const kinds = cleaners.flatMap((one) => one.kinds)
    expect(new Set(kinds).size).toBe(kinds.length)
  })

  it('clean nothing that nobody can read again, drawings apart', () => {
    const read = new Set(readers.flatMap(({ kinds }) => kinds))
    expect(cleaners.flatMap(({ kinds }) => kinds).filter((kind) => !read.has(kind))).toEqual(['svg'])
  })

  it('say what they can remove', () => {
    expect(removable('eml')?.has('tnef')).toBe(true)
    expect(removable('text')?.size).toBe(0)
    expect(removable('7z')).toBeNull()
  })
})
