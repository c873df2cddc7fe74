/** One refusal in the two languages of the house: what cannot be done, why, and what to do instead. */
export interface RefusalWords {
  readonly zh: string
  readonly en: string
}

/** The closed table of the envelope core. Codes are never reused. The sealer's own are in `sealer/refusals.ts`. */
export const CORE_REFUSALS = {
  BYTES_MALFORMED: {
    zh: '資料格式不符，無法讀取。請確認檔案或欄位是否完整。',
    en: 'The data is not in the expected form. Check that the file or field is complete.',
  },
  ENVELOPE_REFUSED: {
    zh: '此金鑰無法開啟本封緘，或封緘內容遭更動。請確認為指定人員之金鑰；如確認無誤，請通報封緘破損。',
    en: 'This key does not open this envelope, or the envelope was altered. Check whose key it is; if it is right, report a broken seal.',
  },
  KEY_MALFORMED: {
    zh: '金鑰格式不符。請重新產生或重新讀取金鑰。',
    en: 'This is not a key in the expected form. Make the key again or read it again.',
  },
  RECIPIENT_MALFORMED: {
    zh: '收件公鑰格式不符（應為 age1 開頭之 X25519 公鑰）。請向本人索取正確之公鑰。',
    en: 'This is not an X25519 recipient (age1…). Ask the person for the right public key.',
  },
  TOO_LONG_TO_SEAL: {
    zh: '內容超過封緘之固定長度。請縮短，或改用較大之級距。',
    en: 'The content is longer than the fixed size. Shorten it, or choose a larger size.',
  },
  PADDING_DAMAGED: {
    zh: '封緘內容之填補不符，不予採用。請通報封緘破損。',
    en: 'The padding inside the envelope is wrong; the content is not used. Report a broken seal.',
  },
  OBJECT_MALFORMED: {
    zh: '封緘物件之格式不符。請由備份取得完整之物件。',
    en: 'The sealed object is not in the expected form. Take the whole object from a backup.',
  },
  HOLDERS_UNFIT: {
    zh: '保管人名單不符：人數、門檻或重複之人。請更正名單後再封緘。',
    en: 'The holders do not fit: their number, the threshold, or the same person twice. Correct the list and seal again.',
  },
  HOLDER_UNKNOWN: {
    zh: '此人非本封緘之保管人。請由現任保管人辦理。',
    en: 'This person holds no part of this seal. Ask a present holder.',
  },
  SHARE_MALFORMED: {
    zh: '分持碼格式不符。請重新掃描或重新輸入全部文字。',
    en: 'This is not a share in the expected form. Scan it again, or type all of it again.',
  },
  SHARE_ROW_WRONG: {
    zh: '分持碼有一列輸入錯誤，請核對該列後重新輸入。',
    en: 'One row of the share is mistyped. Compare that row and type it again.',
  },
  SHARES_TOO_FEW: {
    zh: '分持數量不足，無法還原。請再取得其他保管人之分持。',
    en: 'There are fewer shares than needed. Bring the share of another holder.',
  },
  SHARES_SAME_TWICE: {
    zh: '同一份分持出現兩次。請改用另一位保管人之分持。',
    en: 'The same share was given twice. Bring the share of another holder.',
  },
  SHARES_OF_DIFFERENT_SETS: {
    zh: '分持分屬不同批次，不能合用。請取同一批次之分持。',
    en: 'The shares are of different sets. Bring shares of one set.',
  },
  SHARES_DO_NOT_FIT: {
    zh: '分持合併後不相符：其中有誤、遭更動，或屬於其他封緘。未還原任何金鑰。',
    en: 'The shares do not fit together: one is wrong, altered, or of another seal. No key was made.',
  },
  PASSPHRASE_SHORT: {
    zh: '通行短語至少須 12 個字元。請改用較長之短語。',
    en: 'A passphrase has at least 12 characters. Choose a longer one.',
  },
  PASSPHRASE_WRONG: {
    zh: '通行短語不符，或金鑰檔遭更動。請重新輸入；忘記時請辦理金鑰更換。',
    en: 'The passphrase does not fit, or the key file was altered. Type it again; if it is lost, ask for a new key.',
  },
  PASSKEY_WRONG: {
    zh: '此通行金鑰無法解開您的金鑰。請使用登記時之裝置或安全金鑰。',
    en: 'This passkey does not open your key. Use the device or security key it was made with.',
  },
  COST_UNFIT: {
    zh: 'Argon2id 之成本參數超出允許範圍，不予執行。請通報系統管理者。',
    en: 'The Argon2id cost is outside the permitted range and is not run. Tell the administrator.',
  },
  AMOUNT_MALFORMED: {
    zh: '金額格式不符：須為正整數，以最小單位表示，不含逗號與小數。請更正後重新輸入。',
    en: 'Not an amount: a positive whole number in the smallest unit, without commas or decimals. Correct it and enter it again.',
  },
  CLASSIFICATION_UNFIT: {
    zh: '比對級距表不符：級距須由低而高且為整數比，次數有限。請更正級距表。',
    en: 'The classification does not fit: bands rise, are whole-number ratios, and their uses are bounded. Correct the table.',
  },
  STAGE_UNKNOWN: {
    zh: '級距表中無此階段。請依招標程序選擇階段。',
    en: 'The classification has no such stage. Choose a stage of this tender.',
  },
  BASIS_DIFFERS: {
    zh: '標價之計價基礎或幣別與底價不同（如單價與總價），不能比對。請確認後重新登錄。',
    en: 'A bid has another basis or currency than the reserve (unit against total): not comparable. Check and enter it again.',
  },
  BIDS_UNFIT: {
    zh: '標價清單不符：至少一家，廠商不得重複。請更正清單。',
    en: 'The list of bids does not fit: at least one, and no bidder twice. Correct the list.',
  },
  EVALUATIONS_SPENT: {
    zh: '本案得比對之次數已用罄。請依法宣布廢標或循程序辦理。',
    en: 'The permitted number of comparisons is used up. Proceed as the law says; there is no further one.',
  },
  BIDS_DO_NOT_FOLLOW: {
    zh: '本次標價與前次比對之順序不符：減價不得高於前次最低標，遞補不得低於前次。請依程序登錄後再比對。',
    en: 'These bids do not follow from the last comparison: a reduction is never higher, the next bidder never lower. Record them as the procedure says.',
  },
  COMMITMENT_DIFFERS: {
    zh: '公布之底價與封緘時之承諾值不符。請保全證據並通報。',
    en: 'The published price does not match the commitment made when it was sealed. Secure the evidence and report it.',
  },
  VERDICT_DIFFERS: {
    zh: '重新計算之比對結果與當時紀錄不符。請保全證據並通報。',
    en: 'A verdict recomputed from the published price differs from the recorded one. Secure the evidence and report it.',
  },
  MARK_UNFIT: {
    zh: '比對用之值或金鑰不符。請確認欄位後再試。',
    en: 'The value or key for the blind index does not fit. Check the field and try again.',
  },
  RECORD_UNFIT: {
    zh: '銷毀紀錄格式不符。請取得完整之紀錄。',
    en: 'Not a destruction record in the expected form. Obtain the whole record.',
  },
} as const satisfies Readonly<Record<string, RefusalWords>>

export type CoreCode = keyof typeof CORE_REFUSALS
