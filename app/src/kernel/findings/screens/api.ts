import { catalogue, client } from '#kernel/ui'
import type { z } from 'zod'
import type { findingsContract } from '../contract.ts'
import { en } from '../texts/en.ts'
import { zh } from '../texts/zh-TW.ts'

type Contract = typeof findingsContract
export const api = client<Contract>()
export const useText = catalogue(zh, en)
export type FindingLine = z.output<Contract['GET /api/findings']['reply']>['rows'][number]
export type Finding = z.output<Contract['GET /api/findings/:finding']['reply']>
export type Action = Finding['actions'][number]

/** What a deed on a finding makes old: the list, the counts, what is due today. */
export const renews = ['/api/findings', '/api/today'] as const
