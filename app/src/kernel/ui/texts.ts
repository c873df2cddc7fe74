import { catalogue } from './language.ts'
import { en } from './texts/en.ts'
import { zh } from './texts/zh-TW.ts'

/** Words of the kit itself. */
export const useKitText = catalogue(zh, en)
