import type { RealCase } from './real-case.ts'

/** Collection 004 (臺北市政府政風處, 25 cases), each told in one line of our own. */
export const collection004: readonly RealCase[] = [
  {
    id: '004#01',
    zh: '最低標遠低於底價，主持人已宣布保留，仍當場唸出底價。',
    en: 'A bid far below the reserve price was put on hold, and the chair read the price out all the same.',
  },
  {
    id: '004#02',
    zh: '把高於底價的單價看成低於底價，公布底價後才發現應廢標。',
    en: 'A unit price above the reserve was taken for one below it; the price was out before the award had to be voided.',
  },
  {
    id: '004#03',
    zh: '標價超過底價、尚未決標，為了讓廠商安心而說出底價。',
    en: 'With no award yet, the price was told so that a bidder over the reserve would have no doubts.',
  },
  {
    id: '004#04',
    zh: '委外建置的活動網站，附件裡留著選手電話，被搜尋引擎收錄。',
    en: 'An event site built by a contractor kept athletes’ phone numbers in its attachments, and search engines found them.',
  },
  {
    id: '004#05',
    zh: '講義上的分析圖已去識別，圖背後卻仍帶著原始個案資料。',
    en: 'The chart in a handout was anonymous; the case file it came from still hung behind it.',
  },
  {
    id: '004#06',
    zh: '隨身碟帶回家幫同事填資料，家中分享軟體把碟裡的移送書傳了出去。',
    en: 'A stick taken home to help a colleague; the file-sharing program there sent out the case papers that were also on it.',
  },
  {
    id: '004#07',
    zh: '公務檔案天天抄到自己的筆電，分享軟體把偵查報告公開了。',
    en: 'Official files copied daily to a private notebook, whose sharing program published an investigation report.',
  },
  {
    id: '004#08',
    zh: '與人打官司的承辦人，用三個系統反覆查對造及其親友。',
    en: 'A clerk at law with someone looked her and her friend up, again and again, in three systems.',
  },
  {
    id: '004#09',
    zh: '偵查佐稱為查證情資，在三個系統查一位民眾，卻拿不出卷宗；前科已在群組流傳。',
    en: 'A detective looked one citizen up in three systems “to check a tip”, with no file to show; the record was already going round in chats.',
  },
  {
    id: '004#10',
    zh: '因旅遊保險得知對方證號，值勤時查了她的戶籍。',
    en: 'An identity number got for travel insurance was used, on duty, to look up her household.',
  },
  {
    id: '004#11',
    zh: '看了新聞，好奇查當事人的入出境。',
    en: 'Curious after the news, an officer looked up when the person in it had left and entered.',
  },
  {
    id: '004#12',
    zh: '同學、親友、同事、藝人，一筆一筆查了兩百多人。',
    en: 'Classmates, relatives, colleagues, entertainers: over two hundred people, one at a time.',
  },
  {
    id: '004#13',
    zh: '隊長叫部屬查前科列印，放在辦公室等人來拿。',
    en: 'A chief had his men look up and print records, and left them in the office to be collected.',
  },
  {
    id: '004#14',
    zh: '電話裡自稱同仁的人說系統斷線，請代查車籍，照做並全說了。',
    en: 'A caller posing as a colleague said his system was down; the vehicles were looked up for him and everything told.',
  },
  {
    id: '004#15',
    zh: '查詢列印帶出後遺失，出現在嫌犯車上。',
    en: 'Print-outs were carried out and lost, and turned up in a suspect’s car.',
  },
  {
    id: '004#16',
    zh: '訪談摘要寫進了檢舉人的名字，檢舉人因此被換掉。',
    en: 'The summary of an interview named the person who had reported; that person was then replaced.',
  },
  {
    id: '004#17',
    zh: '把看得出是誰的陳情內容，電話又傳真給被反映的學校。',
    en: 'A complaint that showed who wrote it was phoned and faxed to the school it was about.',
  },
  {
    id: '004#18',
    zh: '為了替同事準備送別，把商調函掃描貼上社團。',
    en: 'To prepare a farewell, a transfer letter was scanned into a social group.',
  },
  {
    id: '004#19',
    zh: '密件翻拍進所內群組，又被轉到私人群組，上了媒體。',
    en: 'A classified paper was photographed into the station’s chat, forwarded to a private one, and reached the press.',
  },
  {
    id: '004#20',
    zh: '回覆陳情人的公文，副本給了被陳情者的學校。',
    en: 'The answer to a complainant was copied to the school of the person complained about.',
  },
  {
    id: '004#21',
    zh: '檢舉信只遮了被害人就以電郵轉送，學校以普通件處理，落到被檢舉人手上。',
    en: 'A complaint with only the victim masked went by mail, was registered as ordinary, and came into the hands of the accused.',
  },
  {
    id: '004#22',
    zh: '出勤前未登出，同事接著用他的帳號查詢；勾稽勤務表才發現。',
    en: 'One officer went out without signing off and a colleague went on under his account; the duty roster gave it away.',
  },
  {
    id: '004#23',
    zh: '沒用到的名單丟進回收紙，被拿去再利用而拍下外傳。',
    en: 'A list not needed at a meeting went into the recycling, was used again, photographed and passed on.',
  },
  {
    id: '004#24',
    zh: '為問加班費，把有證號的清冊貼到工會群組。',
    en: 'To ask about overtime pay, the pay list with identity numbers was posted to a union chat.',
  },
  {
    id: '004#25',
    zh: '考績委員當面告訴家長某老師的考績。',
    en: 'A member of an evaluation committee told a parent the grade of a teacher.',
  },
]
