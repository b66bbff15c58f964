/**
 * Check character of a mainland resident identity number (GB 11643-1999, ISO 7064 MOD 11-2).
 * @param digits values of its first 17 digits, starting at `from`
 * @returns 0..10, where 10 is written X
 */
export function mainlandCheck(digits: ArrayLike<number>, from: number): number {
  let sum = 0
  for (let at = 0; at < 17; at++) sum += (digits[from + at] ?? 0) * (MAINLAND_WEIGHTS[at] ?? 0)
  return (12 - (sum % 11)) % 11
}

/** True for the code of a province, or of Hong Kong 81, Macau 82, Taiwan 83, as identity numbers begin with it. */
export function isProvince(code: number): boolean {
  return PROVINCES[code] === 1
}

/** True for a day of the calendar between 1900 and 2099; leap years count. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1) return false
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0))
}

/**
 * True when a letter and nine digits are a Taiwan identity number (A123456789) or a new residence number (A800000014).
 * @param letter A-Z, upper case
 */
export function isTaiwanNumber(letter: string, digits: ArrayLike<number>): boolean {
  const code = TAIWAN_LETTERS.indexOf(letter) + 10
  const gender = digits[0] ?? 0
  if (code < 10 || digits.length !== 9 || ![1, 2, 8, 9].includes(gender)) return false
  let sum = Math.floor(code / 10) + (code % 10) * 9
  for (let at = 0; at < 8; at++) sum += (digits[at] ?? 0) * (8 - at)
  return (sum + (digits[8] ?? 0)) % 10 === 0
}

/**
 * Check character 0-9 or A of a Hong Kong identity number.
 * @param letters one or two, upper case
 * @param digits values of its six digits
 */
export function hongKongCheck(letters: string, digits: ArrayLike<number>): string {
  const first = letters.length === 2 ? letterValue(letters, 0) : 36
  let sum = first * 9 + letterValue(letters, letters.length - 1) * 8
  for (let at = 0; at < 6; at++) sum += (digits[at] ?? 0) * (7 - at)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'A' : String(check)
}

function letterValue(letters: string, at: number): number {
  return letters.charCodeAt(at) - 55
}

const MAINLAND_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const PROVINCES = new Uint8Array(100)
for (const code of [
  ...[11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46],
  ...[50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91],
])
  PROVINCES[code] = 1
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
/** Order in which the letters take the values 10..35; I, O and W came last. */
const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'
