import { tellAttributes } from '../../../readers/odf/attributes.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import type { Limits } from '../../../words/limits.ts'
import type { SpanDetail } from '../../../words/reader.ts'
import { quietReading } from '../package/quiet-reading.ts'

/** Asks the reader itself under which class it tells one attribute. */
export class AttributeClass {
  #told: HiddenClass | null = null
  readonly #probe

  constructor(limits: Limits) {
    this.#probe = {
      ...quietReading(new Uint8Array(), limits, () => undefined),
      span: (_text: string, _address: string, { sight }: SpanDetail = {}) => {
        this.#told = sight === undefined || sight === 'visible' ? null : sight
      },
    }
  }

  of(element: string, name: string, value: string, tell: HiddenClass | undefined): HiddenClass | null {
    this.#told = null
    tellAttributes(this.#probe, element, { [name]: value }, tell, '')
    return this.#told
  }
}
