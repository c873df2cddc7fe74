export { fileBlobs } from './attachments/blob-files.ts'
export { type BlobStore, type ByteSource, type Staged } from './attachments/blob-store.ts'
export { addItems } from './commands/add-items.ts'
export { answer } from './commands/answer.ts'
export { askExplanation } from './commands/ask.ts'
export { openItem } from './commands/open-item.ts'
export { openSheet } from './commands/open-sheet.ts'
export { auditReviewers } from './commands/audit-reviewers.ts'
export { reviewJobs } from './commands/jobs.ts'
export { noticeLateExplanations, noticeOverdue } from './commands/overdue.ts'
export { reopen } from './commands/reopen.ts'
export { reweigh, type Weight } from './commands/reweigh.ts'
export { stamp } from './commands/stamp.ts'
export { reviewContract } from './contract.ts'
export { reviewRoutes, type ReviewDoor } from './http.ts'
export { reviewRefusals, type ReviewRefusal } from './refusals.ts'
export { reviewerRoute, type RouteFacts } from './rules/route.ts'
export { reviewMigrations, reviewerFigures } from './store/index.ts'
export {
  historyOf,
  itemsByIds,
  progressOf,
  queueOf,
  sheetById,
  sheetOf,
  sheetsOf,
  taskOfItem,
  tasksOf,
} from './store/index.ts'
export type * from './words.ts'
