import { ContentTypes } from '../../../readers/ooxml/content-types.ts'
import { Relations, type Relation } from '../../../readers/ooxml/relations.ts'
import type { Reading } from '../../../words/reader.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import type { Cleaning } from '../../words.ts'
import { Desk } from '../package/desk.ts'
import { Parcel } from '../package/parcel.ts'
import { quietReading } from '../package/quiet-reading.ts'
import type { Revision } from '../package/revision.ts'

const isRelations = (name: string): boolean => /(^|\/)_rels\/[^/]*\.rels$/i.test(name)
export const CONTENT_TYPES = /^\[content_types\]\.xml$/i

/** An Office package being cleaned: its parts, who refers to whom, what goes, and what will be told once all of it is done. */
export class Office {
  readonly parcel: Parcel
  readonly desk: Desk
  readonly types = new ContentTypes()
  readonly relations = new Relations()
  readonly dropped = new Set<string>()
  /** Relations that go, by the part that has them ('' is the package). */
  readonly unrelated = new Map<string, Set<string>>()
  readonly #names: ReadonlyMap<string, string>

  private constructor(parcel: Parcel, cleaning: Cleaning) {
    this.parcel = parcel
    this.desk = new Desk(parcel, cleaning)
    this.#names = new Map(parcel.names.map((name) => [name.toLowerCase(), name]))
  }

  static async open(cleaning: Cleaning): Promise<Office> {
    const office = new Office(await Parcel.open(cleaning.source, cleaning.limits), cleaning)
    const types = office.parcel.names.find((name) => CONTENT_TYPES.test(name))
    if (types !== undefined) await office.types.read(await office.reading(types))
    for (const name of office.parcel.names)
      if (isRelations(name)) await office.relations.read(await office.reading(name), name)
    return office
  }

  get cleaning(): Cleaning {
    return this.desk.cleaning
  }

  asked(...what: readonly HiddenClass[]): boolean {
    return this.desk.asked(...what)
  }

  /** Parts that are still there, without the tables that list them. */
  get parts(): readonly string[] {
    return this.parcel.names.filter(
      (name) =>
        !this.dropped.has(name) && !isRelations(name) && !CONTENT_TYPES.test(name) && !name.endsWith('/'),
    )
  }

  get relationParts(): readonly string[] {
    return this.parcel.names.filter(isRelations)
  }

  /** The entry that goes by this name; names of parts do not tell capitals apart. */
  part(name: string): string | undefined {
    return this.#names.get(name.toLowerCase())
  }

  relationsOf(source: string): readonly Relation[] {
    return this.relations.of(source).filter(({ id }) => this.unrelated.get(source)?.has(id) !== true)
  }

  /** Parts to which `source` refers by relations of this type. */
  targets(source: string, type: string): readonly string[] {
    return this.relationsOf(source).flatMap((one) =>
      one.type === type && !one.external ? (this.part(one.target) ?? []) : [],
    )
  }

  drop(part: string, what: HiddenClass): void {
    if (this.dropped.has(part)) return
    this.dropped.add(part)
    this.deed(part, what)
  }

  unrelate(source: string, id: string): void {
    const ids = this.unrelated.get(source) ?? new Set()
    this.unrelated.set(source, ids.add(id))
  }

  deed(address: string, what: HiddenClass | 'finding'): void {
    this.desk.deed(address, what)
  }

  async reading(part: string): Promise<Reading> {
    const { limits, tick } = this.cleaning
    return quietReading(await this.parcel.bytes(part), limits, () => tick())
  }

  async revise(part: string, edit: (revision: Revision) => void): Promise<void> {
    await this.desk.revise(part, edit)
  }
}
