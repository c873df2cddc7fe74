// The explain panel and what it is made of.
export { ExplainPanel, type RuleSaid } from './explain-panel.tsx'
export { StatusBadge, type GroundStatus } from './law-cite.tsx'
export { Facing, type FacingField, type FacingRecord } from './facing.tsx'
