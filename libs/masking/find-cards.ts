import { APART, type DigitScan, endOfStretch, GLUED, isOwnRun, SCRIPT_CHANGE, SEALED, WEAK } from './digit-scan.ts'
import { cardLengthsOf, isUnionPay, SHORTEST_CARD } from './issuers.ts'
import { type LuhnSums, luhnSums, passesLuhn } from './luhn.ts'
import { groupLengths, holdsOrdinaryShape, isRegularGrouping } from './ordinary-shapes.ts'

/** Digits `from <= i < to` of a scan. */
export type DigitWindow = { readonly from: number; readonly to: number }

/**
 * Payment cards among the digits of one run: known issuer, right length, right check digit.
 * One digit in front of or behind a card must not hide it, and one order number in ten passes Luhn by chance; so
 * what counts is where a window begins and ends (see README, "How a card is told from an order number").
 * @param labelled the text says "card number" just before: shape no longer matters, nor, for the whole run, Luhn
 * @returns windows that may overlap, in order of `from`; at most seven a digit, each found in constant time
 */
export function findCards(scan: DigitScan, from: number, to: number, labelled: boolean): readonly DigitWindow[] {
  if (to - from < SHORTEST_CARD) return []
  const sums = luhnSums(scan.values, from, to)
  scan.steps += to - from
  const found: DigitWindow[] = []
  let stretchEnd = from
  for (let at = from; at + SHORTEST_CARD <= to; at++) {
    const begins = at === from || scan.joints[at] !== GLUED
    const stretchBegins = at === from || (scan.joints[at] ?? APART) > SCRIPT_CHANGE
    if (stretchBegins) {
      stretchEnd = Math.min(endOfStretch(scan, at), to)
      found.push(...findGluedCards(scan, sums, at, stretchEnd))
    }
    if (!begins && !labelled) continue
    for (const length of lengthsAt(scan, at)) {
      const end = at + length
      if (end > to || !passesLuhn(sums, at, end)) continue
      if (labelled || (endsAt(scan, end, to) && isCardShaped(scan, at, end))) found.push({ from: at, to: end })
    }
  }
  if (labelled && found.length === 0 && isWholeCard(scan, from, to)) found.push({ from, to })
  return found
}

/**
 * A card glued to other digits: to its expiry date, to its expiry date and security code, to another card of the same
 * number of digits, or, for UnionPay, to anything. The whole stretch is given, since nobody can tell where it ends.
 */
function findGluedCards(scan: DigitScan, sums: LuhnSums, from: number, to: number): DigitWindow[] {
  const size = to - from
  if (size <= SHORTEST_CARD + 1) return []
  const isCutBefore = scan.joints[from] === SEALED
  const isCutAfter = to === scan.count ? scan.endsMasked : scan.joints[to] === SEALED
  const isGluedAt = (at: number) => at > from && at < to && scan.joints[at] === GLUED
  const heads = lengthsAt(scan, from).filter(
    (length) => !isCutBefore && isGluedAt(from + length) && passesLuhn(sums, from, from + length),
  )
  const tails = TAIL_LENGTHS.filter((length) => {
    const at = to - length
    return !isCutAfter && isGluedAt(at) && lengthsAt(scan, at).includes(length) && passesLuhn(sums, at, to)
  })
  scan.steps += heads.length + TAIL_LENGTHS.length
  const isGlued =
    (!isCutAfter && heads.some((length) => isExpiry(scan, from + length, to))) ||
    heads.some((head) => tails.some((tail) => head + tail === size)) ||
    heads.some(() => isUnionPay(firstFour(scan, from))) ||
    tails.some((length) => isUnionPay(firstFour(scan, to - length)))
  return isGlued ? [{ from, to }] : []
}

const TAIL_LENGTHS = [14, 15, 16, 17, 18, 19]

/** MMYY or YYMM between 2020 and 2049, alone or followed by a three-digit security code. */
function isExpiry(scan: DigitScan, from: number, to: number): boolean {
  if (to - from !== 4 && to - from !== 7) return false
  const first = (scan.values[from] ?? 0) * 10 + (scan.values[from + 1] ?? 0)
  const second = (scan.values[from + 2] ?? 0) * 10 + (scan.values[from + 3] ?? 0)
  const isMonth = (value: number) => value >= 1 && value <= 12
  const isYear = (value: number) => value >= 20 && value <= 49
  return (isMonth(first) && isYear(second)) || (isYear(first) && isMonth(second))
}

/**
 * One group, or grouped as cards are grouped; or oddly grouped, then neither across commas nor around an everyday shape.
 * A run that is nothing but this card, with one kind of separator, may look like anything inside.
 */
function isCardShaped(scan: DigitScan, from: number, to: number): boolean {
  if (isRegularGrouping(groupLengths(scan, from, to))) return true
  for (let at = from + 1; at < to; at++) if (scan.joints[at] === WEAK) return false
  return (isOwnRun(scan, from, to) && hasOneSeparator(scan, from, to)) || !holdsOrdinaryShape(scan, from, to)
}

function hasOneSeparator(scan: DigitScan, from: number, to: number): boolean {
  const separators = new Set<string>()
  for (let at = from + 1; at < to; at++)
    if ((scan.joints[at] ?? APART) > SCRIPT_CHANGE) separators.add(scan.text.slice(scan.ends[at - 1], scan.starts[at]))
  scan.steps += to - from
  return separators.size === 1
}

/** A labelled number whose check digit is wrong is a mistyped card: all but one of its digits are right. */
function isWholeCard(scan: DigitScan, from: number, to: number): boolean {
  return (
    isOwnRun(scan, from, to) &&
    lengthsAt(scan, from).includes(to - from) &&
    isRegularGrouping(groupLengths(scan, from, to))
  )
}

function endsAt(scan: DigitScan, end: number, to: number): boolean {
  return end === to || scan.joints[end] !== GLUED
}

function lengthsAt(scan: DigitScan, at: number): readonly number[] {
  scan.steps++
  return LENGTHS_OF_BITS[cardLengthsOf(firstFour(scan, at))] ?? []
}

function firstFour(scan: DigitScan, at: number): number {
  const { values } = scan
  return (values[at] ?? 0) * 1000 + (values[at + 1] ?? 0) * 100 + (values[at + 2] ?? 0) * 10 + (values[at + 3] ?? 0)
}

/** The lengths behind each of the 128 bit patterns of cardLengthsOf. */
const LENGTHS_OF_BITS: readonly (readonly number[])[] = Array.from({ length: 128 }, (_, bits) =>
  [13, 14, 15, 16, 17, 18, 19].filter((length) => bits & (1 << (length - SHORTEST_CARD))),
)
