import { catalogue, client } from '#kernel/ui'
import type { z } from 'zod'
import type { directoryContract, keepingContract } from '../http/directory-contract.ts'
import { en } from '../texts/en.ts'
import { zh } from '../texts/zh-TW.ts'

type Contract = typeof directoryContract & typeof keepingContract
export const api = client<Contract>()
export const useText = catalogue(zh, en)
export type Person = z.output<Contract['GET /api/people']['reply']>['people'][number]
export type Post = Person['posts'][number]
export type PersonDetail = z.output<Contract['GET /api/people/:id']['reply']>
