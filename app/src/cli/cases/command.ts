import { flag, type Command } from '../command.ts'
import { play, realCases, replays, type Played } from './cases.ts'

/** `subrosa cases [id …]`: replays the real cases through the API and prints what the house did. */
export const command: Command = {
  usage: 'cases [id …] [--built]',
  zh: [
    '以真實案例逐一重演：經由 API 匯入、登記、核章，印出哪一條規則在何時擋下或發現。',
    '全程使用全新的內建資料庫，不碰任何既有資料。',
  ],
  en: [
    'Replays the real cases through the API, one by one, and prints which rule stopped or showed each.',
    'Every case has a fresh embedded database; no existing data is touched.',
  ],
  flags: { built: flag('只列已實作者', 'Only those that are built') },
  words: { min: 0, max: 36 },
  async run({ words, flags, io }) {
    const unknown = words.filter((id) => !realCases.some((one) => one.id === id))
    if (unknown.length > 0) {
      io.err(`沒有這個案例：${unknown.join('、')}。 No such case.`)
      return 2
    }
    const chosen = realCases.filter(
      (one) => (words.length === 0 || words.includes(one.id)) && (!flags.has('built') || one.id in replays),
    )
    let missed = 0
    for (const one of chosen) {
      const played = await play(one)
      if (played.state === 'missed') missed += 1
      for (const line of lines(played)) io.out(line)
    }
    const built = chosen.filter((one) => one.id in replays).length
    io.out('')
    io.out(`${chosen.length} 案 cases，已實作 built ${built}，通過 passed ${built - missed}`)
    return missed === 0 ? 0 : 1
  },
}

function lines({ case: one, state, outcome }: Played): readonly string[] {
  const title = `${one.id.padEnd(7)} ${state === 'not-built' ? 'not yet built' : state === 'missed' ? 'MISSED' : `${outcome?.verdict ?? ''} ${outcome?.rule ?? ''}`}`
  const told = [`        ${one.zh}`, `        ${one.en}`]
  if (!outcome) return [title, ...told]
  return [title, ...told, `     → ${outcome.seenBy}：${outcome.zh}`, `       ${outcome.en}`]
}
