import { exampleSystem } from './examples.ts'
import { hit } from './say.ts'
import { indicator, type SourceFacts } from './words.ts'

/** 日誌不完整: lines of the source are missing, came late, or its clock ran backwards; a deleted line shows itself here. */
export const incomplete = indicator<'Q35', SourceFacts>({
  id: 'Q35',
  version: '1',
  zh: '系統紀錄不完整',
  en: 'The source log is incomplete',
  severity: 'serious',
  law: 'pdpa-rules.12',
  measures: ['M03'],
  parameters: ['query.source.clockStepSeconds', 'query.source.lateHours'],
  find(facts, law) {
    const system = { zh: { system: facts.system.zh }, en: { system: facts.system.en } }
    switch (facts.about) {
      case 'gap': {
        const missing = facts.to - facts.from + 1
        if (missing <= 0) return null
        return facts.between === 'imports'
          ? hit(
              '{system}與前次匯入之間缺序號{from}至{to}，計{missing}筆',
              '{system}: numbers {from} to {to} ({missing} lines) are missing since the last import',
              { from: facts.from, to: facts.to, missing },
              system,
            )
          : hit(
              '{system}缺序號{from}至{to}，計{missing}筆',
              '{system}: numbers {from} to {to} ({missing} lines) are missing',
              { from: facts.from, to: facts.to, missing },
              system,
            )
      }
      case 'count':
        if (facts.declared === facts.received) return null
        return hit(
          '{system}來源筆數{declared}≠收到{received}',
          '{system} states {declared} lines, {received} were received',
          { declared: facts.declared, received: facts.received },
          system,
        )
      case 'clock':
        if (facts.seconds <= law.value('query.source.clockStepSeconds')) return null
        return hit(
          '{system}第{line}行時間較前一筆倒退{seconds}秒',
          '{system}: the clock steps back {seconds} seconds at line {line}',
          { line: facts.line, seconds: facts.seconds },
          system,
        )
      case 'late':
        if (facts.hours <= law.value('query.source.lateHours')) return null
        return hit(
          '{system}紀錄遲到{hours}小時',
          '{system}: lines arrived {hours} hours late',
          { hours: facts.hours },
          system,
        )
      case 'changed':
        if (facts.lines === 0) return null
        return hit(
          '{system}有{lines}筆與先前匯入之同序號紀錄內容不同',
          '{system}: {lines} lines differ from those imported before under the same number',
          { lines: facts.lines },
          system,
        )
    }
  },
  hits: [
    { system: exampleSystem, about: 'gap', from: 101, to: 101, between: 'lines' },
    { system: exampleSystem, about: 'gap', from: 201, to: 240, between: 'imports' },
    { system: exampleSystem, about: 'count', declared: 1000, received: 999 },
    { system: exampleSystem, about: 'clock', seconds: 121, line: 40 },
    { system: exampleSystem, about: 'late', hours: 25 },
    { system: exampleSystem, about: 'changed', lines: 1 },
  ],
  misses: [
    { system: exampleSystem, about: 'gap', from: 101, to: 100, between: 'lines' },
    { system: exampleSystem, about: 'count', declared: 1000, received: 1000 },
    { system: exampleSystem, about: 'clock', seconds: 120, line: 40 },
    { system: exampleSystem, about: 'late', hours: 24 },
    { system: exampleSystem, about: 'changed', lines: 0 },
  ],
})
