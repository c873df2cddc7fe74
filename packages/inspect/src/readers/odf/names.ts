const OASIS = 'urn:oasis:names:tc:opendocument:xmlns:'

/** Namespaces of ODF by the prefixes that the standard gives them, and of what LibreOffice adds. */
export const odfNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'office',
      'style',
      'text',
      'table',
      'meta',
      'chart',
      'form',
      'script',
      'config',
      'presentation',
      'manifest',
    ].map((prefix) => [`${OASIS}${prefix}:1.0`, prefix]),
  ),
  [`${OASIS}drawing:1.0`]: 'draw',
  [`${OASIS}datastyle:1.0`]: 'number',
  [`${OASIS}dr3d:1.0`]: 'dr3d',
  [`${OASIS}xsl-fo-compatible:1.0`]: 'fo',
  [`${OASIS}svg-compatible:1.0`]: 'svg',
  [`${OASIS}animation:1.0`]: 'anim',
  [`${OASIS}digitalsignature:1.0`]: 'dsig',
  'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0': 'loext',
  'urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0': 'calcext',
  'http://openoffice.org/2009/office': 'officeooo',
  'http://openoffice.org/2004/office': 'ooo',
  'http://openoffice.org/2010/draw': 'drawooo',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://www.w3.org/1998/Math/MathML': 'math',
}
