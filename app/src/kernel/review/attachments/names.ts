import { withoutHidden } from '#kernel/ground'

const MAX = 120
/** Endings that some desktop runs when they are opened. */
const RUNS =
  /\.(exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|msi|msp|msix|appx|cpl|dll|sys|drv|ocx|jar|apk|class|lnk|url|scf|reg|inf|gadget|sh|bash|csh|command|app|dmg|pkg|deb|rpm|iso|img|vhd|vhdx|docm|dotm|xlsm|xltm|xlam|pptm|potm|ppam|html?|xhtml|mht(ml)?|svgz?|xll|chm|py|pl|rb|php)$/i
/** Parts of office files that hold macros. */
const MACROS = /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^(Basic|Scripts)\/.+/i

/** A name fit to be shown and offered for download: no folders, nothing hidden, not endless. The ending survives. */
export function cleanName(raw: string): string {
  const base = withoutHidden(raw.normalize('NFC')).split(/[/\\]/).at(-1)?.trim().replace(/^\.+/, '') ?? ''
  if (base === '') return 'attachment'
  const letters = [...base]
  if (letters.length <= MAX) return base
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(base)?.[0] ?? ''
  return letters.slice(0, MAX - ending.length).join('') + ending
}

/** How an entry is named in a refusal: whole path, short, nothing hidden. */
export const shownEntry = (path: readonly string[]): string => {
  const text = withoutHidden(path.join(' › '))
  return text === '' ? '-' : text.length <= 80 ? text : `${text.slice(0, 79)}…`
}

export const runsWhenOpened = (name: string): boolean => RUNS.test(name.trim().replace(/[. ]+$/, ''))
export const holdsMacros = (entry: string): boolean => MACROS.test(entry)
/** A path that leaves the folder it is unpacked in. */
export const leavesFolder = (entry: string): boolean => /^([/\\]|[a-z]:)|(^|[/\\])\.\.([/\\]|$)/i.test(entry)
