export { buildDoor, type Door, type DoorConfig, type DoorOptions, type Room } from './door.ts'
export { webRefusals } from './refusals.ts'
export type { CodedReply, LawView } from './coded-reply.ts'
export type { Metrics } from './metrics.ts'
