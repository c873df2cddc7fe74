import { client } from '#kernel/ui'
import type { HouseContract } from '../../server/house/house-contract.ts'

export const demoApi = client<HouseContract>()
