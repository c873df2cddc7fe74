import type { Cleaner } from '../words.ts'
import { htmlCleaner } from './html/html.ts'
import { imageCleaner } from './image/image.ts'
import { mailboxCleaner, mailCleaner } from './mail/mail.ts'
import { metafileCleaner } from './metafile/metafile.ts'
import { flatOdfCleaner } from './odf/flat.ts'
import { odfCleaner } from './odf/odf.ts'
import { ooxmlCleaner } from './ooxml/ooxml.ts'
import { pdfCleaner } from './pdf/pdf.ts'
import { rtfCleaner } from './rtf/rtf.ts'
import { textCleaner } from './text/text.ts'
import { xmlCleaner } from './xml/xml.ts'
import { zipCleaner } from './zip/zip.ts'

/** Every cleaner of the product, one line each. A kind without one is left as it was, and the certificate says so. */
export const cleaners: readonly Cleaner[] = [
  textCleaner,
  xmlCleaner,
  zipCleaner,
  mailCleaner,
  mailboxCleaner,
  htmlCleaner,
  rtfCleaner,
  ooxmlCleaner,
  odfCleaner,
  flatOdfCleaner,
  pdfCleaner,
  imageCleaner,
  metafileCleaner,
]
