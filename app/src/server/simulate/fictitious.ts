import type { Chance } from './chance.ts'

/**
 * Numbers that pass every checksum and can belong to nobody. A national id carries the county of its first registration and a serial
 * within it; Z (連江) and W (金門) have fewer than 200,000 inhabitants, so serials from 8,000,000 on were never handed out there.
 * Seven-character number plates leave out the digit 4; ours begin with it.
 */
const COUNTY = { Z: 33, W: 32 } as const
type County = keyof typeof COUNTY
const FIRST_SERIAL = 8_000_000
const SERIALS = 2_000_000

const checkDigit = (county: County, nine: string): number => {
  const code = COUNTY[county]
  let sum = Math.floor(code / 10) + (code % 10) * 9
  for (let i = 0; i < 8; i++) sum += Number(nine.charAt(i)) * (8 - i)
  return (10 - (sum % 10)) % 10
}

/** A national id of nobody, by its number 0 … 7,999,999. */
export function nobodyId(n: number): string {
  const county: County = n % 2 === 0 ? 'Z' : 'W'
  const sex = (n >> 1) % 2 === 0 ? '1' : '2'
  const serial = FIRST_SERIAL + (Math.floor(n / 4) % SERIALS)
  const body = `${sex}${serial}`
  return `${county}${body}${checkDigit(county, body)}`
}
/** How many different ids `nobodyId` can make. */
export const NOBODIES = 4 * SERIALS

/** True for the ids made here: what the demo may show in clear without showing anyone. */
export const isNobody = (id: string): boolean => /^[ZW][12][89]\d{7}$/.test(id)

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
/** A plate of no vehicle. */
export const noPlate = (chance: Chance): string => {
  const letter = (): string => LETTERS.charAt(chance.int(LETTERS.length))
  return `${letter()}${letter()}${letter()}-4${String(chance.int(1000)).padStart(3, '0')}`
}
