import { client } from '#kernel/ui'
import type { peopleContract } from '#kernel/people'
import type { z } from 'zod'
import type { HouseContract } from '../../server/house/house-contract.ts'

export const houseApi = client<HouseContract>()
export const peopleApi = client<typeof peopleContract>()
export type Setting = z.output<(typeof peopleContract)['GET /api/settings']['reply']>['parameters'][number]
