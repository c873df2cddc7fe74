import type { Reading } from '../../../words/reader.ts'
import { Gathered } from '../../../xml/gathered.ts'
import { attribute, scanXml } from '../../../xml/scan.ts'

/** Document variables and the mail merge: what a template remembers of the data it was filled with. */
export async function readSettings(reading: Reading): Promise<void> {
  const variables = new Gathered(reading, 'document-variable')
  const merge = new Gathered(reading, 'mail-merge')
  let merging = 0
  await scanXml(reading, {
    open(name, attributes) {
      if (name === 'mailMerge') merging += 1
      const value = attribute(attributes, 'val') ?? ''
      if (name === 'docVar') variables.add(`${attribute(attributes, 'name') ?? ''}: ${value}`)
      else if (merging > 0) merge.add(value === '' ? '' : `${name}: ${value}`)
      else return
      return 'told'
    },
    close(name) {
      if (name === 'mailMerge') merging -= 1
    },
    text: (text) => variables.add(text),
  })
  variables.end()
  merge.end()
}

/** The words of a numbering (第一條) are seen before each paragraph. */
export async function readNumbering(reading: Reading): Promise<void> {
  const names = new Gathered(reading, 'style-name')
  await scanXml(reading, {
    open(name, attributes) {
      const value = attribute(attributes, 'val') ?? ''
      if (name === 'lvlText') reading.span(/\p{L}/u.test(value.replace(/%\d/g, '')) ? value : '', 'numbering')
      else names.add(name === 'name' ? value : '')
      return name === 'lvlText' || name === 'name' ? 'told' : undefined
    },
  })
  names.end()
}
