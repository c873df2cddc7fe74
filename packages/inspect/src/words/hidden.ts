interface HiddenEntry {
  /** What it is and why the reader of the document does not see it. */
  readonly zh: string
  readonly en: string
}
const hidden = (zh: string, en: string): HiddenEntry => ({ zh, en })

/** Every way in which a file carries text that its reader does not see. A name is never reused for another meaning. */
export const hiddenClasses = {
  // Spreadsheets
  'pivot-cache': hidden(
    '樞紐分析表的快取：原始資料仍在檔案裡',
    'Pivot cache: the source rows are still in the file',
  ),
  'hidden-sheet': hidden('隱藏的工作表', 'Hidden sheet'),
  'very-hidden-sheet': hidden(
    '深度隱藏的工作表，功能表無法取消隱藏',
    'Very hidden sheet, which the menu cannot show',
  ),
  'hidden-row': hidden('隱藏的列', 'Hidden row'),
  'hidden-column': hidden('隱藏的欄', 'Hidden column'),
  'defined-name': hidden('定義的名稱', 'Defined name'),
  formula: hidden('公式內容，畫面只顯示結果', 'Formula; the screen shows only its result'),
  'number-format': hidden('儲存格格式使內容不顯示', 'Cell whose number format shows nothing'),
  'unused-string': hidden(
    '字串表中已無儲存格使用的文字',
    'Text in the string table that no cell uses any more',
  ),
  'external-link': hidden('外部連結的快取資料或路徑', 'Cached data or path of an external link'),
  connection: hidden('資料連線與查詢設定', 'Data connection or query'),
  'data-validation': hidden('資料驗證的清單或提示', 'List or prompt of a data validation'),
  'data-model': hidden('資料模型', 'Data model'),
  scenario: hidden('分析藍本的值', 'Value kept by a scenario'),
  // Charts and embedded things
  'chart-data': hidden('圖表背後快取的資料', 'Cached data behind a chart'),
  'chart-workbook': hidden('圖表內嵌的整本活頁簿', 'Workbook embedded behind a chart'),
  'embedded-object': hidden('內嵌物件的內容', 'Content of an embedded object'),
  macro: hidden('巨集程式', 'Macro code'),
  control: hidden('表單控制項的內容', 'Content of a form control'),
  'web-extension': hidden('增益集或工作窗格的資料', 'Data of an add-in or task pane'),
  // Looks
  'white-text': hidden('與底色相同的文字', 'Text in the colour of its background'),
  'tiny-text': hidden('小到無法閱讀的文字', 'Text too small to read'),
  'off-page-text': hidden('位於版面以外的文字', 'Text outside the page'),
  'hidden-text': hidden('設為隱藏的文字', 'Text set to hidden'),
  'covered-text': hidden('被圖形或影像蓋住的文字', 'Text covered by a shape or image'),
  'invisible-text': hidden('不描繪的透明文字', 'Text drawn invisibly'),
  'hidden-shape': hidden('隱藏的圖形', 'Hidden shape'),
  'alt-text': hidden('替代文字、物件名稱或標題', 'Alternative text, name or title of an object'),
  // Presentations
  'hidden-slide': hidden('隱藏的投影片', 'Hidden slide'),
  'off-slide-shape': hidden('投影片外的圖形', 'Shape outside the slide'),
  'speaker-note': hidden('備忘稿', 'Speaker notes'),
  'master-text': hidden('母片或版面配置上的文字', 'Text of a master or layout'),
  // Review
  comment: hidden('註解', 'Comment'),
  'threaded-comment': hidden('對話式註解', 'Threaded comment'),
  'tracked-insertion': hidden('追蹤修訂：插入', 'Tracked insertion'),
  'tracked-deletion': hidden('追蹤修訂：已刪除但仍保留的文字', 'Tracked deletion, still in the file'),
  'tracked-move': hidden('追蹤修訂：移動的文字', 'Tracked move'),
  'tracked-format': hidden('追蹤修訂：格式變更的紀錄', 'Tracked change of format'),
  'revision-log': hidden('共用活頁簿的修訂紀錄', 'Revision log of a shared workbook'),
  'older-version': hidden('檔案內保存的舊版本', 'Older version kept in the file'),
  // Properties and traces
  property: hidden('文件摘要資訊', 'Document property'),
  'custom-property': hidden('自訂的文件屬性', 'Custom document property'),
  'custom-xml': hidden('自訂 XML 資料', 'Custom XML data'),
  'document-variable': hidden('文件變數', 'Document variable'),
  'author-path': hidden('作者電腦上的路徑或使用者名稱', 'Path or user name from the author’s computer'),
  author: hidden('註解或修訂者的姓名', 'Name of who commented or revised'),
  'printer-settings': hidden('印表機設定', 'Printer settings'),
  thumbnail: hidden('預覽縮圖', 'Preview thumbnail'),
  'field-code': hidden('功能變數代碼', 'Field code'),
  bookmark: hidden('書籤或錨點的名稱', 'Name of a bookmark or anchor'),
  'link-target': hidden('超連結的目標', 'Target of a link'),
  'mail-merge': hidden('合併列印的資料來源', 'Mail-merge source'),
  'style-name': hidden('樣式、字型或佈景主題的名稱', 'Name of a style, font or theme'),
  'building-block': hidden('建置組塊或範本文字', 'Building block or template text'),
  fallback: hidden('供舊版程式顯示的替代內容', 'Alternative content for older programs'),
  'orphan-part': hidden(
    '沒有被文件引用、但仍在檔案裡的部分',
    'Part that nothing in the document refers to any more',
  ),
  signature: hidden('數位簽章的資料', 'Data of a digital signature'),
  'unplaced-text': hidden('不在已知位置的文字', 'Text in a place that the format does not define'),
  attribute: hidden('標記屬性中的文字', 'Text in an attribute of the markup'),
  // ODF
  'pilot-table': hidden('ODF 樞紐分析表的來源或快取', 'Source or cache of an ODF pilot table'),
  annotation: hidden('ODF 註解', 'ODF annotation'),
  'hidden-section': hidden('隱藏的區段或段落', 'Hidden section or paragraph'),
  // PDF
  attachment: hidden('附件', 'Attachment'),
  'pdf-annotation': hidden('PDF 註解', 'PDF annotation'),
  'form-value': hidden('表單欄位的值', 'Value of a form field'),
  script: hidden('程式碼', 'Script'),
  'layer-off': hidden('關閉的圖層', 'Layer that is switched off'),
  'older-revision': hidden('增量更新前的舊版內容', 'Older revision before an incremental update'),
  'unapplied-redaction': hidden('尚未套用的塗黑', 'Redaction that was never applied'),
  'text-layer': hidden('掃描影像背後的辨識文字', 'Recognised text behind a scan'),
  // Images
  'cropped-image': hidden('裁切後仍完整保存的影像', 'Image that is cropped but whole inside'),
  'image-metadata': hidden('影像的拍攝資訊（EXIF、XMP、GPS）', 'Image metadata (EXIF, XMP, GPS)'),
  // Mail
  'mail-header': hidden('郵件標頭', 'Mail header'),
  'mail-alternative': hidden(
    '收件者不會看到的另一版本內文',
    'Alternative body that the recipient does not see',
  ),
  tnef: hidden('Outlook 專用附件（TNEF）', 'Outlook’s own attachment (TNEF)'),
  // Markup
  'markup-comment': hidden('標記中的註解', 'Comment in the markup'),
  'markup-metadata': hidden('網頁的描述資料', 'Metadata of the page'),
  'markup-data': hidden('標記中的資料屬性或表單隱藏值', 'Data attribute or hidden form value in the markup'),
  // Containers
  'archive-comment': hidden('封裝檔的註解', 'Comment of an archive'),
  'stray-bytes': hidden('不屬於任何項目的位元組', 'Bytes that belong to no entry'),
} as const satisfies Record<string, HiddenEntry>

export type HiddenClass = keyof typeof hiddenClasses
