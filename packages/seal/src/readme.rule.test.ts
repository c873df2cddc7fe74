import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as face from './index.ts'
import { SEALER_REFUSALS } from './sealer/refusals.ts'
import { requestShapes } from './sealer/requests/words.ts'

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')

test("the README's example runs, and prints what the README says", async () => {
  const readme = read('README.md')
  const [, code = ''] = /<!-- the test [^>]*-->\n\n```ts\n([\s\S]*?)```/.exec(readme) ?? []
  const [, names = ''] = /import \{([\s\S]*?)\} from '@subrosa\/seal'\n/.exec(code) ?? []
  const body = code.slice(code.indexOf("from '@subrosa/seal'\n") + "from '@subrosa/seal'\n".length)
  const said: string[] = []
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor
  const example = new AsyncFunction('face', 'console', `const {${names}} = face\n${body}`)
  await example(face, { log: (word: string) => said.push(word) })
  expect(said).toEqual(['王小明'])
  expect(readme).toContain(`prints \`${said[0]}\``)
})

test('every name that the README gives as a function is one', () => {
  const table = read('README.md').split('## The sealer')[0] ?? ''
  const names = [...table.matchAll(/`([a-z][A-Za-z]+)`/g)].map((found) => found[1] ?? '')
  const asks = Object.keys(requestShapes)
  const missing = names.filter(
    (name) => !Object.hasOwn(face, name) && !asks.includes(name) && !['age', 'prf'].includes(name),
  )
  expect(missing).toEqual([])
})

test('PROTOCOL.md lists the requests and the refusals, all of them and no others', () => {
  const protocol = read('PROTOCOL.md')
  const [, requests = ''] = /## 2\.([\s\S]*?)## 3\./.exec(protocol) ?? []
  expect([...requests.matchAll(/^\| `([a-z]+)`/gm)].map((found) => found[1])).toEqual(
    Object.keys(requestShapes),
  )
  const codes = [
    ...protocol.slice(protocol.indexOf('## 6.')).matchAll(/^\| `([A-Z_0-9]+)` +\| (.+?) +\| (.+?) +\|$/gm),
  ]
  expect(codes.map(([, code, zh, en]) => [code, zh, en])).toEqual(
    Object.entries(SEALER_REFUSALS).map(([code, { zh, en }]) => [code, zh, en]),
  )
})
