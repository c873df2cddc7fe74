import { client } from '#kernel/ui'
import type { z } from 'zod'
import type { HouseContract } from '../../server/house/house-contract.ts'

export const todayApi = client<HouseContract>()
/** One thing that this person must do. `kind` (`review.sheet`, `findings` …) gives the icon. */
export type TodayItem = z.output<HouseContract['GET /api/today']['reply']>['items'][number]
