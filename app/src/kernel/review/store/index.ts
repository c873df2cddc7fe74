// What other rooms may read of review without a right being asked; they ask it themselves.
export { reviewerFigures } from './figures.ts'
export { itemsByIds } from './items.ts'
export { reviewMigrations } from './migrations.ts'
export { queueOf } from './queue.ts'
export { sheetsOf } from './sheet-list.ts'
export { progressOf, sheetById, sheetOf } from './sheets.ts'
export { historyOf } from './stamps.ts'
export { taskOfItem, tasksOf } from './tasks.ts'
