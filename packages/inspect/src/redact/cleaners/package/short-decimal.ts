/**
 * A measure with more digits than anybody measures, as LibreOffice writes them (`1.71388888888889`), cut to four behind the point: a number
 * could hide in them, and without it the file would not open. Null: no such measure.
 */
export function shortDecimal(value: string): string | null {
  const [, number, unit] = /^([-+]?\d{1,7}\.\d{5,})([a-z%]{0,4})$/i.exec(value) ?? []
  return number === undefined ? null : `${Number(Number(number).toFixed(4))}${unit ?? ''}`
}
