import type { Reader } from '../words/reader.ts'
import { compoundReader } from './compound/tree.ts'
import { emptyReader } from './empty.ts'
import { htmlReader } from './html/html.ts'
import { imageReader } from './image/image.ts'
import { mailboxReader, mailReader } from './mail/mail.ts'
import { msgReader } from './mail/msg.ts'
import { tnefReader } from './mail/tnef.ts'
import { metafileReader } from './metafile/metafile.ts'
import { flatOdfReader, odfReader } from './odf/odf.ts'
import { officialDocumentReader } from './official-document/official-document.ts'
import { ooxmlReader } from './ooxml/ooxml.ts'
import { pdfReader } from './pdf/pdf.ts'
import { rtfReader } from './rtf/rtf.ts'
import { svmReader } from './svm/svm.ts'
import { textReader } from './text/text.ts'
import { zipReader } from './zip/zip.ts'

/** Every reader of the product, one line each. A kind without one is unread, and the report says so. */
export const readers: readonly Reader[] = [
  emptyReader,
  textReader,
  htmlReader,
  zipReader,
  ooxmlReader,
  odfReader,
  flatOdfReader,
  mailReader,
  mailboxReader,
  msgReader,
  tnefReader,
  officialDocumentReader,
  pdfReader,
  imageReader,
  metafileReader,
  svmReader,
  rtfReader,
  compoundReader,
]
