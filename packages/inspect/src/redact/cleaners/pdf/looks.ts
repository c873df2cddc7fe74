import type { OpenPdf } from '../../../readers/pdf/document.ts'

const WIDGET = 20
const REDACT = 28

/** Gives a look to notes and fields that leave it to the program that shows them, so that it can be kept when they go. */
export function giveLooks({ engine, handle, pages }: OpenPdf, tick: () => void): void {
  const { api } = engine
  for (let index = 0; index < pages; index++) {
    tick()
    engine.run(() => {
      const page = api.FPDF_LoadPage(handle, index)
      if (page === 0) return
      for (let i = api.FPDFPage_GetAnnotCount(page) - 1; i >= 0; i--) {
        const annotation = api.FPDFPage_GetAnnot(page, i)
        if (annotation === 0) continue
        const kind = api.FPDFAnnot_GetSubtype(annotation)
        if (kind !== REDACT && !api.EPDFAnnot_HasAppearanceStream(annotation, 0)) {
          if (kind === WIDGET) api.EPDFAnnot_GenerateFormFieldAP(annotation)
          else api.EPDFAnnot_GenerateAppearance(annotation)
        }
        api.FPDFPage_CloseAnnot(annotation)
      }
      api.FPDF_ClosePage(page)
    })
  }
}
