import { catalogue, client } from '#kernel/ui'
import type { LedgerContract } from '../contract.ts'
import { en } from '../texts/en.ts'
import { zh } from '../texts/zh-TW.ts'

export const api = client<LedgerContract>()
export const useText = catalogue(zh, en)
