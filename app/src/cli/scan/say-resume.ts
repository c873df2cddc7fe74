import { relative } from 'node:path'
import type { Io } from '../command.ts'
import { oneLine } from './language.ts'
import type { Plan } from './plan.ts'

/** Tells a person how to go on with a scan that was stopped. */
export function sayWhereToResume(file: string, plan: Plan, io: Io): void {
  const near = relative(io.workingDir, file)
  const shown = oneLine(near.startsWith('..') ? file : near)
  io.err(
    plan.language === 'zh'
      ? `已停止；完成的部分保存於 ${shown}。以同樣的指令加上 --resume=${shown} 續掃，不會重新讀取已完成的檔案。`
      : `Stopped; what was done is kept in ${shown}. The same command with --resume=${shown} goes on and reads no finished file again.`,
  )
}
