import type { HiddenClass } from '../../../words/hidden.ts'
import type { Cleaning, Deed } from '../../words.ts'
import type { Parcel } from './parcel.ts'
import { Revision } from './revision.ts'

/** Where the parts of a package are edited one by one, and what was done is noted until all of it is done. */
export class Desk {
  readonly parcel: Parcel
  readonly cleaning: Cleaning
  readonly #deeds: Omit<Deed, 'part'>[] = []

  constructor(parcel: Parcel, cleaning: Cleaning) {
    this.parcel = parcel
    this.cleaning = cleaning
  }

  asked(...what: readonly HiddenClass[]): boolean {
    return what.some((one) => this.cleaning.hidden.has(one))
  }

  deed(address: string, what: HiddenClass | 'finding', count = 1): void {
    this.#deeds.push({ address, what, how: what === 'finding' ? 'replaced' : 'removed', count })
  }

  /** Only when the new file is there: a cleaning that breaks off has done nothing. */
  tellDeeds(): void {
    for (const deed of this.#deeds) this.cleaning.deed(deed)
  }

  async open(part: string): Promise<Revision> {
    return new Revision(part, await this.parcel.bytes(part), this.cleaning)
  }

  async revise(part: string, edit: (revision: Revision) => void): Promise<boolean> {
    const revision = await this.open(part)
    edit(revision)
    const bytes = revision.written()
    if (bytes === null) return false
    this.parcel.put(part, bytes)
    for (const [what, count] of revision.deeds) this.deed(part, what, count)
    return true
  }

  /** What an archive carries beside its entries; a new archive does not, whether that was asked for or not. */
  bare(): void {
    const { parcel } = this
    const carried = { 'archive-comment': parcel.comments, 'stray-bytes': parcel.strayBytes } as const
    for (const what of ['archive-comment', 'stray-bytes'] as const)
      if (carried[what] > 0 && (parcel.changed || this.asked(what))) {
        parcel.touch()
        this.deed('', what)
      }
  }
}
