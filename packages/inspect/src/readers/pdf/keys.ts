import type { HiddenClass } from '../../words/hidden.ts'
import { nameOf, numberOf, type Dict } from './values.ts'

/** Entries whose strings are for programs: identifiers, dates, tables. */
export const TECHNICAL: ReadonlySet<string> = new Set([
  ...[
    'ID',
    'Lang',
    'DA',
    'DS',
    'Registry',
    'Ordering',
    'Panose',
    'CharSet',
    'O',
    'U',
    'OE',
    'UE',
    'Perms',
    'M',
    'NM',
  ],
  ...[
    'CreationDate',
    'ModDate',
    'LastModified',
    'FontFamily',
    'FontName',
    'OutputConditionIdentifier',
    'Cert',
  ],
  ...[
    'RegistryName',
    'Limits',
    'ByteRange',
    'CheckSum',
    'Dests',
    'IDTree',
    'Lookup',
    'Changes',
    'S1',
    'PCM',
    'Trapped',
  ],
  ...['OutputCondition', 'Info'],
])

/** Why nobody sees the strings of an entry. */
export const CLASSES: Readonly<Record<string, HiddenClass>> = {
  JS: 'script',
  Alt: 'alt-text',
  ActualText: 'alt-text',
  E: 'alt-text',
  TU: 'alt-text',
  URI: 'link-target',
  V: 'form-value',
  DV: 'form-value',
  RV: 'form-value',
  Opt: 'form-value',
  CA: 'form-value',
  XFA: 'form-value',
  TM: 'control',
  T: 'control',
  Contents: 'pdf-annotation',
  RC: 'pdf-annotation',
  Subj: 'pdf-annotation',
  OverlayText: 'pdf-annotation',
  F: 'attachment',
  UF: 'attachment',
  Desc: 'attachment',
  EmbeddedFiles: 'attachment',
  Title: 'bookmark',
  Dest: 'bookmark',
  D: 'bookmark',
  Names: 'bookmark',
  Reason: 'property',
  Location: 'property',
  ContactInfo: 'property',
  Name: 'property',
  P: 'property',
}

const DOCINFO = new Set(['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'Trapped'])
export const infoClass = (key: string): HiddenClass => (DOCINFO.has(key) ? 'property' : 'custom-property')

/** What a stream is for. */
export type Use = 'drawn' | 'technical' | 'image' | 'metadata' | 'file' | 'text' | 'unknown'

const DRAWN_KEYS = new Set(['Contents', 'CharProcs', 'AP', 'N', 'R', 'D', 'G'])
const TECHNICAL_KEYS = new Set([
  ...[
    'FontFile',
    'FontFile2',
    'FontFile3',
    'ToUnicode',
    'Encoding',
    'UseCMap',
    'CIDToGIDMap',
    'CIDSet',
    'DestOutputProfile',
  ],
  ...['ColorSpace', 'CS', 'Function', 'TR', 'TR2', 'BG', 'BG2', 'UCR', 'UCR2', 'HT', 'Lookup'],
])
const TEXT_KEYS = new Set(['JS', 'XFA', 'RC', 'RV', 'V', 'DV'])
const SUBTYPES: Readonly<Record<string, Use>> = { Form: 'drawn', Image: 'image', XML: 'metadata' }
const TYPES: Readonly<Record<string, Use>> = {
  XRef: 'technical',
  ObjStm: 'technical',
  Metadata: 'metadata',
  EmbeddedFile: 'file',
  CMap: 'technical',
}
const MARKS = ['FunctionType', 'ShadingType', 'PatternType', 'HalftoneType'] as const
/** Tables by which linearised files are shown while they load. */
const isHint = (dict: Dict): boolean => numberOf(dict.get('S')) !== null && !dict.has('Type')

export function useOf(dict: Dict, keys: readonly string[]): Use {
  const told = TYPES[nameOf(dict.get('Type'))] ?? SUBTYPES[nameOf(dict.get('Subtype'))]
  if (told !== undefined && told !== 'drawn') return told
  if (keys.some((key) => TEXT_KEYS.has(key))) return 'text'
  if (keys.includes('EF')) return 'file'
  if (told !== undefined || dict.has('PatternType')) return 'drawn'
  if (keys.some((key) => TECHNICAL_KEYS.has(key)) || MARKS.some((key) => dict.has(key)) || isHint(dict))
    return 'technical'
  return keys.some((key) => DRAWN_KEYS.has(key)) ? 'drawn' : 'unknown'
}
