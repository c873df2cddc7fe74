import { width } from '../columns.ts'
import type { Io } from '../command.ts'
import { sizeText } from '../sizes.ts'
import { oneLine } from './language.ts'
import type { Language } from './words.ts'

export interface Step {
  readonly files: number
  readonly bytes: number
  readonly findings: number
}

/** Between two drawings; a terminal over a slow line must not be flooded. */
const EVERY_MS = 200

/** One line at the foot of a terminal; nothing at all where errors do not go to one. */
export class ProgressLine {
  readonly #terminal: NonNullable<Io['stderr']> | null
  readonly #language: Language
  readonly #now: () => number
  readonly #began: number
  #drawn = false
  #next = 0
  #step: Step = { files: 0, bytes: 0, findings: 0 }
  /** Taken over from an earlier run: no measure of how fast this one is. */
  #given = 0
  #total: Pick<Step, 'files' | 'bytes'> | null = null
  #current = ''

  constructor(io: Io, language: Language, now: () => number = () => performance.now()) {
    const { stderr } = io
    this.#terminal = stderr?.isTTY === true && io.env['TERM'] !== 'dumb' ? stderr : null
    this.#language = language
    this.#now = now
    this.#began = now()
  }

  get shows(): boolean {
    return this.#terminal !== null
  }

  total(total: Pick<Step, 'files' | 'bytes'>): void {
    this.#total = total
  }

  current(name: string, parts: number): void {
    this.#current = parts > 1 ? `${oneLine(name)} #${parts}` : oneLine(name)
    this.#draw()
  }

  step(step: Step, given: boolean): void {
    if (given) this.#given += step.bytes - this.#step.bytes
    this.#step = step
    this.#draw()
  }

  clear(): void {
    if (this.#drawn) this.#terminal?.write('\r\u001b[K')
    this.#drawn = false
    this.#next = 0
  }

  #draw(): void {
    if (this.#terminal === null || this.#now() < this.#next) return
    this.#next = this.#now() + EVERY_MS
    this.#drawn = true
    this.#terminal.write(`\r\u001b[K${cut(this.#text(), (this.#terminal.columns ?? 80) - 1)}`)
  }

  #text(): string {
    const { files, bytes, findings } = this.#step
    const zh = this.#language === 'zh'
    const total = this.#total
    const left = this.#left()
    return [
      `${files}${total === null ? '' : `/${total.files}`} ${zh ? '檔' : 'files'}`,
      `${sizeText(bytes)}${total === null ? '' : `/${sizeText(total.bytes)}`}`,
      zh ? `發現 ${findings}` : `${findings} findings`,
      ...(left === null ? [] : [zh ? `約剩 ${left}` : `${left} left`]),
      this.#current,
    ].join('  ')
  }

  /** Nothing is foretold before the first two seconds, nor before everything was counted. */
  #left(): string | null {
    const ms = this.#now() - this.#began
    const done = this.#step.bytes - this.#given
    if (this.#total === null || done <= 0 || ms < 2000) return null
    const seconds = Math.ceil((Math.max(0, this.#total.bytes - this.#step.bytes) / done) * (ms / 1000))
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
    const two = (n: number): string => String(n).padStart(2, '0')
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
  }
}

/** As many characters as fit: a line that wraps cannot be taken back. */
function cut(text: string, columns: number): string {
  let kept = ''
  let used = 0
  for (const char of text) {
    used += width(char)
    if (used > columns) break
    kept += char
  }
  return kept
}
