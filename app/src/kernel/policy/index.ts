export { roleNames, type ActivePost, type Actor, type Role, type Thing } from './words.ts'
export {
  couldEver,
  is,
  may,
  whyNever,
  type Alternative,
  type Condition,
  type Deed,
  type Verdict,
} from './may.ts'
