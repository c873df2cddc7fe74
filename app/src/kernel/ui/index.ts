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
export { draftsBelongTo, forgetDrafts, useDraft } from './draft.ts'
export { usePersonSearch } from './person-search.ts'
export { forgetNames, Named, useName } from './names.tsx'
export { momentOf, readDay, readTime, type DayFault } from './roc-day.ts'
export { MeProvider, useMayEver, useMe, type Me, type MyPost } from './me.ts'
export { mayEnter, roomScreens, type Entry, type RoomScreens, type ScreenEntry } from './room.ts'
export { useKitText } from './texts.ts'
export { Shell, type ShellProps } from './shell/shell.tsx'
export { type RailEntry } from './shell/rail.tsx'
export { LanguageMenu, ThemeMenu } from './shell/top-bar.tsx'
export { sessionTouched } from './shell/idle.ts'
export { Page, Section, Split } from './parts/page.tsx'
export { Button, classes } from './parts/button.tsx'
export { Icon, Rose, type IconName } from './parts/icon.tsx'
export {
  Badge,
  Empty,
  Facts,
  Masked,
  Note,
  Progress,
  Skeleton,
  Timeline,
  Unseen,
  type Moment,
  type Tone,
} from './parts/small.tsx'
export { RocDate, RocDue, RocTime } from './parts/roc.tsx'
export { Stamp, StampMark } from './parts/stamp.tsx'
export { Sparkline } from './parts/sparkline.tsx'
export { RefusalNote } from './parts/refusal-note.tsx'
export { Load } from './parts/load.tsx'
export { Tabs, type Tab } from './parts/tabs.tsx'
export { Paper, QrCode } from './parts/paper.tsx'
export { DataTable, type Column, type Sort } from './table/data-table.tsx'
export { ExplainPanel, type RuleSaid } from './explain/explain-panel.tsx'
export { LawCite, LawSaid, StatusBadge, type GroundStatus } from './explain/law-cite.tsx'
export { Facing, type FacingField, type FacingRecord } from './explain/facing.tsx'
export { Field, FieldSet, type FieldProps } from './forms/field.tsx'
export {
  Checkbox,
  RadioCards,
  Select,
  TextArea,
  TextField,
  type CardOption,
  type Option,
} from './forms/controls.tsx'
export { RocDateField, RocMomentField } from './forms/roc-fields.tsx'
export { Combo, type ComboOption } from './forms/combo.tsx'
export { bytes, FileDrop } from './forms/file-drop.tsx'
export { Filters, Form, FormDeeds } from './forms/form.tsx'
export { useForm, type Faults, type FormState } from './forms/use-form.ts'
export { Confirm, Dialog } from './over/dialog.tsx'
export { Menu, type MenuEntry } from './over/menu.tsx'
export { Toasts, toast } from './over/toast.tsx'
export { followWork, forgetWork, tellWork, useWorks, type Work } from './over/work.ts'
export { Keys } from './over/keys-drawn.tsx'
export { type Findable } from './over/palette.tsx'
