import { z } from 'zod'
import { contract, endpoint } from '#kernel/contract'
import { exportEvidence, readLedger } from './deeds.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const actRow = z.object({
  id: z.number(),
  leaf: z.number().nullable(),
  kind: z.string(),
  title: words,
  at: z.string(),
  doer: z.object({ kind: z.enum(['person', 'system']), id: z.string(), name: z.string().nullable() }),
  thing: z.object({ kind: z.string(), id: z.string() }),
})

export const ledgerContract = contract({
  'GET /api/ledger/state': endpoint({
    zh: '帳本現況：樹的大小、檢查點與見證',
    en: 'Where the ledger stands: tree size, checkpoints, witnesses',
    duty: readLedger,
    reply: z.object({
      origin: z.string(),
      verifierKey: z.string(),
      size: z.number(),
      root: z.string(),
      waiting: z.number(),
      health: z.enum(['sound', 'ROLLED_BACK', 'FORKED', 'TILES_DAMAGED', 'UNSIGNED']),
      checkpoints: z.array(
        z.object({ size: z.number(), at: z.string(), note: z.string(), witnesses: z.array(z.string()) }),
      ),
    }),
  }),
  'GET /api/ledger/acts': endpoint({
    zh: '帳本所載行為，新者在前',
    en: 'Acts in the ledger, newest first',
    duty: readLedger,
    query: z.object({
      kind: z.string().max(80).optional(),
      person: z.string().max(40).optional(),
      thing: z.string().max(120).optional(),
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({ rows: z.array(actRow), next: z.number().nullable() }),
  }),
  'GET /api/ledger/acts/:id': endpoint({
    zh: '一項行為及其全部欄位',
    en: 'One act with all its fields',
    duty: readLedger,
    params: z.object({ id: z.coerce.number().int().positive() }),
    reply: actRow.extend({
      edition: z.string().nullable(),
      fields: z.array(z.object({ name: z.string(), value: scalar })),
      proof: z.object({ size: z.number(), hashes: z.array(z.string()) }).nullable(),
    }),
  }),
  'GET /api/ledger/kinds': endpoint({
    zh: '行為種類（稽核字典）',
    en: 'Kinds of acts (the auditor’s dictionary)',
    duty: readLedger,
    reply: z.object({
      kinds: z.array(
        z.object({ kind: z.string(), title: words, keep: z.string(), fields: z.array(z.string()) }),
      ),
    }),
  }),
  'GET /api/ledger/log/checkpoint': endpoint({
    zh: '最新檢查點（C2SP tlog-tiles）',
    en: 'The newest checkpoint (C2SP tlog-tiles)',
    // The log holds salted hashes only: anyone on the agency's network may check it.
    duty: 'anyone',
    gives: 'stream',
  }),
  'GET /api/ledger/log/tile/*': endpoint({
    zh: '雜湊磚與條目束（C2SP tlog-tiles）',
    en: 'Tiles and entry bundles (C2SP tlog-tiles)',
    duty: 'anyone',
    params: z.object({ '*': z.string().max(64) }),
    gives: 'stream',
  }),
  'GET /api/ledger/evidence': endpoint({
    zh: '匯出證據檔，供離線查驗',
    en: 'Export the evidence file for checking offline',
    duty: exportEvidence,
    gives: 'stream',
  }),
})
export type LedgerContract = typeof ledgerContract
