interface Words {
  readonly zh: string
  readonly en: string
}
export type DemoStep = (step: Words) => void
type Loading = { readonly state: 'loading' | 'ready' | 'failed'; readonly step: Words }

/** The one loading of the demo agency in this process: started once, watched by the first page. */
export class DemoLoading {
  readonly #load: (step: DemoStep) => Promise<void>
  readonly #failed: (error: unknown) => void
  #now: Loading | null = null
  #done: Promise<void> | null = null

  constructor(load: (step: DemoStep) => Promise<void>, failed: (error: unknown) => void) {
    this.#load = load
    this.#failed = failed
  }

  state(): Loading | { readonly state: 'absent'; readonly step: Words } {
    return this.#now ?? { state: 'absent', step: { zh: '尚未載入', en: 'Not loaded' } }
  }

  start(): Loading {
    if (this.#now && this.#now.state !== 'failed') return this.#now
    const begun: Loading = { state: 'loading', step: { zh: '準備中', en: 'Preparing' } }
    this.#now = begun
    this.#done = this.#load((step) => (this.#now = { state: 'loading', step })).then(
      () => void (this.#now = { state: 'ready', step: { zh: '已就緒', en: 'Ready' } }),
      (error: unknown) => {
        this.#failed(error)
        this.#now = {
          state: 'failed',
          step: {
            zh: '載入失敗，請查看伺服器紀錄後重試。',
            en: 'Loading failed; see the server log and try again.',
          },
        }
      },
    )
    return begun
  }

  /** Starts and waits (for `--demo`). @returns false when it failed */
  async finish(): Promise<boolean> {
    this.start()
    await this.#done
    return this.#now?.state === 'ready'
  }
}
