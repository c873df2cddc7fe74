import { xmlPart, xmlText } from './office-package.ts'

interface Series<T> {
  /** Where in the workbook behind the chart the values stand. */
  readonly reference: string
  readonly values: readonly T[]
}
export interface Drawn {
  readonly title: string
  readonly names: Series<string>
  readonly counts: Series<number>
}

/** A column chart with the values as they were when it was last drawn, and the way to its workbook. */
export function chartPart({ title, names, counts }: Drawn, workbook: string): string {
  const cache = (kind: 'str' | 'num', { reference, values }: Series<string | number>): string =>
    `<c:${kind}Ref><c:f>${xmlText(reference)}</c:f><c:${kind}Cache><c:ptCount val="${values.length}"/>${values
      .map((value, i) => `<c:pt idx="${i}"><c:v>${xmlText(String(value))}</c:v></c:pt>`)
      .join('')}</c:${kind}Cache></c:${kind}Ref>`
  const series = `<c:ser><c:idx val="0"/><c:order val="0"/><c:cat>${cache('str', names)}</c:cat><c:val>${cache('num', counts)}</c:val></c:ser>`
  const axis = (kind: string, id: number, other: number, place: string): string =>
    `<c:${kind}><c:axId val="${id}"/><c:scaling/><c:delete val="0"/><c:axPos val="${place}"/><c:crossAx val="${other}"/></c:${kind}>`
  return xmlPart(
    'c:chartSpace',
    'car',
    `<c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>${xmlText(title)}</a:t></a:r></a:p></c:rich></c:tx></c:title>` +
      `<c:plotArea><c:barChart><c:barDir val="col"/>${series}<c:axId val="1"/><c:axId val="2"/></c:barChart>` +
      `${axis('catAx', 1, 2, 'b')}${axis('valAx', 2, 1, 'l')}</c:plotArea></c:chart>` +
      `<c:externalData r:id="${workbook}"><c:autoUpdate val="0"/></c:externalData>`,
  )
}

/** The place of a chart on its slide. */
export const frameOf = (relation: string): string =>
  '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name=""/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>' +
  '<p:xfrm><a:off x="914400" y="1828800"/><a:ext cx="9144000" cy="4114800"/></p:xfrm>' +
  '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
  `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${relation}"/>` +
  '</a:graphicData></a:graphic></p:graphicFrame>'
