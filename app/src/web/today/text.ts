import { catalogue } from '#kernel/ui'
import { en } from '../texts/today/en.ts'
import { zh } from '../texts/today/zh-TW.ts'

export const useTodayText = catalogue(zh, en)
