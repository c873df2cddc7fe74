import type { HiddenClass } from '../../../words/hidden.ts'

/** What is to be trimmed off an image, and the way to say that it was. */
export class Trim {
  readonly metadata: boolean
  readonly thumbnail: boolean
  readonly stray: boolean
  readonly done = new Map<HiddenClass, number>()

  constructor(asked: ReadonlySet<HiddenClass>, metadata: boolean) {
    this.metadata = metadata
    this.thumbnail = asked.has('thumbnail')
    this.stray = asked.has('stray-bytes')
  }

  did(what: HiddenClass): void {
    this.done.set(what, (this.done.get(what) ?? 0) + 1)
  }

  /** What lies behind the image. */
  tail(bytes: Uint8Array): Uint8Array {
    if (!this.stray || bytes.every((byte) => byte === 0)) return bytes
    this.did('stray-bytes')
    return new Uint8Array()
  }
}
