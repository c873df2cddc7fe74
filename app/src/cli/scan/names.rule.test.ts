import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uriOf } from './formats/sarif.ts'
import { languageOf, oneLine } from './language.ts'
import { faultName } from './names.ts'

describe('names as they are shown', () => {
  it.each([
    ['a\nb', 'a\\nb'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['evil\u202Egpj.exe', 'evil\\u{202e}gpj.exe'],
    ['a\u200Bb', 'a\\u{200b}b'],
    ['名冊 ①.xlsx', '名冊 ①.xlsx'],
  ])('%j', (name, shown) => expect(oneLine(name)).toBe(shown))

  it('never moves a terminal, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(oneLine(name)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/)
      }),
    )
  })

  it.each([
    ['a b/名.txt', 'a%20b/%E5%90%8D.txt'],
    ['http:x', 'http%3Ax'],
    ['a#b?c%', 'a%23b%3Fc%25'],
    ['/x y', 'file:///x%20y'],
    ['\ud800', '%EF%BF%BD'],
  ])('%j as a URI', (path, uri) => expect(uriOf(path)).toBe(uri))
})

it('says a reason without the numbers of one file', () => {
  expect(faultName('PIXELS_NOT_READ', 'zh')).toBe(
    '影像畫面上的文字未檢查。請啟用影像辨識（OCR）或以人工檢視。',
  )
  expect(faultName('FILE_UNREADABLE', 'en')).toBe(
    'The file cannot be read. Check that it exists and may be read.',
  )
  expect(faultName('constructor', 'en')).toBe('constructor')
})

it('speaks as the environment does', () => {
  expect(languageOf({ LANG: 'en_US.UTF-8' })).toBe('en')
  expect(languageOf({ LC_ALL: '', LANG: 'zh_TW.UTF-8' })).toBe('zh')
  expect(languageOf({ LC_ALL: 'zh_TW', LANG: 'en_US' })).toBe('zh')
  expect(languageOf({})).toBe('zh')
})
