/** Where something stands, for people; the file itself is named above already. */
export const partWords = (part: readonly string[]): string => part.slice(1).join(' › ')
export const placeWords = (place: { readonly part: readonly string[]; readonly address: string }): string =>
  [...place.part.slice(1), place.address].filter((one) => one !== '').join(' › ')
