/** One line for the person at the terminal, both languages. */
export const say = (zh, en) => process.stdout.write(`${zh}  ${en}\n`)

/** Ends the script with a sentence in both languages: what is wrong and what to do. */
export class SetupFault extends Error {
  constructor(zh, en, detail = '') {
    super(en)
    this.name = 'SetupFault'
    this.zh = zh
    this.detail = detail
  }
}

export const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`
