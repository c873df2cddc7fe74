export {
  contract,
  endpoint,
  routes,
  type BodyInputOf,
  type BodyOf,
  type Call,
  type Contract,
  type Download,
  type Duty,
  type Endpoint,
  type Handler,
  type Handlers,
  type ParamsOf,
  type QueryInputOf,
  type QueryOf,
  type Redirect,
  type ReplyOf,
  type RouteKey,
  type Routes,
  type Upload,
  type Visit,
} from '#kernel/contract'
export { buildDoor, type Door, type DoorConfig, type DoorOptions, type Room } from './door.ts'
export { webActs } from './acts.ts'
export { webRefusals } from './refusals.ts'
export { type CodedReply, type Language, type LawView } from './coded-reply.ts'
export { Metrics } from './metrics.ts'
