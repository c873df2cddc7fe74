import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CORE_REFUSALS } from './refusals.ts'

const here = dirname(fileURLToPath(import.meta.url))

test('from the face no import leads to Node, to the log, or into the sealer', () => {
  const reached = new Set([join(here, 'index.ts')])
  const outside = new Set<string>()
  for (const file of reached) {
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)) {
      if (specifier.startsWith('.')) reached.add(join(dirname(file), specifier))
      else outside.add(specifier.replace(/^((@[^/]+\/)?[^/]+).*$/, '$1'))
    }
  }
  expect(reached.size).toBeGreaterThan(15)
  expect([...reached].filter((file) => file.includes('/sealer/'))).toEqual([])
  expect([...outside].sort()).toEqual([
    '@noble/hashes',
    '@scure/base',
    'age-encryption',
    'shamir-secret-sharing',
  ])
})

test('every refusal is a sentence in both languages that says what to do', () => {
  for (const [code, { zh, en }] of Object.entries(CORE_REFUSALS)) {
    expect(code).toMatch(/^[A-Z_]+$/)
    expect(zh).toMatch(/。$/)
    expect(en).toMatch(/\.$/)
  }
})
