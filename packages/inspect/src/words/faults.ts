interface FaultEntry {
  /** What the file's verdict becomes when this befalls the file itself; on an inner part every fault means PARTIAL. */
  readonly whole: 'PARTIAL' | 'SKIPPED' | 'ENCRYPTED'
  /** What was not done and what to do next; `{places}` come from the fault's params. */
  readonly zh: string
  readonly en: string
}
const partial = (zh: string, en: string) => ({ whole: 'PARTIAL', zh, en }) as const
const skipped = (zh: string, en: string) => ({ whole: 'SKIPPED', zh, en }) as const
const encrypted = (zh: string, en: string) => ({ whole: 'ENCRYPTED', zh, en }) as const

/** Every reason why something was not read. A code is never reused for another meaning. */
export const faults = {
  KIND_UNKNOWN: skipped(
    '無法辨識內容的種類，未檢查。請以可檢查的格式另存後再送檢。',
    'The kind of content is not known; it was not inspected. Save it in a supported format and try again.',
  ),
  KIND_NOT_OPENED: skipped(
    '這是{kind}，本系統不開啟此類檔案。請解開或轉存後再送檢。',
    'This is a {kind_en}; files of this kind are not opened. Unpack or convert it and try again.',
  ),
  KIND_WITHOUT_READER: skipped(
    '這是{kind}，目前沒有可用的讀取器，內容未檢查。',
    'This is a {kind_en}, for which no reader is available; its content was not inspected.',
  ),
  ENCRYPTED: encrypted(
    '內容已加密，未檢查。請解除密碼後再送檢。',
    'The content is encrypted and was not inspected. Remove the password and try again.',
  ),
  PART_UNKNOWN: partial(
    '格式規範以外的部分，未檢查。請以原程式另存新檔，或移除此部分。',
    'A part that the format does not define; it was not inspected. Save the file anew, or remove the part.',
  ),
  PART_MISSING: partial(
    '檔案提到的部分不存在：{name}。檔案可能不完整。',
    'A part that the file refers to is missing: {name}. The file may be incomplete.',
  ),
  PART_NOT_UNDERSTOOD: partial(
    '此部分有無法解讀的內容（{what}），僅檢查可讀的文字。',
    'This part holds content that cannot be interpreted ({what}); only its readable text was inspected.',
  ),
  BYTES_OUTSIDE_ENCODING: partial(
    '第{line}行起有{count}處不是{encoding}編碼，該處文字未檢查。請確認編碼後另存。',
    'From line {line} on, {count} places are not {encoding}; the text there was not inspected. Check the encoding.',
  ),
  ARCHIVE_DAMAGED: partial(
    '封裝結構損壞（{what}），可能有未列出的內容。請重新取得檔案。',
    'The archive is damaged ({what}); it may hold content that is not listed. Get the file again.',
  ),
  ARCHIVE_METHOD: partial(
    '壓縮方法（{method}）不支援，未檢查。請以一般方式重新壓縮。',
    'Compression method {method} is not supported; not inspected. Compress it in the ordinary way.',
  ),
  ARCHIVE_CHECKSUM: partial(
    '解開後的內容與檢查碼或長度不符。請重新取得檔案。',
    'The unpacked content does not match its checksum or length. Get the file again.',
  ),
  STRAY_BYTES: partial(
    '封裝中有 {bytes} 位元組不屬於任何項目，未檢查。請重新壓縮。',
    '{bytes} bytes in the archive belong to no entry and were not inspected. Compress it anew.',
  ),
  ENTRIES_OVERLAP: partial(
    '項目互相重疊，是壓縮炸彈的特徵，未檢查。',
    'Entries overlap, as in a decompression bomb; not inspected.',
  ),
  ENTRY_NAMED_TWICE: partial(
    '名稱「{name}」出現不只一次，各程式看到的內容可能不同。',
    'The name {name} occurs more than once; programs may disagree on what it holds.',
  ),
  ENTRY_NAMES_DIFFER: partial(
    '項目在目錄與內文的名稱不同，各程式看到的內容可能不同。',
    'An entry is named differently in the directory and in place; programs may disagree on what it holds.',
  ),
  XML_DAMAGED: partial(
    'XML 在第{line}行損壞，其後未檢查。請以原程式另存新檔。',
    'The XML breaks in line {line}; what follows was not inspected. Save the file anew.',
  ),
  XML_DOCTYPE: partial(
    'XML 含有文件類型宣告，此格式不允許，未解析外部或自訂實體。',
    'The XML has a document type declaration, which this format forbids; no entity was resolved.',
  ),
  PDF_DAMAGED: partial(
    'PDF 結構損壞（{what}），可能有未檢查的內容。請以原程式重新輸出。',
    'The PDF is damaged ({what}); some of its content may not have been inspected. Export it anew.',
  ),
  PDF_PAGES_UNREAD: partial(
    '第{pages}頁無法讀取，未檢查。請重新輸出此檔案。',
    'Pages that cannot be read were not inspected: {pages}. Export the file anew.',
  ),
  PDF_TEXT_UNMAPPED: partial(
    '第{pages}頁有{count}個字的字型未附文字對照，無法得知是什麼字。請重新輸出或改以影像辨識檢查。',
    '{count} characters on pages {pages} have fonts that do not say what they are. Export the file anew or use OCR.',
  ),
  PDF_STREAMS_UNREAD: partial(
    '有{count}段資料無法解開或用途不明（{what}），未檢查。',
    '{count} streams cannot be decoded or have no known use ({what}); not inspected.',
  ),
  PAGE_IS_PICTURE: partial(
    '第{pages}頁是圖片，沒有可讀的文字，內容未檢查。請啟用影像辨識（OCR）或以人工檢視。',
    'Pages {pages} are pictures without readable text; not inspected. Switch on OCR or look at them yourself.',
  ),
  SIGHT_NOT_JUDGED: partial(
    '第{pages}頁的文字已檢查，但無法判斷是否看得見。',
    'The text of pages {pages} was inspected, but whether it can be seen could not be judged.',
  ),
  PIXELS_NOT_READ: partial(
    '影像畫面上的文字未檢查（{count}張）。請啟用影像辨識（OCR）或以人工檢視。',
    'What is written in the picture itself was not inspected ({count}). Switch on OCR or look at it yourself.',
  ),
  IMAGE_DAMAGED: partial(
    '影像結構損壞（{what}），其餘未檢查。請重新取得檔案。',
    'The image is damaged ({what}); the rest was not inspected. Get the file again.',
  ),
  LIMIT_DEPTH: partial(
    '封裝層數超過{max}層，內層未檢查。請解開後分別送檢。',
    'Nested deeper than {max} levels; the inner levels were not inspected. Unpack it and try the pieces.',
  ),
  LIMIT_PARTS: partial(
    '項目超過{max}個，其餘未檢查。請分批送檢。',
    'More than {max} parts; the rest was not inspected. Split it and try again.',
  ),
  LIMIT_PART_SIZE: partial(
    '單一項目解開後超過{max}位元組，其餘未檢查。',
    'A part exceeds {max} bytes when unpacked; the rest was not inspected.',
  ),
  LIMIT_TOTAL_SIZE: partial(
    '解開後總量超過{max}位元組，其餘未檢查。請分批送檢。',
    'The unpacked total exceeds {max} bytes; the rest was not inspected. Split it and try again.',
  ),
  LIMIT_RATIO: partial(
    '壓縮比超過{max}倍，是壓縮炸彈的特徵，未檢查。',
    'Compressed more than {max} times, as in a decompression bomb; not inspected.',
  ),
  LIMIT_HELD: partial(
    '此項目須整份載入，超過{max}位元組的上限，未檢查。',
    'The part must be held in memory whole and exceeds {max} bytes; not inspected.',
  ),
  LIMIT_NESTING: partial(
    '標記巢狀超過{max}層，其後未檢查。',
    'Markup is nested deeper than {max} levels; what follows was not inspected.',
  ),
  LIMIT_TIME: partial(
    '檢查超過{max}毫秒，其餘未檢查。請分批送檢或放寬時限。',
    'Inspection took longer than {max} ms; the rest was not inspected. Split the file or allow more time.',
  ),
  ABORTED: partial('檢查已中止，其餘未檢查。', 'Inspection was stopped; the rest was not inspected.'),
  BYTES_LEFT: partial(
    '讀取器未讀到結尾，其餘內容未檢查。',
    'The reader stopped before the end; the rest was not inspected.',
  ),
  READER_FAILED: partial(
    '讀取器處理此內容時發生錯誤，未完成檢查。請將此檔案類型回報維護單位。',
    'The reader failed on this content; inspection is not complete. Report this to the maintainers.',
  ),
  FILE_UNREADABLE: skipped(
    '無法讀取檔案（{what}）。請確認檔案存在且有讀取權限。',
    'The file cannot be read ({what}). Check that it exists and may be read.',
  ),
  FILE_CHANGED: partial(
    '檢查期間檔案被修改，結果不可靠。請於檔案不再變動後重新檢查。',
    'The file changed while it was inspected; the result cannot be relied on. Inspect it again.',
  ),
  WORKER_TIME: partial(
    '檢查超過{max}毫秒且無法正常停止，已強制結束，內容視為未檢查。',
    'Inspection ran over {max} ms and had to be killed; the content counts as not inspected.',
  ),
  WORKER_MEMORY: partial(
    '檢查所需記憶體超過{max} MB，已強制結束，內容視為未檢查。',
    'Inspection needed more than {max} MB and was killed; the content counts as not inspected.',
  ),
  WORKER_DIED: partial(
    '檢查程序意外結束，內容視為未檢查。請重新檢查；若再發生請回報維護單位。',
    'The inspecting worker died; the content counts as not inspected. Try again, then report it.',
  ),
  CLEANER_MISSING: partial(
    '{kind}目前無法清理，內容維持原狀。請轉存為可清理的格式，或移除此部分。',
    'Files of this kind ({kind_en}) cannot be cleaned yet; it was left as it was. Convert it, or remove the part.',
  ),
  CLEANER_FAILED: partial(
    '清理此部分時發生錯誤，內容維持原狀。請將此檔案類型回報維護單位。',
    'Cleaning this part failed; it was left as it was. Report this kind of file to the maintainers.',
  ),
  CLEANING_INCOMPLETE: partial(
    '此部分有無法清理之處（{what}）。請以原程式移除後再試。',
    'Something in this part cannot be cleaned ({what}). Remove it with the original program and try again.',
  ),
  REPLACEMENT_RETURNS: partial(
    '替代文字與鄰近文字又組成要移除的內容，內容維持原狀。請改用塗黑。',
    'What is put in makes a value with what stands beside it; left as it was. Choose bars instead.',
  ),
  VALUE_UNREADABLE: partial(
    '選定的內容（{detector}）在檔案中無法再讀到，未移除。請重新檢查檔案後再試。',
    'A chosen value ({detector}) can no longer be read in the file and was not removed. Inspect the file again.',
  ),
  VALUE_NOT_FOUND: partial(
    '選定的{count}項內容不在此檔案中，可能檔案已變更，或標記金鑰不同。請以同一金鑰重新檢查。',
    '{count} chosen values are not in this file: it has changed, or the mark key is another. Inspect it again with this key.',
  ),
  VALUES_TOO_MANY: partial(
    '檔案的文字或發現項目過多，無法逐一比對，未全部移除。請分割檔案後再試。',
    'The file holds more text or findings than can be compared; not all were removed. Split the file.',
  ),
  HIDDEN_LEFT: partial(
    '要移除的隱藏資料仍有{count}項留在檔案中：{zh}。請以原程式移除後再試。',
    '{count} items of hidden data that were to go are still there: {en}. Remove them with the original program.',
  ),
  REDACT_NOTHING_LEFT: partial(
    '全部的工作表或投影片都在移除範圍內，移除後檔案沒有內容，故未變更。請直接不要提供此檔案。',
    'Every sheet or slide would be removed and nothing would be left, so nothing was changed. Do not hand out the file at all.',
  ),
  REDACT_LIST_KEPT: partial(
    '格式規定的清單（項目名稱與類型）以及格式本身的設定保留，無法移除。請確認項目名稱不含應保密的文字。',
    'The list of parts that the format demands, names and types, was kept. Check that no part is named with what must not be known.',
  ),
  REDACT_FIELD_COMPUTED: partial(
    '有{count}個頁碼欄位保留：頁碼由程式逐頁計算，移除後每頁會顯示相同的數字。請確認欄位內容無虞。',
    '{count} page-number fields were kept: they are worked out on every page and would otherwise all show one number. Check that they hold nothing else.',
  ),
  REDACT_DRAWN_KEPT: partial(
    '「{what}」有{count}處是畫面上看得見的內容，未移除。若不應公開，請改選其中的值加以遮蔽，或以圖片取代。',
    '{what} holds {count} pieces that people see drawn; they were not removed. Choose the values in it to be replaced, or put a picture in its place.',
  ),
  REDACT_PART_NAME: partial(
    '封裝內有項目的名稱含有應遮蔽的值，名稱無法在此變更。請以原程式另存新檔。',
    'An entry of the package is named with a value that has to go; names cannot be changed here. Save the file anew with its own program.',
  ),
  REDACT_NAMES_ALIKE: partial(
    '遮蔽後會有兩個以上相同的名稱（{what}），檔案將無法開啟，故未變更。請改用代號方式遮蔽。',
    'Replacing the values would give two {what} the same name and break the file, so nothing was changed. Choose pseudonyms instead of bars.',
  ),
  REDACT_RICH_VALUES: partial(
    '儲存格的延伸資料（連結資料類型、儲存格內圖片）與畫面相連，未移除。請以原程式轉為一般值後再處理。',
    'Rich values of cells (linked data, pictures in cells) are tied to what is seen and were not removed. Turn them into plain values first.',
  ),
  REDACT_PDF_LOCKED: encrypted(
    'PDF 設有密碼或使用限制，未作任何更動。請以原程式解除保護後再處理。',
    'The PDF has a password or restrictions; nothing was changed. Remove its protection and try again.',
  ),
  REDACT_PDF_DAMAGED: partial(
    'PDF 結構損壞（{what}），未作任何更動。請以原程式重新輸出後再處理。',
    'The PDF is damaged ({what}); nothing was changed. Export it anew and try again.',
  ),
  REDACT_PDF_STREAM: partial(
    'PDF 內有無法解開的資料（{what}），其中的內容未處理。請移除該部分或以原程式重新輸出。',
    'A stream of the PDF cannot be decoded ({what}); its content was not redacted. Remove it or export the file anew.',
  ),
  REDACT_PDF_PAGE: partial(
    '第{pages}頁的內容無法逐字移除，也無法轉為影像，未完成遮蔽。請列印後重新掃描該頁。',
    'Pages {pages} can be neither redacted character by character nor turned into pictures. Print and scan them.',
  ),
  REDACT_PDF_PICTURE: partial(
    '第{pages}頁無法逐字移除，已改存為影像，該頁文字不再可選取或搜尋。請檢視畫面是否完整。',
    'Pages {pages} could not be redacted character by character and are pictures now, without text. Look at them.',
  ),
  REDACT_PDF_LEFT: partial(
    'PDF 內仍有無法移除的內容（{what}），未完成遮蔽。請以原程式移除後再處理。',
    'Something that was to go could not be removed from the PDF ({what}). Remove it with the original program.',
  ),
  PRESENT_NO_PROGRAM: partial(
    '這台主機沒有安裝 LibreOffice，無法將簡報轉為 PDF。請由管理者安裝，或自行轉存 PDF 後再送檢。',
    'LibreOffice is not installed on this machine; the presentation was not made a PDF. Have it installed, or export a PDF yourself and inspect that.',
  ),
  PRESENT_NOT_PRESENTATION: partial(
    '這是{kind}，不是可轉換的簡報，未轉為 PDF。請以 PowerPoint 或 ODF 簡報格式另存。',
    'This is a {kind_en} and no presentation that can be made a PDF. Save it as PowerPoint or ODF presentation.',
  ),
  PRESENT_FAILED: partial(
    'LibreOffice 無法將此簡報轉為 PDF。請以原程式開啟確認後另存，再試一次。',
    'LibreOffice could not make a PDF of this presentation. Open it in the original program, save it anew and try again.',
  ),
  PRESENT_SLOW: partial(
    '轉為 PDF 超過時限（{seconds}秒），已中止。請縮小或分割簡報後再試。',
    'Making the PDF took longer than {seconds} seconds and was stopped. Make the presentation smaller, or split it.',
  ),
  PRESENT_NOT_PROVED: partial(
    '轉出的 PDF 仍可能帶有看不見的內容（{what}），不應交付。請移除後重試，或改以列印後掃描的方式提供。',
    'The PDF may still carry what nobody sees ({what}) and must not be handed out. Remove it and try again, or print and scan.',
  ),
  OCR_UNSURE: partial(
    '影像文字由辨識（OCR）取得，可能有誤或遺漏。請對照畫面以人工檢視。',
    'Text of pictures was recognised (OCR) and may be wrong or incomplete. Look at the picture.',
  ),
  OCR_DOUBTFUL: partial(
    '影像辨識的部分文字信心不足（第{pages}頁，{share}%的字），可能有遺漏。請以人工檢視該處，或以較高解析度重新掃描。',
    'Some recognised text is doubtful (pages {pages}: {share} % of the characters). Look at it yourself, or scan it anew with more pixels.',
  ),
  OCR_TOO_LARGE: partial(
    '影像過大，未辨識（第{pages}頁，上限{max}像素）。請縮小或分割後再送檢。',
    'A picture is too large to be recognised (pages {pages}; at most {max} pixels). Make it smaller, or split it.',
  ),
  OCR_FAILED: partial(
    '影像辨識未完成（第{pages}頁，{what}），畫面上的文字未檢查。請以人工檢視，或轉存影像後再試。',
    'Recognition failed (pages {pages}: {what}); what is written there was not inspected. Look at it yourself, or save the picture anew.',
  ),
} as const satisfies Record<string, FaultEntry>

export type FaultCode = keyof typeof faults
export type FaultParams = Readonly<Record<string, string | number>>

/** Why something was not read. Params never hold text of the document beyond names of its parts. */
export interface Fault {
  readonly code: FaultCode
  readonly params: FaultParams
  readonly zh: string
  readonly en: string
}

export const fault = (code: FaultCode, params: FaultParams = {}): Fault => ({
  code,
  params,
  zh: fill(faults[code].zh, params),
  en: fill(faults[code].en, params),
})

export const fill = (sentence: string, params: FaultParams): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
