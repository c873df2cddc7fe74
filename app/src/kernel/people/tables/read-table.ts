import { decoder, delimited } from '@subrosa/tabular'
import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import { refuseAs } from '../refusals.ts'
import { fault, rowsRefused, type RowFault } from '../rules/rows.ts'
import type { TextRow } from './typed-rows.ts'

export interface TextTable {
  readonly header: readonly string[]
  readonly rows: readonly TextRow[]
}
const MAX_BYTES = 64 * 1024 * 1024
const tooLarge = { zh: '超過 64 MB，請分檔匯入。', en: 'It exceeds 64 MB; split it.' }

/** A delimited file in any of the encodings of the field, read whole: rosters are small beside logs. */
export async function readTable(bytes: AsyncIterable<Uint8Array>): Promise<Result<TextTable, Refusal>> {
  const decode = decoder('auto')
  const records: TextRow[] = []
  const faults: RowFault[] = []
  const split = delimited({
    row: (cells, line) => void records.push({ line, cells }),
    bad: (_code, line) => void faults.push(fault(line, '*', 'RAGGED')),
  })
  let size = 0
  const refused = (why: { zh: string; en: string }) =>
    bad(refuseAs('FILE_UNREADABLE', { why: why.zh, whyEn: why.en }))
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > MAX_BYTES) return refused(tooLarge)
    const text = decode.push(chunk)
    const stop = text.ok ? split.push(text.value) : text.error
    if (stop) return refused(stop)
  }
  const rest = decode.end()
  const stop = rest.ok ? (split.push(rest.value) ?? split.end()) : rest.error
  if (stop) return refused(stop)
  const [header, ...rows] = records
  if (!header) return refused({ zh: '檔案沒有內容。', en: 'The file is empty.' })
  return faults.length > 0 ? bad(rowsRefused(faults)) : ok({ header: header.cells, rows })
}
