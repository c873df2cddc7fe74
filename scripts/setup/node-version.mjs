import { SetupFault } from './say.mjs'

/** The floor: what our dependencies and the language level need. Node 24 is recommended. */
export const FLOOR = [20, 20]

/** @param {string} version such as `20.20.2` */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1])
}

export function requireNode(version = process.versions.node) {
  if (isNewEnough(version)) return
  throw new SetupFault(
    `需要 Node.js 20.20 以上（建議 24），目前為 ${version}。請更新後再執行一次。`,
    `Node.js 20.20 or newer is needed (24 recommended); this is ${version}. Please update it and run again.`,
  )
}
