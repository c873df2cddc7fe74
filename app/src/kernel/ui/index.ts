// The screen kit’s face; with it come its styles.
import './styles/index.css'
export { address, client, onWire, type Api, type Wire } from './client.ts'
export {
  queryClient,
  renew,
  useApi,
  useDeed,
  usePages,
  type Doing,
  type Pages,
  type Reading,
} from './use-api.ts'
export { unreachable, type CodedRefusal } from './refused.ts'
export {
  catalogue,
  count,
  inWords,
  language,
  useLanguage,
  useSaid,
  type Language,
  type Said,
  type Words,
} from './language.ts'
export { preference, type Preference } from './preference.ts'
export { applyTheme, theme } from './theme.ts'
export { Go, useGo, useParam, usePath, useQueryState } from './go.tsx'
export { useKeys, type KeyDeed } from './keys.ts'
export { draftsBelongTo, forgetDrafts } from './draft.ts'
export { usePersonSearch } from './person-search.ts'
export { forgetNames, Named } from './names.tsx'
export { momentOf, type DayFault } from './roc-day.ts'
export { MeProvider, useMayEver, useMe, type Me, type MyPost } from './me.ts'
export { mayEnter, placeOf, roomScreens, type Entry, type RoomScreens, type ScreenEntry } from './room.ts'
export { useKitText } from './texts.ts'
export { useToday } from './today.ts'
export * from './shell/index.ts'
export * from './parts/index.ts'
export * from './table/index.ts'
export * from './explain/index.ts'
export * from './forms/index.ts'
export * from './over/index.ts'
