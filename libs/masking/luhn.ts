/**
 * Sums that answer "does this window pass Luhn?" in one step, however many windows of a long run of digits are asked.
 * Two running sums are kept, one doubling the even positions and one the odd; the last digit of a window is never
 * doubled, so its position says which sum to take.
 */
export type LuhnSums = { readonly from: number; readonly doublingEven: Uint8Array; readonly doublingOdd: Uint8Array }

/** Running sums, modulo 10, of the digits `from <= i < to`. */
export function luhnSums(values: Uint8Array, from: number, to: number): LuhnSums {
  const doublingEven = new Uint8Array(to - from + 1)
  const doublingOdd = new Uint8Array(to - from + 1)
  for (let at = from; at < to; at++) {
    const value = values[at] ?? 0
    const doubled = DOUBLED[value] ?? 0
    const even = (at - from) % 2 === 0
    doublingEven[at - from + 1] = ((doublingEven[at - from] ?? 0) + (even ? doubled : value)) % 10
    doublingOdd[at - from + 1] = ((doublingOdd[at - from] ?? 0) + (even ? value : doubled)) % 10
  }
  return { from, doublingEven, doublingOdd }
}

/** True when the digits `from <= i < to`, inside the range the sums were made for, end in a right check digit. */
export function passesLuhn(sums: LuhnSums, from: number, to: number): boolean {
  const lastIsEven = (to - 1 - sums.from) % 2 === 0
  const running = lastIsEven ? sums.doublingOdd : sums.doublingEven
  return running[to - sums.from] === running[from - sums.from]
}

/** Check digit 0..9 that makes `body` followed by it pass Luhn (ISO/IEC 7812-1 annex B). */
export function luhnCheckDigit(body: string): number {
  let sum = 0
  for (let back = 1; back <= body.length; back++) {
    const value = Number(body[body.length - back])
    sum += back % 2 === 1 ? (DOUBLED[value] ?? 0) : value
  }
  return (10 - (sum % 10)) % 10
}

/** Twice the digit, its own two digits added. */
const DOUBLED = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
