import type { Revision } from '../package/revision.ts'
import type { Going } from './book.ts'
import { Names } from './named.ts'

/** Notes the masters on which slides are drawn: what stands on them is seen. */
export function mastersIn(revision: Revision, going: Going): void {
  const names = new Names()
  revision.scan({
    open(element) {
      const { name, attributes } = names.open(element)
      const master = name === 'draw:page' ? attributes['draw:master-page-name'] : undefined
      if (master !== undefined) going.masters.add(master)
    },
    close: () => void names.close(),
  })
}
