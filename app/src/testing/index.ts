export { eachDatabase, embeddedStore, handClock, type HandClock } from './database.ts'
