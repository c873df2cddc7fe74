import { code, page, table } from './markdown.mjs'

/** 帳本作為: every act that can enter the ledger. */
export const actsPage = (acts) =>
  page(
    '作為 Acts',
    '每一項能寫入帳本的作為，皆由其所屬單元宣告一次；欄位之後為型別（`?` 可為空）。\nEvery act that can enter the ledger, declared once by its room; `?` marks a field that may be empty.',
    table(
      ['代碼 Kind', '作為', 'Act', '欄位 Fields', '保存 Keep'],
      acts.map(({ kind, declaration }) => [
        code(kind),
        declaration.zh,
        declaration.en,
        Object.entries(declaration.fields)
          .map(([name, spec]) => `${code(name)} ${spec}`)
          .join(', '),
        declaration.keep,
      ]),
    ),
  )

/** 拒絕: every refusal, by room. */
export const refusalsPage = (rooms) =>
  page(
    '拒絕 Refusals',
    '每一種拒絕的代碼、對使用者說的話、法令依據與 HTTP 狀態；「記」表示該次嘗試本身寫入帳本。代碼永不挪作他用。\nEvery refusal with what the user is told; ● marks attempts that are acts themselves. Codes are never reused.',
    ...rooms.map(({ room, refusals }) =>
      [
        `## ${room}`,
        table(
          ['代碼 Code', '訊息', 'Sentence', '依據 Ground', 'HTTP', '記 Act'],
          Object.entries(refusals)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, { zh, en, law, status, record }]) => [
              code(name),
              zh,
              en,
              law ?? '',
              status,
              record ? '●' : '',
            ]),
        ),
      ].join('\n\n'),
    ),
  )

const duty = (value) => (typeof value === 'string' ? value : `${value.zh} (${value.id})`)

/** 介面: every route with who may call it. */
export const routesPage = (rooms) =>
  page(
    '介面 Routes',
    '每一條 HTTP 介面及其權責；完整格式見執行中的 `/api/openapi.json`。\nEvery HTTP route and who may call it; shapes are in `/api/openapi.json` of a running server.',
    ...rooms
      .filter(({ contract }) => contract)
      .map(({ room, contract }) =>
        [
          `## ${room}`,
          table(
            ['Route', '用途', 'Purpose', '權責 Duty'],
            Object.entries(contract).map(([route, { zh, en, duty: who }]) => [
              code(route),
              zh,
              en,
              duty(who),
            ]),
          ),
        ].join('\n\n'),
      ),
  )

/** 參數: every number that rests on law or practice, with its source and status. */
export const parametersPage = (parameters, statusMark) =>
  page(
    '參數 Parameters',
    '每個數值的現行版本、上下限、來源與核對狀態。機關可在上下限內調整。\nEach number with its edition, bounds, source and status; an agency may tune it within the bounds.',
    table(
      ['代碼 Id', '名稱', 'Name', '值 Value', '範圍 Bounds', '狀態 Status', '來源 Source', '依據 Basis'],
      Object.entries(parameters).map(([id, parameter]) => {
        const edition = parameter.editions.at(-1)
        const { bounds } = parameter
        return [
          code(id),
          parameter.zh,
          parameter.en,
          `${edition.value} ${parameter.unit}`,
          bounds ? `${bounds.min}–${bounds.max}` : '',
          statusMark(edition).zh,
          edition.source,
          parameter.basis.join(', '),
        ]
      }),
    ),
  )

/** The walls with their reasons. */
export const wallsPage = (kernelOrder, rules) =>
  page(
    'Walls',
    'Who may import whom, and why. `npm run check` holds every import of the house against these; test/walls plants faults and sees each refused.',
    '## Order of the kernel',
    table(
      ['room', 'stands on'],
      Object.entries(kernelOrder).map(([room, below]) => [code(room), below.map(code).join(' ')]),
    ),
    '## Rules',
    table(
      ['rule', 'why'],
      rules.map(({ name, why }) => [code(name), why]),
    ),
  )

/** 設定: for the operations manual. */
export const settingsTable = (settings) =>
  table(
    ['環境變數', '選項', '說明', 'Meaning'],
    Object.values(settings).map(({ env, flag, secret, zh, en }) => [
      secret ? `${code(env)}（或 ${code(`${env}_FILE`)}）` : code(env),
      flag ? code(`--${flag}`) : '',
      zh,
      en,
    ]),
  )

/** 代碼: for the operations manual. */
export const faultsTable = (faults) =>
  table(
    ['代碼', '意思與處理', 'Meaning and what to do'],
    Object.entries(faults).map(([name, { zh, en }]) => [code(name), zh, en]),
  )

export const commandsTable = (commands) =>
  table(
    ['指令', '說明', 'Meaning'],
    Object.entries(commands).map(([name, { zh, en }]) => [code(`subrosa ${name}`), zh, en]),
  )
