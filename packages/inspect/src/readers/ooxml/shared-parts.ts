import type { HiddenClass } from '../../words/hidden.ts'
import type { Reading } from '../../words/reader.ts'
import { readAll } from '../../xml/read-all.ts'
import { readChart } from './chart.ts'
import { readDrawing } from './drawing.ts'
import { readStrings } from '../compound/binary-strings.ts'
import type { PartReader } from './part-readers.ts'

/** All words of the part and all of the named attributes, hidden for one reason. */
export const all =
  (sight: HiddenClass, attributes: readonly string[] | 'all' = []) =>
  (reading: Reading): Promise<void> =>
    readAll(reading, { sight, attributes })

/** Parts that every Office document may hold. The first that fits is taken; what fits none is not part of the format. */
export const sharedParts: readonly PartReader[] = [
  { type: /core-properties\+xml$/, read: all('property') },
  { type: /extended-properties\+xml$/, read: all('property') },
  { type: /custom-properties\+xml$/, read: all('custom-property', ['name', 'linkTarget']) },
  { type: /customxmlproperties\+xml$/, read: all('custom-xml', 'all') },
  { type: /drawingml\.chart\+xml$|ms-office\.chartex\+xml$/, read: readChart },
  { type: /drawingml\.chartshapes\+xml$/, read: readDrawing },
  { type: /drawing\+xml$/, read: readDrawing },
  { type: /ms-office\.drawingml\.diagramdrawing\+xml$/, hidden: 'fallback', read: readDrawing },
  { type: /drawingml\.diagramdata\+xml$/, read: readDrawing },
  { type: /drawingml\.diagram(layout|style|colors)\+xml$/, read: all('style-name', ['val', 'title']) },
  { type: /ms-office\.chart(style|colorstyle)\+xml$/, read: all('style-name') },
  { type: /theme(override)?\+xml$/, read: all('style-name', ['name', 'typeface']) },
  {
    type: /vmldrawing$/,
    read: (reading) =>
      readAll(reading, {
        sight: 'alt-text',
        attributes: ['alt', 'title', 'string', 'href'],
        quiet: isClientData,
      }),
  },
  { type: /xml-signature|digital-signature/, read: all('signature') },
  { type: /ms-office\.vbaproject/, hidden: 'macro' },
  { type: /ms-(office\.vbaprojectsignature|word\.vbadata|office\.vba)/, read: all('macro', 'all') },
  { type: /activex\+xml$/, read: all('control', 'all') },
  { type: /ms-office\.activex$/, hidden: 'control' },
  { type: /webextension(taskpanes)?\+xml$/, read: all('web-extension', 'all') },
  {
    type: /ms-office\.(clrmapping|officethemepalette|ui|userinterface).*\+xml$/,
    read: all('attribute', 'all'),
  },
  { type: /customui/, read: all('macro', 'all') },
  { type: /printersettings$/, hidden: 'printer-settings', read: readStrings },
  { type: /oleobject$/, hidden: 'embedded-object' },
  { type: /obfuscatedfont$|x-font|fontdata$/, hidden: 'embedded-object' },
  { type: /^(image|video|audio)\// },
  { type: /classificationlabels|labelinfo\+xml$|sensitivity/, read: all('custom-property', 'all') },
  { type: /documenttasks\+xml$/, read: all('threaded-comment', 'all') },
]

/** What Excel notes about a shape in its own terms: `Anchor: 1, 15, 0`, `AutoFill: False`. */
const isClientData = (_name: string, text: string): boolean =>
  /^(true|false|t|f|[-\d\s,.]{1,60})$/i.test(text)
