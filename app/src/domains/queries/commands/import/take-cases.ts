import { bad, instant, newId, ok, type Result } from '#kernel/ground'
import { accountKey, unitTree, type ImportReport } from '#kernel/people'
import type { Unit } from '#kernel/store'
import { covered } from '../../rules/covered.ts'
import type { ImportFault } from '../../rules/import-faults.ts'
import { mask, type CaseRow } from '../../rules/tabular.ts'
import { putCases, type NewCase } from '../../store/cases.ts'
import { personNumbers } from '../../store/persons.ts'
import type { TargetMarks } from '../../store/target-marks.ts'
import type { Numbered } from './office.ts'

const unknown = (line: number, field: string, zh: string, en: string): ImportFault => ({
  line,
  field,
  code: 'UNKNOWN',
  zh,
  en,
  shown: null,
})

/** Takes a case list in. Units are named by code or name, owners by their number. */
export async function takeCases(
  unit: Unit,
  marks: TargetMarks,
  rows: readonly Numbered<CaseRow>[],
): Promise<Result<ImportReport, readonly ImportFault[]>> {
  const units = new Map(
    (await unitTree(unit.sql)).flatMap((row) => [[row.name, row.id] as const, [row.code, row.id] as const]),
  )
  const persons = await personNumbers(unit.sql)
  const faults: ImportFault[] = []
  const cases: NewCase[] = []
  const seen = new Set<string>()
  for (const { line, row } of rows) {
    const place = units.get(row.unit)
    const owners = row.owners.map((owner) => persons.get(accountKey(owner)))
    if (place === undefined)
      faults.push(unknown(line, 'unit', '查無此單位，請先匯入單位。', 'No such unit; import the unit first.'))
    if (owners.includes(undefined))
      faults.push(
        unknown(line, 'owners', '查無此承辦人，請先匯入人員。', 'No such owner; import the person first.'),
      )
    if (seen.has(row.caseNo))
      faults.push({
        line,
        field: 'caseNo',
        code: 'DOUBLE',
        zh: '同一檔案中案號重複。',
        en: 'The case number stands twice in the file.',
        shown: null,
      })
    seen.add(row.caseNo)
    cases.push({
      id: newId(),
      caseNo: row.caseNo,
      title: row.title === null ? null : covered(row.title),
      unit: place ?? '',
      owners: owners.filter((owner) => owner !== undefined),
      opened: instant(row.opened * 1000),
      closed: row.closed === null ? null : instant(row.closed * 1000),
      parties: row.parties.map((party) => ({
        target: marks.mark(party.target),
        keyKind: party.keyKind,
        mask: mask(party.keyKind, party.target),
      })),
    })
  }
  if (faults.length > 0) return bad(faults)
  const added = await putCases(unit.sql, cases)
  return ok({ added, changed: cases.length - added, unchanged: 0 })
}
