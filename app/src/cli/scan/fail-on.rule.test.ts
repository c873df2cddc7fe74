import { describe, expect, it } from 'vitest'
import { failing, parseFailOn } from './fail-on.ts'
import type { Passed, ScannedFile } from './words.ts'

const KNOWN = new Set(['tw.national-id', 'tw.classification-mark'])
const file = (more: Partial<ScannedFile> = {}): ScannedFile => ({
  ...{ type: 'file', path: 'a', size: 1, modified: '', verdict: 'COMPLETE', kind: 'text', digest: null },
  ...{ notRead: [], hidden: [], findings: [], findingTotals: {}, unlisted: 0, persons: [], documents: 1 },
  ...{ marked: [], unmarked: [], accepted: { findings: 0, hidden: 0 }, ms: 1 },
  ...more,
})
const found = (score: number, detector = 'tw.national-id') => ({
  ...{ detector, part: ['a'], address: '', sight: 'visible', masked: '', mark: '', score, why: [] },
})
const verdict = (text: string, entry: ScannedFile | Passed) => {
  const parsed = parseFailOn(text, KNOWN)
  if (!parsed.ok) throw new Error(parsed.error)
  const { found: yes, unread } = failing(entry, parsed.value)
  return yes ? 'found' : unread ? 'unread' : 'passes'
}

describe('what a scan fails on', () => {
  it.each([
    ['', file({ findings: [found(1)] }), 'passes'],
    ['finding', file({ findings: [found(0.5)] }), 'found'],
    ['finding', file(), 'passes'],
    ['finding:0.8', file({ findings: [found(0.79)] }), 'passes'],
    ['finding:0.8', file({ findings: [found(0.8)] }), 'found'],
    ['finding:0.8', file({ unlisted: 1, findingTotals: { x: 1 } }), 'found'],
    ['finding:tw.national-id', file({ findings: [found(1, 'tw.email')] }), 'passes'],
    ['finding:tw.national-id', file({ findings: [found(0.5)] }), 'found'],
    ['level:機密', file({ marked: [{ part: ['a'], level: '密' }] }), 'passes'],
    ['level:機密', file({ marked: [{ part: ['a'], level: '極機密' }] }), 'found'],
    ['level', file({ marked: [{ part: ['a'], level: '密' }] }), 'found'],
    ['level', file({ unlisted: 1, findingTotals: { 'tw.classification-mark': 1 } }), 'found'],
    ['hidden', file({ hidden: [{ class: 'comment', items: 1, chars: 1, places: [] }] }), 'found'],
    ['hidden:macro', file({ hidden: [{ class: 'comment', items: 1, chars: 1, places: [] }] }), 'passes'],
    ['persons:3', file({ persons: [{ part: ['a'], sheet: '', persons: 3, columns: [] }] }), 'found'],
    ['persons:4', file({ persons: [{ part: ['a'], sheet: '', persons: 3, columns: [] }] }), 'passes'],
    ['unread', file({ verdict: 'PARTIAL' }), 'unread'],
    ['unread', { type: 'passed', path: 'a', why: 'UNREADABLE', detail: 'EACCES' } as const, 'unread'],
    ['unread', { type: 'passed', path: 'a', why: 'LINK', detail: '' } as const, 'passes'],
    ['hidden, unread', file({ verdict: 'ENCRYPTED' }), 'unread'],
  ])('%s', (text, entry, expected) => expect(verdict(text, entry)).toBe(expected))

  it.each([
    'findings',
    'finding:1.5',
    'finding:tw.none',
    'level:公開',
    'hidden:toString',
    'persons:0',
    'unread:1',
    'finding,',
    'finding:',
  ])('refuses %s', (text) => expect(parseFailOn(text, KNOWN).ok).toBe(false))
})
