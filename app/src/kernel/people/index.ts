// The words of policy lie in a lower room, so that ledger and contracts can speak of deeds; people answers for them to all above.
export { is, may, roleNames, type ActivePost, type Actor, type Alternative, type Condition, type Deed } from '#kernel/policy'
export { type Role, type Thing, type Verdict } from '#kernel/policy'
