import { catalogue } from '#kernel/ui'
import { en } from '../texts/en.ts'
import { zh } from '../texts/zh-TW.ts'

export const useText = catalogue(zh, en)
