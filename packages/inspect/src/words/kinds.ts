interface KindEntry {
  readonly zh: string
  readonly en: string
  /** How the kind is dealt with where no reader is registered for it: opened by nobody on purpose, or not yet. */
  readonly policy: 'read' | 'skip'
}
const read = (zh: string, en: string): KindEntry => ({ zh, en, policy: 'read' })
const skip = (zh: string, en: string): KindEntry => ({ zh, en, policy: 'skip' })

/**
 * Everything a file can be told to be, by its content and never by its name.
 * A kind with policy `read` for which no reader is registered is unread and said so; `skip` kinds are never opened.
 */
export const kinds = {
  empty: read('空檔案', 'empty file'),
  text: read('純文字', 'plain text'),
  delimited: read('CSV／TSV 表格', 'delimited table (CSV, TSV)'),
  html: read('HTML 網頁', 'HTML page'),
  xml: read('XML 文件', 'XML document'),
  rtf: read('RTF 文件', 'RTF document'),
  'official-document': read('公文電子檔（DI／SW）', 'official document exchange file (DI, SW)'),
  zip: read('ZIP 壓縮檔', 'ZIP archive'),
  gzip: read('gzip 壓縮檔', 'gzip file'),
  tar: read('tar 封存檔', 'tar archive'),
  docx: read('Word 文件', 'Word document'),
  xlsx: read('Excel 活頁簿', 'Excel workbook'),
  xlsb: read('Excel 二進位活頁簿', 'Excel binary workbook'),
  pptx: read('PowerPoint 簡報', 'PowerPoint presentation'),
  ooxml: read('其他 Office Open XML 封裝', 'other Office Open XML package'),
  odt: read('ODF 文字文件', 'ODF text document'),
  ods: read('ODF 試算表', 'ODF spreadsheet'),
  odp: read('ODF 簡報', 'ODF presentation'),
  odf: read('其他 ODF 文件', 'other ODF document'),
  'flat-odf': read('單檔 ODF 文件', 'flat ODF document'),
  compound: read('OLE 複合檔', 'OLE compound file'),
  doc: read('舊版 Word 文件', 'legacy Word document'),
  xls: read('舊版 Excel 活頁簿', 'legacy Excel workbook'),
  ppt: read('舊版 PowerPoint 簡報', 'legacy PowerPoint presentation'),
  msg: read('Outlook 郵件', 'Outlook message'),
  'encrypted-office': read('加密的 Office 文件', 'encrypted Office document'),
  pdf: read('PDF 文件', 'PDF document'),
  eml: read('電子郵件', 'e-mail message'),
  mbox: read('郵件信箱檔', 'mailbox file'),
  tnef: read('TNEF 附件（winmail.dat）', 'TNEF attachment (winmail.dat)'),
  jpeg: read('JPEG 影像', 'JPEG image'),
  png: read('PNG 影像', 'PNG image'),
  gif: read('GIF 影像', 'GIF image'),
  tiff: read('TIFF 影像', 'TIFF image'),
  bmp: read('BMP 影像', 'BMP image'),
  webp: read('WebP 影像', 'WebP image'),
  heif: read('HEIF 影像', 'HEIF image'),
  metafile: read('Windows 中繼圖檔（EMF／WMF）', 'Windows metafile (EMF, WMF)'),
  svm: read('LibreOffice 中繼圖檔（SVM）', 'LibreOffice metafile (SVM)'),
  svg: read('SVG 圖形', 'SVG drawing'),
  font: skip('字型檔', 'font'),
  media: skip('影音檔', 'audio or video'),
  program: skip('程式檔', 'program'),
  database: skip('資料庫檔', 'database file'),
  '7z': skip('7z 壓縮檔', '7z archive'),
  rar: skip('RAR 壓縮檔', 'RAR archive'),
  cab: skip('CAB 壓縮檔', 'CAB archive'),
  packed: skip('其他壓縮檔', 'other compressed file'),
  unknown: read('無法辨識的內容', 'content of unknown kind'),
} as const satisfies Record<string, KindEntry>

export type FileKind = keyof typeof kinds
