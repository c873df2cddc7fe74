import { catalogue } from '#kernel/ui'
import { en } from '../texts/entrance/en.ts'
import { zh } from '../texts/entrance/zh-TW.ts'

export const useEntranceText = catalogue(zh, en)
