/** Whether bytes are markup, whatever the package calls them. */
export function isMarkup(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 64))
  const text =
    head[0] === 0xff || head[0] === 0xfe
      ? Buffer.from(head.filter((byte) => byte !== 0)).toString('latin1')
      : head.toString('latin1')
  return /^[\xef\xbb\xbf\xff\xfe\s]*</.test(text)
}
