import type { HiddenClass } from '../../words/hidden.ts'

/**
 * What a group holds. `flow`: text of the document where it stands; `told`: text of its own, hidden for a reason; `format`: the
 * program's own words, told only where they look like somebody's; `data`: bytes written in hexadecimal.
 */
export type Destination =
  | { readonly way: 'flow' | 'fonts' | 'colors' | 'format' }
  | { readonly way: 'told'; readonly sight: HiddenClass; readonly heading?: string }
  | { readonly way: 'data'; readonly role: 'picture' | 'object' | 'data' }

const told = (sight: HiddenClass, ...names: readonly string[]): readonly (readonly [string, Destination])[] =>
  names.map((name) => [name, { way: 'told', sight, heading: name }])
const same = (
  destination: Destination,
  ...names: readonly string[]
): readonly (readonly [string, Destination])[] => names.map((name) => [name, destination])

const flow: Destination = { way: 'flow' }
const format: Destination = { way: 'format' }

/** Control words that begin a group of their own kind (RTF 1.9.1). A starred group that is not among them is told as unplaced text. */
export const destinations: ReadonlyMap<string, Destination> = new Map([
  ...same({ way: 'fonts' }, 'fonttbl'),
  ...same({ way: 'colors' }, 'colortbl'),
  ...same(
    flow,
    'rtf',
    'header',
    'headerl',
    'headerr',
    'headerf',
    'footer',
    'footerl',
    'footerr',
    'footerf',
    'footnote',
    'fldrslt',
  ),
  ...same(
    flow,
    'shptxt',
    'result',
    'shprslt',
    'nonshppict',
    'shppict',
    'shp',
    'shpinst',
    'field',
    'upr',
    'ud',
    'do',
    'dptxbxtext',
  ),
  ...same(
    flow,
    'object',
    'pntext',
    'listtext',
    'pn',
    'ffname',
    'mmath',
    'mr',
    'picprop',
    'sp',
    'shpgrp',
    'background',
  ),
  ...told('style-name', 'stylesheet'),
  ...told(
    'property',
    'title',
    'subject',
    'doccomm',
    'keywords',
    'category',
    'comment',
    'hlinkbase',
    'generator',
    'info',
  ),
  ...told(
    'author',
    'author',
    'operator',
    'manager',
    'company',
    'revtbl',
    'atnauthor',
    'atnid',
    'protusertbl',
  ),
  ...told('custom-property', 'userprops', 'propname', 'staticval', 'linkval'),
  ...told('comment', 'annotation'),
  ...told('field-code', 'fldinst', 'datafield', 'xe', 'tc', 'formfield'),
  ...told('bookmark', 'bkmkstart', 'bkmkend'),
  ...told('document-variable', 'docvar'),
  ...told('author-path', 'template', 'filetbl', 'file', 'nextfile'),
  ...told('alt-text', 'sv', 'objname', 'objalias'),
  ...told('external-link', 'objtopic', 'objitem', 'linkself'),
  ...told('mail-merge', 'mailmerge', 'mmconnectstr', 'mmquery', 'mmdatasource'),
  ...told('custom-xml', 'xmlopen', 'xmlattrname', 'xmlattrvalue'),
  ...told('printer-settings', 'printdata'),
  ...same(
    format,
    'listtable',
    'listoverridetable',
    'rsidtbl',
    'latentstyles',
    'xmlnstbl',
    'mmathPr',
    'pgdsctbl',
    'pgptbl',
  ),
  ...same(
    format,
    'sn',
    'objclass',
    'objtime',
    'ftnsep',
    'ftnsepc',
    'aftnsep',
    'aftnsepc',
    'pnseclvl',
    'wgrffmtfilter',
    'shpid',
  ),
  ...same(
    format,
    'atrfstart',
    'atrfend',
    'atnref',
    'atndate',
    'atntime',
    'atnparent',
    'atnicn',
    'htmltag',
    'mhtmltag',
    'nosupersub',
  ),
  ...same(
    format,
    'creatim',
    'revtim',
    'printim',
    'buptim',
    'defchp',
    'defpap',
    'background',
    'blipuid',
    'bliptag',
    'falt',
    'panose',
  ),
  ...same({ way: 'data', role: 'picture' }, 'pict'),
  ...same({ way: 'data', role: 'object' }, 'objdata'),
  ...same(
    { way: 'data', role: 'data' },
    'datastore',
    'themedata',
    'colorschememapping',
    'passwordhash',
    'fontemb',
    'fontfile',
  ),
])
