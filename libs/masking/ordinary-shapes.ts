import { APART, type DigitScan, SCRIPT_CHANGE } from './digit-scan.ts'

/**
 * Lengths of the written groups of a window: `6217 0012` is [4, 4]. A change of script does not end a group.
 * @param from first digit of the window
 * @param to end of the window, exclusive
 */
export function groupLengths(scan: DigitScan, from: number, to: number): number[] {
  const lengths = [1]
  for (let at = from + 1; at < to; at++) {
    if ((scan.joints[at] ?? APART) <= SCRIPT_CHANGE)
      lengths[lengths.length - 1] = (lengths[lengths.length - 1] ?? 0) + 1
    else lengths.push(1)
  }
  scan.steps += to - from
  return lengths
}

/** True for the ways cards and identity numbers are really grouped: equal groups with a shorter rest, 4-6-5, 6-10, 6-8-4. */
export function isRegularGrouping(lengths: readonly number[]): boolean {
  const [first = 0, second = 0, third = 0] = lengths
  if (lengths.length === 1) return true
  if (lengths.length === 2 && first === 6 && second >= 7) return true
  if (lengths.length === 3 && first === 4 && second === 6 && (third === 4 || third === 5)) return true
  if (lengths.length === 3 && first === 6 && second >= 6 && third <= 4 && third >= 3) return true
  return lengths.every((length, index) => (index < lengths.length - 1 ? length === first : length <= first))
}

/**
 * True when a window of digits holds something a bank writes every day: a date (2026-11-21), a time (14:30:25), a
 * list of decimals (4.35 4.75), a freephone (400-820-8888), a landline (021-6888 1234), a mobile number (138 1234 5678) or counting (1 2 3 4 5). Such a
 * window is not taken for an oddly grouped card.
 */
export function holdsOrdinaryShape(scan: DigitScan, from: number, to: number): boolean {
  const groups = readGroups(scan, from, to)
  return groups.some((_, index) => SHAPES.some((isShape) => isShape(groups, index)))
}

type Group = { readonly text: string; readonly separatorBefore: string }
type Shape = (groups: readonly Group[], at: number) => boolean

const SHAPES: readonly Shape[] = [
  (groups, at) =>
    /^(19|20)\d\d$/.test(read(groups, at)) && isMonth(read(groups, at + 1)) && isDay(read(groups, at + 2)),
  (groups, at) => isDay(read(groups, at)) && isMonth(read(groups, at + 1)) && /^20\d\d$/.test(read(groups, at + 2)),
  (groups, at) => /^20\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(read(groups, at)),
  (groups, at) => isDecimal(groups, at) && groups.some((_, later) => later > at && isDecimal(groups, later)),
  (groups, at) => /^[48]00$/.test(read(groups, at)) && read(groups, at + 1).length + read(groups, at + 2).length === 7,
  (groups, at) => /^0\d{2,3}$/.test(read(groups, at)) && /^\d{7,8}$/.test(read(groups, at + 1)),
  (groups, at) =>
    /^1[3-9]\d$/.test(read(groups, at)) && read(groups, at + 1).length === 4 && read(groups, at + 2).length === 4,
  (groups, at) => /^1[3-9]\d{9}$/.test(read(groups, at)),
  (groups, at) => [1, 2, 3, 4].every((step) => read(groups, at + step) === String(Number(read(groups, at)) + step)),
]

function readGroups(scan: DigitScan, from: number, to: number): Group[] {
  const groups: Group[] = []
  for (let at = from; at < to; ) {
    let end = at + 1
    let text = String(scan.values[at])
    while (end < to && (scan.joints[end] ?? APART) <= SCRIPT_CHANGE) text += scan.values[end++]
    const separatorBefore = at === from ? '' : scan.text.slice(scan.ends[at - 1], scan.starts[at])
    groups.push({ text, separatorBefore })
    at = end
  }
  scan.steps += to - from
  return groups
}

function read(groups: readonly Group[], at: number): string {
  return groups[at]?.text ?? ''
}

/** 4.35 or 1286.5, of which a list of rates or prices has two or more. */
function isDecimal(groups: readonly Group[], at: number): boolean {
  return (
    /^(0|[1-9]\d{0,5})$/.test(read(groups, at)) && /^\d{1,2}$/.test(read(groups, at + 1)) && isLoneDot(groups, at + 1)
  )
}

/** A dot that makes a decimal: neither neighbour is joined by a dot too, as in 6217.00.12. */
function isLoneDot(groups: readonly Group[], at: number): boolean {
  const dotted = (index: number) => groups[index]?.separatorBefore === '.'
  return dotted(at) && !dotted(at - 1) && !dotted(at + 1)
}

function isMonth(text: string): boolean {
  return text.length <= 2 && Number(text) >= 1 && Number(text) <= 12
}

function isDay(text: string): boolean {
  return text.length <= 2 && Number(text) >= 1 && Number(text) <= 31
}
