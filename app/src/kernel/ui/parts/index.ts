// What a page is made of.
export { Page, Section, Split } from './page.tsx'
export { Button, classes } from './button.tsx'
export { Icon, Rose, type IconName } from './icon.tsx'
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
} from './small.tsx'
export { RocDate, RocDue, RocTime } from './roc.tsx'
export { Stamp, StampMark } from './stamp.tsx'
export { Sparkline } from './sparkline.tsx'
export { RefusalNote } from './refusal-note.tsx'
export { Load } from './load.tsx'
export { Tabs, type Tab } from './tabs.tsx'
export { Paper, PaperProof, QrCode } from './paper.tsx'
