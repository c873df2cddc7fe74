import type { Chance } from './chance.ts'

/**
 * Valid numbers, built here from the published rules and not with the detectors' code: a mistake that both shared would not show.
 * Check digits are found by trying all ten.
 */
const LETTER_CODES: Readonly<Record<string, number>> = {
  ...{ A: 10, B: 11, C: 12, D: 13, E: 14, F: 15, G: 16, H: 17, I: 34, J: 18, K: 19, M: 21, N: 22 },
  ...{ O: 35, P: 23, Q: 24, T: 27, U: 28, V: 29, W: 32, X: 30, Z: 33 },
}
const LETTERS = Object.keys(LETTER_CODES)

function personal(chance: Chance, second: string): string {
  const letter = chance.pick(LETTERS)
  const head = chance.digits(7)
  const code = LETTER_CODES[letter] ?? 0
  const secondValue = /\d/.test(second) ? Number(second) : (LETTER_CODES[second] ?? 0) % 10
  const all = [Math.floor(code / 10), code % 10, secondValue, ...Array.from(head, Number)]
  const weights = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1]
  const sum = all.reduce((total, digit, i) => total + digit * (weights[i] ?? 0), 0)
  return `${letter}${second}${head}${(10 - (sum % 10)) % 10}`
}

export const nationalId = (chance: Chance): string => personal(chance, chance.pick(['1', '2']))
export const newResident = (chance: Chance): string => personal(chance, chance.pick(['8', '9']))
export const oldResident = (chance: Chance): string => personal(chance, chance.pick(['A', 'B', 'C', 'D']))

export function luhn(chance: Chance): string {
  const head = chance.pick(['4', '51', '52', '55', '3530', '62']) + chance.digits(20)
  const body = head.slice(0, 15)
  let sum = 0
  for (let i = 0; i < 15; i++) {
    const digit = Number(body[i]) * (i % 2 === 0 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return body + String((10 - (sum % 10)) % 10)
}

export function businessNumber(chance: Chance): string {
  for (;;) {
    const value = chance.digits(8)
    const products = [1, 2, 1, 2, 1, 2, 4, 1].map((weight, i) => String(Number(value[i]) * weight))
    const sum = products
      .join('')
      .split('')
      .reduce((total, digit) => total + Number(digit), 0)
    if (sum % 5 === 0 && value[6] !== '7') return value
  }
}

function postalHalf(chance: Chance): string {
  const body = chance.digits(6)
  const sum = Array.from(body).reduce((total, digit, i) => total + Number(digit) * (i + 2), 0)
  const rest = 11 - (sum % 11)
  return body + (rest === 10 ? '0' : rest === 11 ? '1' : String(rest))
}
export const postal = (chance: Chance): string => postalHalf(chance) + postalHalf(chance)

function icao(field: string): string {
  const values = Array.from(field, (char) =>
    char === '<' ? 0 : /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 'A'.charCodeAt(0) + 10,
  )
  return String(
    values.reduce((sum, value, i) => sum + value * (i % 3 === 0 ? 7 : i % 3 === 1 ? 3 : 1), 0) % 10,
  )
}

export function machineLine(chance: Chance): string {
  const day = (): string => `${10 + chance.below(80)}0${1 + chance.below(9)}${10 + chance.below(18)}`
  const number = `3${chance.digits(8)}`
  const birth = day()
  const expiry = day()
  const own = `${nationalId(chance)}<<<<`
  const fields = [number + icao(number), birth + icao(birth), expiry + icao(expiry), own + icao(own)]
  const [a = '', b = '', c = '', d = ''] = fields
  return `${a}TWN${b}${chance.pick(['M', 'F'])}${c}${d}${icao(a + b + c + d)}`
}
