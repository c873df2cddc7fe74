import type { Finding, FindingCode } from './findings.ts'
import type { Unusable } from './report.ts'

export type Language = 'zh' | 'en'

type Words = Readonly<Record<Language, string>>

/** One sentence per code. {leaf} {to} {other} {signedSize} {checkpoint} {line} {name} are filled in; leaves count from 0. */
export const FINDING_WORDS: Readonly<Record<FindingCode, Words>> = {
  RECORD_ALTERED: {
    zh: '葉序 {leaf} 的紀錄，內容與當時登錄的不同：登錄後遭變更。',
    en: 'The record at leaf {leaf} is not what was logged: it was altered afterwards.',
  },
  RECORD_MISSING: {
    zh: '葉序 {leaf} 的紀錄不見了：帳冊有登錄，資料卻已遭刪除。',
    en: 'The record at leaf {leaf} is missing: the log holds its entry, the record was deleted.',
  },
  RECORD_INSERTED: {
    zh: '第 {line} 行的紀錄不在帳冊內：未經登錄而插入（葉序：{leaf}）。',
    en: 'The record on line {line} was never logged: it was inserted (leaf: {leaf}).',
  },
  RECORD_SWAPPED: {
    zh: '葉序 {leaf} 與葉序 {other} 的紀錄遭互換。',
    en: 'The records at leaf {leaf} and leaf {other} were swapped.',
  },
  RECORD_MOVED: {
    zh: '葉序 {leaf} 的紀錄原屬葉序 {other}：遭移動。',
    en: 'The record at leaf {leaf} belongs to leaf {other}: it was moved.',
  },
  ENTRY_ALTERED: {
    zh: '葉序 {leaf} 的帳冊條目遭變更。',
    en: 'The log entry at leaf {leaf} was altered.',
  },
  ENTRY_MISSING: {
    zh: '帳冊條目遺失，自葉序 {leaf} 起（至 {to} 之前）。',
    en: 'Log entries are missing from leaf {leaf} on (up to, not including, {to}).',
  },
  ENTRY_UNSIGNED: {
    zh: '葉序 {leaf} 起（至 {to} 之前）的條目，沒有任何簽署的檢查點涵蓋。',
    en: 'The entries from leaf {leaf} up to {to} are covered by no signed checkpoint.',
  },
  TILE_ALTERED: {
    zh: '儲存的雜湊遭變更，自葉序 {leaf} 起（{name}）；條目本身與簽署的檢查點相符。',
    en: 'Stored hashes were altered, from leaf {leaf} on ({name}); the entries themselves meet the signed checkpoint.',
  },
  TILE_MISSING: {
    zh: '雜湊檔 {name} 遺失或殘缺。',
    en: 'The tile {name} is missing or incomplete.',
  },
  TREE_ROLLED_BACK: {
    zh: '帳冊遭倒退：曾簽署的檢查點有 {signedSize} 筆，現在只有 {leaf} 筆（來源：{source}）。若手上的檔案匯出時間較早，請改驗較新的檔案。',
    en: 'The log was rolled back: a checkpoint was signed at {signedSize} entries, there are {leaf} now (source: {source}). If the package is simply older than that checkpoint, verify a newer one.',
  },
  TREE_FORKED: {
    zh: '帳冊分岔：與已簽署、{signedSize} 筆時的檢查點不一致，差異在葉序 {leaf} 至 {to} 之前（來源：{source}）。',
    en: 'The log was forked: it does not agree with the checkpoint signed at {signedSize} entries; the difference lies from leaf {leaf} up to {to} (source: {source}).',
  },
  CHECKPOINT_SIGNATURE: {
    zh: '{signedSize} 筆時的檢查點，帳冊簽章不正確或沒有簽章（來源：{source}）。',
    en: 'The checkpoint at {signedSize} entries has no valid signature by the log (source: {source}).',
  },
  CHECKPOINT_MALFORMED: {
    zh: '不是這本帳冊的檢查點（第 {line} 行，{name}）。',
    en: 'Not a checkpoint of this log (line {line}, {name}).',
  },
  CHECKPOINT_GAP: {
    zh: '檢查點歷史中斷：缺第 {checkpoint} 號（第 {line} 行）。',
    en: 'The history of checkpoints has a gap: number {checkpoint} is missing (line {line}).',
  },
  CHECKPOINT_MISSING: {
    zh: '沒有任何有效簽署的檢查點，無從比對。',
    en: 'There is no validly signed checkpoint to compare with.',
  },
  COSIGNATURE_BAD: {
    zh: '見證人 {name} 在 {signedSize} 筆檢查點上的副署不正確。',
    en: 'The cosignature of witness {name} on the checkpoint at {signedSize} entries is not valid.',
  },
  COSIGNATURE_MISSING: {
    zh: '見證人 {name} 沒有副署任何檢查點。',
    en: 'Witness {name} has cosigned no checkpoint.',
  },
  LOG_KEY_DIFFERS: {
    zh: '檔案所附的帳冊公鑰，與您指定的公鑰不同。',
    en: 'The log key in the package is not the one that you gave.',
  },
  ATTACHMENT_ALTERED: {
    zh: '附件 {name} 的內容遭變更（葉序：{leaf}）。',
    en: 'The attachment {name} was altered (leaf: {leaf}).',
  },
  ATTACHMENT_MISSING: {
    zh: '附件 {name} 不在指定的資料夾中（葉序：{leaf}）。',
    en: 'The attachment {name} is not in the given directory (leaf: {leaf}).',
  },
  PACKAGE_TRUNCATED: {
    zh: '檔案不完整：在葉序 {leaf} 附近中斷。請重新取得完整檔案。',
    en: 'The package is cut off near leaf {leaf}. Get a complete copy.',
  },
  PACKAGE_MISCOUNTED: {
    zh: '檔案的行數與末行所載不符：有整行遭刪除或增加。',
    en: 'The package does not hold as many lines as its last line says: lines were removed or added.',
  },
  PACKAGE_DISORDERED: {
    zh: '第 {line} 行不在應有的位置，無法查驗（葉序：{leaf}）。',
    en: 'Line {line} is out of order and could not be verified (leaf: {leaf}).',
  },
  LINE_MALFORMED: { zh: '第 {line} 行不符格式。', en: 'Line {line} is not of the format.' },
  LINE_TOO_LONG: { zh: '第 {line} 行過長，已略過。', en: 'Line {line} is too long and was skipped.' },
}

export const UNUSABLE_WORDS: Readonly<Record<Unusable, Words>> = {
  HEADER_MISSING: {
    zh: '這不是證據檔：第一行不是完整的檔頭。',
    en: 'Not an evidence package: line 1 is no complete header.',
  },
  FORMAT_UNKNOWN: {
    zh: '證據檔版本較新，本程式無法判讀。',
    en: 'The package is of an edition that this program does not know.',
  },
  KEY_MALFORMED: { zh: '公鑰格式不正確，或未提供。', en: 'A public key is malformed or missing.' },
  SOURCE_UNREADABLE: { zh: '檔案無法讀取。', en: 'The file cannot be read.' },
  LOG_UNREACHABLE: {
    zh: '無法連線至帳冊，或其回應無法判讀。',
    en: 'The log cannot be reached, or answers nonsense.',
  },
  CHECKPOINT_UNUSABLE: {
    zh: '帳冊提供的檢查點，不是以指定公鑰簽署。',
    en: 'The checkpoint that the log serves is not signed by the given key.',
  },
}

/** A finding as one sentence. */
export function sentence(finding: Finding, language: Language): string {
  const source = finding.name ?? (finding.checkpoint === undefined ? '' : `#${finding.checkpoint}`)
  const values: Record<string, string | number | undefined> = { ...finding, source }
  return FINDING_WORDS[finding.code][language].replaceAll(/\{(\w+)\}/g, (_, key: string) =>
    String(values[key] ?? '—'),
  )
}
