import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './say.mjs'

export const alive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two set-ups in one directory take turns; the turn of a process that died is taken over. */
export async function inTurn(root, work) {
  const file = join(root, '.setup-turn')
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    // A link appears with its content or not at all: nobody ever reads a half-written holder.
    for (let waited = 0; !take(mine, file); waited++) {
      const holder = holderOf(file)
      if (holder !== null && !alive(holder)) removeDead(file, holder)
      else if (waited === 5)
        say(`等候另一個安裝程序（${holder}）…`, `Waiting for another set-up (${holder})…`)
      await sleep(100)
    }
    try {
      return await work()
    } finally {
      rmSync(file, { force: true })
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

function take(mine, file) {
  try {
    linkSync(mine, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** Moves the dead holder's file away, and puts it back if in the meantime it had become a living one's. */
function removeDead(file, holder) {
  const aside = `${file}.dead.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (holderOf(aside) !== holder) take(aside, file)
  rmSync(aside, { force: true })
}
