import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import * as tlog from './index.ts'
import { FINDING_WORDS, UNUSABLE_WORDS, sentence } from './verify/words.ts'

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')

test("the README's example runs, and prints what the README says", async () => {
  const readme = read('README.md')
  const [, code = ''] = /<!-- the test [^>]*-->\n\n```ts\n([\s\S]*?)```/.exec(readme) ?? []
  const [, names = ''] = /import \{([\s\S]*?)\} from '@subrosa\/tlog'\n/.exec(code) ?? []
  const body = code.slice(code.indexOf("from '@subrosa/tlog'\n") + "from '@subrosa/tlog'\n".length)
  const said: string[] = []
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor
  const example = new AsyncFunction('tlog', 'console', `const {${names}} = tlog\n${body}`)
  await example(tlog, { log: (...words: unknown[]) => said.push(words.join(' ')) })
  expect(said.map(stripVTControlCharacters)).toEqual(['true true c2sp.org/tlog-proof@v1'])
  expect(readme).toContain(`prints \`${said[0]}\``)
})

test('FORMAT.md lists the codes of the verifier, all of them and no others', () => {
  const format = read('FORMAT.md')
  const table = [...format.slice(format.indexOf('## 3.')).matchAll(/`([A-Z_]{6,})`/g)].map(
    (found) => found[1],
  )
  const codes = [...Object.keys(FINDING_WORDS), ...Object.keys(UNUSABLE_WORDS)]
  expect(new Set(table)).toEqual(new Set(codes))
})

test('every finding is a sentence in both languages, with nothing left to fill in', () => {
  for (const code of Object.keys(FINDING_WORDS) as tlog.FindingCode[]) {
    for (const language of ['zh', 'en'] as const) {
      const text = sentence(
        { code, leaf: 12, to: 15, other: 13, signedSize: 99, line: 7, name: 'here' },
        language,
      )
      expect(text).not.toMatch(/[{}]|undefined/)
      expect(text).toMatch(language === 'zh' ? /。$/ : /\.$/)
    }
  }
})
