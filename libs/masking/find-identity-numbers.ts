import { characterClasses, foldUnit, isLatinLetter, PLAIN_DIGIT, STAR, TRANSPARENT } from './characters.ts'
import { APART, type DigitScan, GLUED, isOwnRun, SCRIPT_CHANGE } from './digit-scan.ts'
import type { DigitWindow } from './find-cards.ts'
import { hongKongCheck, isCalendarDay, isProvince, isTaiwanNumber, mainlandCheck } from './identity-numbers.ts'
import { groupLengths, isRegularGrouping } from './ordinary-shapes.ts'

/** An identity number: its digits, and where its letters make it longer than them. */
export type IdentityWindow = DigitWindow & { readonly start: number; readonly end: number }

/**
 * Mainland numbers among the digits of one run. The 18-character form is found anywhere, even glued to a phone number,
 * since province, birth date and check character together fit one random number in 60,000; the 15-digit form of before
 * 1999 has no check character and is taken only as a number of its own.
 * @param labelled the text says "identity number" just before: a wrong check character is then a typing error
 */
export function findMainlandNumbers(scan: DigitScan, from: number, to: number, labelled: boolean): IdentityWindow[] {
  const found: IdentityWindow[] = []
  for (let at = from; at + 15 <= to; at++) {
    scan.steps++
    if (!isProvince(number(scan, at, 2))) continue
    if (at + 17 <= to && isCalendarDay(number(scan, at + 6, 4), number(scan, at + 10, 2), number(scan, at + 12, 2))) {
      const window = longForm(scan, at, to, labelled && at === from)
      if (window) found.push(window)
    }
    if (isShortForm(scan, at, from, to)) found.push(windowOf(scan, at, at + 15))
  }
  return found
}

/**
 * Taiwan (A123456789) and Hong Kong (A123456(7)) numbers whose digits begin at `at`, which follows a letter.
 * A Hong Kong number without brackets needs a label, because one reference such as T1234567 in eleven would pass.
 */
export function findLetteredNumber(
  scan: DigitScan,
  at: number,
  to: number,
  labelled: boolean,
): IdentityWindow | undefined {
  const letterAt = lettersBefore(scan, at)
  if (letterAt === undefined) return undefined
  const letters = foldLetters(scan.text, letterAt, scan.starts[at] ?? 0)
  scan.steps += 20
  const isApart = !followsDigitOrMask(scan.text, letterAt)
  if (letters.length === 1 && isApart && to - at >= 9 && endsWord(scan, at + 9)) {
    if (isTaiwanNumber(letters, scan.values.subarray(at, at + 9)))
      return { ...windowOf(scan, at, at + 9), start: letterAt }
  }
  if (to - at < 6) return undefined
  const check = hongKongCheck(letters, scan.values.subarray(at, at + 6))
  const end = endOfHongKong(scan, at + 6, check, labelled && isApart)
  if (end === undefined) return undefined
  const last = at + 6 < scan.count && (scan.starts[at + 6] ?? 0) < end ? at + 7 : at + 6
  return { from: at, to: last, start: letterAt, end }
}

function longForm(scan: DigitScan, at: number, to: number, forgiving: boolean): IdentityWindow | undefined {
  const check = mainlandCheck(scan.values, at)
  const endOfX = at + 17 === to ? endOfLetterX(scan.text, scan.ends[at + 16] ?? 0) : undefined
  if (endOfX !== undefined && (check === 10 || forgiving)) return { ...windowOf(scan, at, at + 17), end: endOfX }
  if (at + 18 > to) return undefined
  const matches = scan.values[at + 17] === check || (forgiving && (at + 18 === to || scan.joints[at + 18] !== GLUED))
  return matches ? windowOf(scan, at, at + 18) : undefined
}

function isShortForm(scan: DigitScan, at: number, from: number, to: number): boolean {
  if (!isCalendarDay(1900 + number(scan, at + 6, 2), number(scan, at + 8, 2), number(scan, at + 10, 2))) return false
  const begins = at === from || (scan.joints[at] ?? APART) > SCRIPT_CHANGE
  const ends = at + 15 === to || (scan.joints[at + 15] ?? APART) > SCRIPT_CHANGE
  if (!begins || !ends) return false
  const lengths = groupLengths(scan, at, at + 15)
  return lengths.length === 1 || (isOwnRun(scan, at, at + 15) && isRegularGrouping(lengths))
}

/** End of the X written up to two signs after the 17th digit and not as part of a word, or undefined. */
function endOfLetterX(text: string, after: number): number | undefined {
  for (let at = after; at < after + 3; at++) {
    const unit = text.charCodeAt(at)
    if (foldUnit(unit) === 120 || unit === 0xd7) return isLatinLetter(text.charCodeAt(at + 1)) ? undefined : at + 1
    const kind = characterClasses[unit] ?? 0
    if (kind < TRANSPARENT || kind >= STAR) return undefined
  }
  return undefined
}

/** Offset of the one or two letters directly before a digit, one separator allowed, that are not part of a word. */
function lettersBefore(scan: DigitScan, index: number): number | undefined {
  let at = skipTransparentBack(scan.text, (scan.starts[index] ?? 0) - 1)
  const kind = characterClasses[scan.text.charCodeAt(at)] ?? 0
  if (kind > TRANSPARENT && kind < STAR) at = skipTransparentBack(scan.text, at - 1)
  if (!isLatinLetter(scan.text.charCodeAt(at))) return undefined
  const second = skipTransparentBack(scan.text, at - 1)
  if (isLatinLetter(scan.text.charCodeAt(second))) at = second
  return isLatinLetter(scan.text.charCodeAt(at - 1)) ? undefined : at
}

/** A few invisible signs may stand between two visible ones; more are no longer writing. */
const INVISIBLE_LIMIT = 4

function skipTransparentBack(text: string, from: number): number {
  let at = from
  while (from - at < INVISIBLE_LIMIT && characterClasses[text.charCodeAt(at)] === TRANSPARENT) at--
  return at
}

function skipTransparent(text: string, from: number): number {
  let at = from
  while (at - from < INVISIBLE_LIMIT && characterClasses[text.charCodeAt(at)] === TRANSPARENT) at++
  return at
}

/** The letter continues a reference such as 4F123456789, or one that masking cut. */
function followsDigitOrMask(text: string, letterAt: number): boolean {
  return (
    (characterClasses[text.charCodeAt(letterAt - 1)] ?? 0) >= PLAIN_DIGIT ||
    text.slice(Math.max(0, letterAt - 3), letterAt) === '***'
  )
}

function foldLetters(text: string, from: number, to: number): string {
  let letters = ''
  for (let at = from; at < to; at++)
    if (isLatinLetter(text.charCodeAt(at))) letters += String.fromCharCode(foldUnit(text.charCodeAt(at)) - 32)
  return letters
}

/** End of a Hong Kong number whose six digits end before digit `next`, or undefined when the check does not follow. */
function endOfHongKong(scan: DigitScan, next: number, check: string, labelled: boolean): number | undefined {
  const after = skipTransparent(scan.text, scan.ends[next - 1] ?? 0)
  const bracketed = /^\s?[(（\uff3b[]\s?([0-9A０-９Ａa])\s?[)）\uff3d\]]/.exec(scan.text.slice(after, after + 6))
  if (bracketed?.[1])
    return bracketed[1].normalize('NFKC').toUpperCase() === check ? after + bracketed[0].length : undefined
  if (!labelled) return undefined
  if (check === 'A')
    return foldUnit(scan.text.charCodeAt(after)) === 97 && !isLatinLetter(scan.text.charCodeAt(after + 1))
      ? after + 1
      : undefined
  return String(scan.values[next]) === check && scan.joints[next] === GLUED && endsWord(scan, next + 1)
    ? scan.ends[next]
    : undefined
}

/** True when digit `next - 1` is the last of its word: neither a digit nor a letter is glued to it. */
function endsWord(scan: DigitScan, next: number): boolean {
  const isGlued = next < scan.count && scan.joints[next] === GLUED
  return !isGlued && !isLatinLetter(scan.text.charCodeAt(scan.ends[next - 1] ?? 0))
}

function number(scan: DigitScan, at: number, length: number): number {
  let sum = 0
  for (let index = at; index < at + length; index++) sum = sum * 10 + (scan.values[index] ?? 0)
  return sum
}

function windowOf(scan: DigitScan, from: number, to: number): IdentityWindow {
  return { from, to, start: scan.starts[from] ?? 0, end: scan.ends[to - 1] ?? 0 }
}
