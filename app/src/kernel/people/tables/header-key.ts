/** How headers and words are compared: width and case differ by who exported the file. */
export const headerKey = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
