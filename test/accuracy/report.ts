import type { Cell, Measured } from './measure.ts'
import { kinds } from './written.ts'

export interface Run {
  readonly seed: number
  readonly measured: Measured
}

interface Aim {
  readonly name: string
  readonly kinds: readonly string[]
  readonly recall: number
  readonly precision: number | null
  /** Whether each way of writing must reach it, or all of them together. */
  readonly each: boolean
}

/** What was promised; recall is counted with the usual cues, precision in the papers and the ordinary prose together. */
export const aims: readonly Aim[] = [
  {
    name: 'types with a check digit, each variant',
    kinds: ['national-id', 'resident-new', 'resident-old', 'ubn', 'card', 'postal-account', 'passport-mrz'],
    recall: 0.99,
    precision: 0.98,
    each: true,
  },
  { name: 'phones', kinds: ['mobile', 'landline'], recall: 0.97, precision: null, each: false },
  { name: 'plates', kinds: ['plate'], recall: 0.97, precision: null, each: false },
  { name: 'birth dates', kinds: ['birth-date'], recall: 0.97, precision: null, each: false },
  { name: 'addresses', kinds: ['address'], recall: 0.93, precision: null, each: false },
  { name: 'names with a cue', kinds: ['name'], recall: 0.95, precision: null, each: false },
]

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`
const sum = (cells: readonly Cell[], of: 'total' | 'found'): number =>
  cells.reduce((all, cell) => all + cell[of], 0)
const recallOf = (cells: readonly Cell[]): number =>
  sum(cells, 'total') === 0 ? 1 : sum(cells, 'found') / sum(cells, 'total')
const f2 = (precision: number, recall: number): number =>
  precision + recall === 0 ? 0 : (5 * precision * recall) / (4 * precision + recall)

export function precisionOf(measured: Measured, detector: string): number {
  const right = measured.right.get(detector) ?? 0
  const wrong = (measured.wrong.get(detector)?.length ?? 0) + (measured.inProse.get(detector)?.length ?? 0)
  return right + wrong === 0 ? 1 : right / (right + wrong)
}

export interface Verdict {
  readonly aim: Aim
  readonly recall: number
  readonly worst: string
  readonly precision: number
  readonly reached: boolean
}

export function verdicts(measured: Measured): readonly Verdict[] {
  return aims.map((aim) => {
    const cells = measured.cells.filter(({ kind, rare }) => aim.kinds.includes(kind) && !rare)
    const worst = cells.toSorted((a, b) => recallOf([a]) - recallOf([b]))[0]
    const recall = aim.each && worst !== undefined ? recallOf([worst]) : recallOf(cells)
    const precision = Math.min(
      ...aim.kinds.map((kind) => precisionOf(measured, kinds[kind]?.detectors[0] ?? '')),
    )
    const reached = cells.length > 0 && recall >= aim.recall && precision >= (aim.precision ?? 0)
    const name = worst === undefined ? '' : `${worst.kind}, ${worst.variant}: ${percent(recallOf([worst]))}`
    return { aim, recall, worst: name, precision, reached }
  })
}

export function report({ seed, measured }: Run): string {
  const usual = measured.cells.filter(({ rare }) => !rare)
  return [
    ...head(seed, measured),
    ...aimTable(measured),
    ...[
      '',
      '## By type',
      '',
      '| type | values | recall | precision | F2 | by variant: found / written |',
      '|---|---|---|---|---|---|',
    ],
    ...Object.entries(kinds).map(([kind, { detectors }]) => {
      const cells = usual.filter((cell) => cell.kind === kind)
      const [recall, precision] = [recallOf(cells), precisionOf(measured, detectors[0] ?? '')]
      const variants = cells.map(({ variant, found, total }) => `${variant} ${found}/${total}`).join(' · ')
      return `| ${kind} | ${sum(cells, 'total')} | ${percent(recall)} | ${percent(precision)} | ${f2(precision, recall).toFixed(3)} | ${variants} |`
    }),
    ...rareTable(measured),
    ...proseTable(measured),
    ...failures(measured),
    ...LIMITS,
    '',
  ].join('\n')
}

const head = (seed: number, measured: Measured): readonly string[] => [
  '# Accuracy of the detectors',
  '',
  '<!-- Written by `npm run accuracy`; the same seed writes the same file. -->',
  '',
  `Seed ${seed}. ${measured.papers.toLocaleString('en')} invented papers (公文, 簽呈, 陳情書, 標單, 名冊 as CSV), ${measured.chars.toLocaleString('en')} characters, ` +
    `${measured.labels.toLocaleString('en')} labelled values; ${(measured.proseBytes / 1e6).toFixed(1)} MB of ordinary administrative prose (UTF-8) in which no value stands. ` +
    'All of it goes through `inspectBytes`, as a file would. A finding is right where it and the value share at least half of what they cover together.',
  '',
  'Values are made from the published rules with code of their own, check digits included; cues are lists of the generator that no detector reads. ' +
    'Every paper also carries hard negatives: letter heads with office address, extension and officer, switchboards, service mailboxes, firms, officials in office, ' +
    'document numbers, amounts, dates, serial and invoice numbers, bare runs of 8 to 16 digits.',
  '',
]

function aimTable(measured: Measured): readonly string[] {
  return [
    '## Aims',
    '',
    '| aim | recall wanted | measured | precision wanted | measured | reached | weakest variant |',
    '|---|---|---|---|---|---|---|',
    ...verdicts(measured).map(
      ({ aim, recall, precision, reached, worst }) =>
        `| ${aim.name} | ${percent(aim.recall)} | ${percent(recall)} | ${aim.precision === null ? '–' : percent(aim.precision)} | ${percent(precision)} | ${reached ? 'yes' : '**no**'} | ${worst} |`,
    ),
  ]
}

function rareTable(measured: Measured): readonly string[] {
  const rare = measured.cells.filter((cell) => cell.rare)
  const free = measured.cells.filter(({ kind }) => kind === 'name-without-cue')
  return [
    '',
    '## Where no usual word helps',
    '',
    `Names without any cue (“昨天{name}又來了一次”): ${sum(free, 'total') - sum(free, 'found')} of ${sum(free, 'total')} missed, **${percent(1 - recallOf(free))}**. ` +
      'Surnames alone are no evidence in Chinese; a case’s own people are found by `suppliedNames` or as known secrets, which need no cue.',
    '',
    'Unusual cues, fixed before the detectors were tried on them and not tuned for:',
    '',
    '| type | found / written | recall |',
    '|---|---|---|',
    ...rare.map(
      ({ kind, found, total }) =>
        `| ${kind} | ${found}/${total} | ${percent(total === 0 ? 1 : found / total)} |`,
    ),
  ]
}

function proseTable(measured: Measured): readonly string[] {
  const detectors = [...new Set([...measured.wrong.keys(), ...measured.inProse.keys()])].sort()
  const megabytes = measured.proseBytes / 1e6
  return [
    '',
    '## False findings',
    '',
    detectors.length === 0
      ? 'None.'
      : '| detector | in the papers | in the prose | per MB of prose | for example |',
    ...(detectors.length === 0 ? [] : ['|---|---|---|---|---|']),
    ...detectors.map((detector) => {
      const papers = measured.wrong.get(detector) ?? []
      const inProse = measured.inProse.get(detector) ?? []
      const example = [...inProse, ...papers].slice(0, 2).map(shown).join('; ')
      return `| ${detector} | ${papers.length} | ${inProse.length} | ${(inProse.length / megabytes).toFixed(2)} | ${example} |`
    }),
  ]
}

function failures({ cells }: Measured): readonly string[] {
  const missed = cells.filter(
    ({ rare, kind, found, total }) => !rare && kind !== 'name-without-cue' && found < total,
  )
  return [
    '',
    '## What was missed',
    '',
    missed.length === 0 ? 'Nothing but the above.' : '| type | variant | missed | for example |',
    ...(missed.length === 0 ? [] : ['|---|---|---|---|']),
    ...missed.map(
      ({ kind, variant, total, found, missed: examples }) =>
        `| ${kind} | ${variant} | ${total - found} of ${total} | ${examples.slice(0, 2).map(shown).join('; ')} |`,
    ),
  ]
}

const shown = (text: string): string => `\`${text.replaceAll('|', '¦').replaceAll('`', '´')}\``

const LIMITS: readonly string[] = [
  '',
  '## What these figures do not say',
  '',
  '- Papers, prose and detectors were written in one house. The lists are apart, the habits are not, and what was missed with usual cues on other seeds was used to mend the detectors: read that recall as an upper bound, the one with unusual cues (one or two phrases a type) as a lower one.',
  '- Types without a check digit (passport, NHI card, accounts, household and record numbers, plates, tax codes) are found by their label or heading only; unlabelled they are not reported, and that is meant.',
  '- Eight digits pass the rule of 2023 for business numbers about once in five, ten digits the Luhn check once in ten: labels carry these types, the check only removes four fifths or nine tenths of what is wrong.',
  '- The prose is put together by chance from about a hundred phrases. It holds the known traps; natural text holds others.',
  '- Latin, indigenous and transliterated names, names of one character, and addresses without a house number are not sought.',
  '- Hidden text and office formats are read by the readers and tested there; this table is about text and tables alone.',
]
