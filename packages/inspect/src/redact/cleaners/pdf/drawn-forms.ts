import { dictOf, nameOf } from '../../../readers/pdf/values.ts'
import { changed, ref, type Objects } from './objects.ts'
import { contentOf, type Page } from './pages.ts'
import { operatorsOf } from './operators.ts'

/** Takes out of the resources of every page the forms that its content does not draw: a form that was changed in a copy goes with its text. */
export function pruneForms(objects: Objects, pages: readonly Page[], tick: () => void): void {
  for (const { object } of pages) {
    tick()
    const entries = objects.dict(ref(object))
    const resources = objects.dict(entries?.get('Resources'))
    const named = objects.dict(resources?.get('XObject'))
    const content = contentOf(objects, object)
    if (entries === null || resources === null || named === null || content === null) continue
    const drawn = new Set<string>()
    for (const { name, operands } of operatorsOf(content)) if (name === 'Do') drawn.add(nameOf(operands[0]))
    const kept = new Map([...named].filter(([key, value]) => drawn.has(key) || !isForm(objects, value)))
    if (kept.size === named.size) continue
    const fewer = changed(resources, { XObject: { is: 'dict', entries: kept } })
    const made = changed(entries, { Resources: { is: 'dict', entries: fewer } })
    objects.set(object, { value: { is: 'dict', entries: made }, raw: null })
  }
}

const isForm = (objects: Objects, value: Parameters<Objects['get']>[0]): boolean =>
  nameOf(objects.get(dictOf(objects.get(value))?.get('Subtype'))) === 'Form'
