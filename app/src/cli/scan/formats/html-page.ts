import { instant, rocTime } from '#kernel/ground'
import { oneLine } from '../language.ts'
import type { Ending, Head, Language } from '../words.ts'
import { escape, facts } from './html-table.ts'
import { phrase } from './phrases.ts'

const STYLE = `
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
* { box-sizing: border-box; }
body { font: 10pt/1.5 "Noto Sans TC", "Noto Sans CJK TC", "Microsoft JhengHei", "PingFang TC", sans-serif; color: #1a1a1a;
  max-width: 182mm; margin: 0 auto; padding: 8mm 0; overflow-wrap: anywhere; }
h1 { font-size: 17pt; margin: 0 0 3mm; }
h2 { font-size: 12.5pt; margin: 8mm 0 2mm; border-bottom: 1pt solid #333; }
h3 { font-size: 10.5pt; margin: 6mm 0 0; break-after: avoid; }
p { margin: 1mm 0; }
.about { color: #444; } .warn { color: #8a3b00; font-weight: 600; } .digest { font-size: 7.5pt; color: #555; }
.alarm { border: 1.5pt solid #a00; padding: 2mm 3mm; color: #a00; font-weight: 600; }
table { border-collapse: collapse; width: 100%; margin: 2mm 0; font-size: 9pt; }
th, td { border: 0.5pt solid #999; padding: 0.8mm 1.6mm; text-align: left; vertical-align: top; }
th { background: #eee; font-weight: 600; white-space: nowrap; }
.n { text-align: right; white-space: nowrap; } .facts th { width: 28mm; }
tr { break-inside: avoid; } thead { display: table-header-group; }
@media print { body { padding: 0; } }
`

/** Nothing from outside, and no script, even if a name in the report were one. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

export function pageHead(head: Head, ending: Ending, language: Language): string {
  return [
    `<!DOCTYPE html>\n<html lang="${language === 'zh' ? 'zh-Hant-TW' : 'en'}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${escape(POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(phrase('title', language))}</title><style>${STYLE}</style></head><body>\n`,
    `<h1>${escape(phrase('title', language))}</h1>\n`,
    ending.interrupted ? `<p class="alarm">${escape(phrase('interrupted', language))}</p>\n` : '',
    facts([
      [phrase('scanned', language), head.roots.map(oneLine).join('\u3000')],
      [phrase('began', language), momentText(head.began, language)],
      [phrase('ended', language), momentText(ending.ended, language)],
      [phrase('program', language), head.program],
      [phrase('key', language), head.key],
    ]),
  ].join('')
}

export const pageFoot = (language: Language): string =>
  `<p class="about">${escape(phrase('masks', language))}</p></body></html>\n`

/** In Taiwan time, by the calendar of the language. */
const momentText = (moment: string, language: Language): string =>
  language === 'zh' ? rocTime(instant(Date.parse(moment)), true) : moment
