import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Command } from './command.ts'

/** The verifier and the witness are programs of their own, so that nobody must trust this one to check it. */
const program = (name: 'verify' | 'witness', zh: string, en: string): Command => ({
  usage: `${name} …`,
  zh: [zh],
  en: [en],
  flags: {},
  words: { min: 0, max: Number.POSITIVE_INFINITY },
  raw: true,
  run({ words }) {
    const file = fileURLToPath(new URL(`bin/${name}.js`, import.meta.resolve('@subrosa/tlog')))
    const child = spawn(process.execPath, [file, ...words], { stdio: 'inherit' })
    const pass = (signal: NodeJS.Signals): void => void child.kill(signal)
    process.on('SIGINT', pass).on('SIGTERM', pass)
    return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
  },
})

export const verify = program(
  'verify',
  '驗證匯出的證據，或以網址驗證執行中的帳本。',
  'Verifies exported evidence, or a running log by its URL.',
)
export const witness = program(
  'witness',
  '擔任見證人：核對帳本只增不改，並共同簽章。',
  'Runs a witness: checks that the log only grows, and cosigns it.',
)
