import type { Limits } from '../../../words/limits.ts'
import type { SecondReader } from '../ports.ts'
import { pdfSecondReader } from '../pdf-text.ts'
import { mail, mailbox } from './mail.ts'
import { markup } from './markup.ts'
import { packages } from './packages.ts'
import { metafile } from './metafile.ts'
import { plainText, svmText } from './plain.ts'
import { rtf } from './rtf.ts'

/** Every second reader of the product, one line each. A kind without one is not proved by this check. */
export const secondReaders = (limits: Limits): readonly SecondReader[] => [
  plainText,
  svmText,
  metafile,
  markup,
  packages(limits),
  mail,
  mailbox,
  rtf,
  pdfSecondReader,
]
