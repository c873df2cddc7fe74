import type { Chance } from '../../../server/simulate/chance.ts'
import { chartPart, frameOf, type Drawn } from './chart.ts'
import { nobodies } from './nobodies.ts'
import { PPTX, type Paper } from './paper.ts'
import { presentation, textBox } from './presentation.ts'
import { workbook } from './workbook.ts'

export const COUNSELLED = 500
const WORKBOOK = 'embeddings/Microsoft_Excel_Sheet1.xlsx'
/** What the chart names; it stays. */
export const DISTRICTS = ['港灣區', '松坡區', '石橋區', '潮音區', '青埔區']

/** A lecture’s handout: a chart of nothing but counts, and behind it the workbook in which the counts were made, case by case. */
export function handout(dice: Chance): Paper {
  const persons = nobodies(COUNSELLED, dice)
  const cases = persons.map(({ name, id, phone }) => ({ name, id, phone, district: dice.pick(DISTRICTS) }))
  const drawn: Drawn = {
    title: '各區輔導個案數',
    names: { reference: `統計!$A$2:$A$${DISTRICTS.length + 1}`, values: DISTRICTS },
    counts: {
      reference: `統計!$B$2:$B$${DISTRICTS.length + 1}`,
      values: DISTRICTS.map((one) => cases.filter(({ district }) => district === one).length),
    },
  }
  const raw = workbook([
    {
      name: '統計',
      rows: [['區別', '個案數'], ...drawn.names.values.map((one, i) => [one, drawn.counts.values[i] ?? 0])],
    },
    {
      name: '個案',
      rows: [
        ['姓名', '身分證統一編號', '手機號碼', '區別'],
        ...cases.map(({ name, id, phone, district }) => [name, id, phone, district]),
      ],
    },
  ])
  return {
    name: '研習講義.pptx',
    mediaType: PPTX,
    bytes: presentation(
      [
        { shapes: textBox('個案輔導成效分析') + textBox('本講義之統計均已去識別', 1) },
        {
          shapes: textBox('各區辦理情形') + frameOf('rId2'),
          relations: [{ id: 'rId2', type: 'chart', target: '../charts/chart1.xml' }],
        },
      ],
      {
        'ppt/charts/chart1.xml': {
          content: chartPart(drawn, 'rId1'),
          type: 'drawingml.chart+xml',
          relations: [{ id: 'rId1', type: 'package', target: `../${WORKBOOK}` }],
        },
        [`ppt/${WORKBOOK}`]: { content: raw, type: null },
      },
    ),
    secrets: persons.flatMap(({ name, id, phone }) => [name, id, phone]),
  }
}
