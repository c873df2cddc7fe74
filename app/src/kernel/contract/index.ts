export {
  contract, endpoint, routes,
  type BodyInputOf, type BodyOf, type Call, type Contract, type Download, type Duty, type Endpoint, type Handler, type Handlers,
  type ParamsOf, type QueryInputOf, type QueryOf, type Redirect, type ReplyOf, type RouteKey, type Routes, type Upload, type Visit,
} from './contract.ts'
