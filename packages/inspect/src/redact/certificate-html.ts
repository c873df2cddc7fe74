import { detectors } from '../detect/detectors/index.ts'
import { faults } from '../words/faults.ts'
import { hiddenClasses, type HiddenClass } from '../words/hidden.ts'
import { kinds } from '../words/kinds.ts'
import { showPath } from '../words/part.ts'
import {
  checkWords,
  countWords,
  howWords,
  inLanguage,
  rocTime,
  styleWords,
  words,
  type CertificateLanguage,
} from './certificate-words.ts'
import type { Certificate, Check } from './words.ts'

/** The certificate on A4, in one file that needs nothing else. Everything from the certificate is escaped. */
export function certificateHtml(certificate: Certificate, lang: CertificateLanguage = 'zh-TW'): string {
  const say = (key: keyof typeof words): string => inLanguage(lang, words[key])
  const { name, kind, proved, at, wish } = certificate
  const sides = [
    [say('before'), certificate.before],
    [say('after'), certificate.after],
  ] as const
  const sections = [
    table(
      say('file'),
      [],
      [
        [say('name'), name],
        [say('kind'), inLanguage(lang, kinds[kind])],
        [say('at'), rocTime(at, lang)],
        ...sides.map(([side, { bytes, digest }]) => [
          side,
          `${bytes.toLocaleString('en-US')} ${say('bytes')} · SHA-256 ${digest}`,
        ]),
      ],
    ),
    table(
      say('wish'),
      [],
      [
        [say('values'), `${wish.marks.length} ${say('valuesUnit')}`.trim()],
        [say('style'), inLanguage(lang, styleWords[wish.style])],
        [
          say('hidden'),
          wish.hidden.map((why) => inLanguage(lang, hiddenClasses[why])).join('、') || say('none'),
        ],
      ],
    ),
    table(
      say('checks'),
      [say('check'), say('result'), say('counted')],
      certificate.checks.map((check) => [
        inLanguage(lang, checkWords[check.code]),
        `${check.held ? '✓ ' : '✗ '}${say(check.held ? 'held' : 'failed')}`,
        counted(check, lang),
      ]),
    ),
    certificate.faults.length === 0
      ? ''
      : table(
          say('faults'),
          [],
          certificate.faults.map(({ part, why }) => [showPath(part), inLanguage(lang, why)]),
        ),
    table(
      say('deeds'),
      [say('where'), say('what'), say('how'), say('count')],
      certificate.deeds.map(({ part, address, what, how, count }) => [
        `${showPath(part)} ${address}`.trim(),
        what === 'finding' ? say('value') : inLanguage(lang, hiddenClasses[what]),
        inLanguage(lang, howWords[how]),
        String(count),
      ]),
    ),
    remains(certificate, lang),
  ]
  return `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${escape(say('title'))}</title><style>${STYLE}</style></head><body>
<h1>${escape(say('title'))}</h1>
<p class="verdict ${proved ? 'good' : 'bad'}">${proved ? '✓' : '✗'} ${escape(say(proved ? 'proved' : 'unproved'))}</p>
${sections.join('\n')}
<div class="stamps"><span>${escape(say('stamp'))}</span><span>${escape(say('review'))}</span></div>
<p class="marks">${escape(say('marksNote'))}${wish.marks.map(escape).join(' ')}</p>
</body></html>
`
}

function remains({ remains: { hidden, findings, unread } }: Certificate, lang: CertificateLanguage): string {
  const say = (key: keyof typeof words): string => inLanguage(lang, words[key])
  const rows = [
    ...entries(hidden).map(([why, count]) => [inLanguage(lang, hiddenClasses[why]), String(count)]),
    ...Object.entries(findings).map(([id, count]) => [titleOf(id, lang), String(count)]),
    ...Object.entries(unread).map(([code, count]) => [faultOf(code, lang), String(count)]),
  ]
  const note = rows.length === 0 ? say('noRemains') : say('remainsNote')
  return `${heading(say('remains'))}<p>${escape(note)}</p>${rows.length === 0 ? '' : body([say('what'), say('count')], rows)}`
}

function titleOf(id: string, lang: CertificateLanguage): string {
  if (id === 'tw.supplied-name') return inLanguage(lang, words.suppliedName)
  const title = detectors.find((one) => one.id === id)?.title
  return title === undefined ? id : inLanguage(lang, title)
}

/** The sentence without its places: which parts it speaks of is in the report. */
function faultOf(code: string, lang: CertificateLanguage): string {
  const known = Object.entries(faults).find(([one]) => one === code)?.[1]
  return known === undefined ? code : inLanguage(lang, known).replace(/\{\w+\}/g, '…')
}

function counted({ counts, where, held }: Check, lang: CertificateLanguage): string {
  const numbers = Object.entries(counts).map(([name, count]) => {
    const word = countWords[name]
    return `${count.toLocaleString('en-US')} ${word === undefined ? name : inLanguage(lang, word)}`
  })
  if (held) return numbers.join(lang === 'en' ? ', ' : '、')
  const places = where.length === 1 && where[0] === '?' ? inLanguage(lang, words.notRun) : where.join('；')
  return [...numbers, places].filter((one) => one !== '').join('；')
}

const heading = (text: string): string => `<h2>${escape(text)}</h2>`

function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return heading(title) + body(heads, rows)
}

function body(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head =
    heads.length === 0
      ? ''
      : `<thead><tr>${heads.map((one) => `<th scope="col">${escape(one)}</th>`).join('')}</tr></thead>`
  const cells = (row: readonly string[]): string =>
    row
      .map((cell, i) =>
        heads.length === 0 && i === 0 ? `<th scope="row">${escape(cell)}</th>` : `<td>${escape(cell)}</td>`,
      )
      .join('')
  if (rows.length === 0) return '<p>—</p>'
  return `<table>${head}<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody></table>`
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

const entries = <Key extends HiddenClass>(
  record: Readonly<Partial<Record<Key, number>>>,
): readonly (readonly [Key, number])[] => Object.entries(record) as [Key, number][]

const STYLE = `
@page{size:A4;margin:18mm 16mm}
*{box-sizing:border-box}
body{font:11pt/1.55 "Noto Sans TC","Microsoft JhengHei","PingFang TC",sans-serif;color:#111;max-width:178mm;margin:0 auto;padding:6mm 0}
h1{font-size:18pt;text-align:center;letter-spacing:.1em;margin:0 0 4mm}
h2{font-size:12pt;margin:6mm 0 2mm;border-bottom:1.5pt solid #111;break-after:avoid}
.verdict{font-size:13pt;font-weight:700;text-align:center;border:1.5pt solid;padding:2mm}
td:nth-child(2):not(:last-child){white-space:nowrap}
.good{color:#0a5c2c}.bad{color:#a1120c}
table{width:100%;border-collapse:collapse;font-size:10pt}
th,td{border:.5pt solid #777;padding:1mm 2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th[scope=row]{width:26%;font-weight:400;background:#f2f2f2}
thead th{background:#f2f2f2}
tr{break-inside:avoid}
thead{display:table-header-group}
.stamps{display:flex;gap:8mm;margin-top:10mm;break-inside:avoid}
.stamps span{flex:1;height:24mm;border:.5pt solid #777;padding:1mm 2mm;font-size:9pt}
.marks{font-size:7.5pt;color:#333;overflow-wrap:anywhere;margin-top:6mm}
`
