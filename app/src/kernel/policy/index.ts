export { roleNames, type ActivePost, type Actor, type Role, type Thing } from './words.ts'
export { is, may, type Alternative, type Condition, type Deed, type Verdict } from './may.ts'
