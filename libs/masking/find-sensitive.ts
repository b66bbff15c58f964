import { characterClasses, HANZI_DIGIT } from './characters.ts'
import { type DigitScan, endOfRun, GLUED, SCRIPT_CHANGE, scanDigits } from './digit-scan.ts'
import { type DigitWindow, findCards } from './find-cards.ts'
import { findCodes, type SecretRange } from './find-codes.ts'
import { findLetteredNumber, findMainlandNumbers } from './find-identity-numbers.ts'
import { findLabels, isLabelled, type Label } from './labels.ts'
import type { FindingKind } from './mask-message.ts'

/** Offsets, in UTF-16 units, of one thing to mask. */
export type SensitiveRange = { readonly kind: FindingKind; readonly start: number; readonly end: number }

/** Ranges in order and not overlapping; `steps` is the work done, for the tests that hold it linear. */
export type Sensitive = { readonly ranges: readonly SensitiveRange[]; readonly steps: number }

/** A Hong Kong number has six digits before its check character; no text with fewer can hold a number to mask. */
const FEWEST_DIGITS = 6

/** Everything maskMessage would mask, where it stands. */
export function findSensitive(text: string): Sensitive {
  const labels = findLabels(text)
  const codes = labels.length === 0 ? [] : findCodes(text, labels)
  const scan = scanDigits(text, FEWEST_DIGITS)
  const steps = text.length * 2 + codes.length
  if (!scan) return { ranges: mergeRanges(codes), steps }
  const numbers = findNumbers(scan, labels)
  if (numbers.length === 0) return { ranges: mergeRanges(codes), steps: steps + scan.steps }
  const secrets = codes.filter((code) => code.isWord || !overlapsAny(code, numbers))
  return { ranges: mergeRanges([...numbers, ...secrets]), steps: steps + scan.steps }
}

function findNumbers(scan: DigitScan, labels: readonly Label[]): readonly SensitiveRange[] {
  const ranges: SensitiveRange[] = []
  for (let from = 0; from < scan.count; ) {
    const to = endOfRun(scan, from)
    const start = scan.starts[from] ?? 0
    const isIdentity = isLabelled(scan.text, labels, 'identity-number', start)
    const lettered = findLetteredNumber(scan, from, to, isIdentity)
    if (lettered) ranges.push({ kind: 'national-id', start: lettered.start, end: lettered.end })
    ranges.push(...coverWindows(scan, 'national-id', findMainlandNumbers(scan, from, to, isIdentity)))
    const isCard = isLabelled(scan.text, labels, 'card-number', start)
    ranges.push(...coverWindows(scan, 'card', findCards(scan, from, to, isCard)))
    from = to
  }
  return mergeRanges(ranges)
}

/**
 * Windows as ranges, each taking in the digits that touch it: nobody can tell where such a number ends, and what masking
 * leaves visible must never join its neighbours into something that looks like another number.
 * @param windows in order of `from`; one inside the range before it adds nothing, which keeps the walk linear
 */
function coverWindows(scan: DigitScan, kind: FindingKind, windows: readonly FoundWindow[]): SensitiveRange[] {
  const ranges: SensitiveRange[] = []
  let covered = 0
  for (const { from, to, end = 0 } of windows) {
    if (to <= covered) continue
    let first = from
    while (first > covered && touches(scan, first, first - 1)) first--
    let last = to
    while (last < scan.count && touches(scan, last, last)) last++
    scan.steps += from - first + last - to
    ranges.push({
      kind,
      start: scan.starts[first] ?? 0,
      end: endOfMarks(scan.text, Math.max(end, scan.ends[last - 1] ?? 0)),
    })
    covered = last
  }
  return ranges
}

/** Marks that belong to the last digit go with it: the keycap of 5️⃣, a strike-through. More than four are not writing. */
function endOfMarks(text: string, from: number): number {
  let at = from
  while (at - from < 4 && MARKS.test(text[at] ?? '')) at++
  return at
}

const MARKS = /[\u0300-\u036f\u20d0-\u20ff\ufe0f]/

/** `end` is given when letters make the number longer than its digits. */
type FoundWindow = DigitWindow & { readonly end?: number }

/** Hanzi digits next to a masked number stay: they cannot be mistaken for its visible ASCII digits. */
function touches(scan: DigitScan, joint: number, neighbour: number): boolean {
  if (scan.joints[joint] === GLUED) return true
  const unit = scan.text.charCodeAt(scan.starts[neighbour] ?? 0)
  return scan.joints[joint] === SCRIPT_CHANGE && (characterClasses[unit] ?? 0) < HANZI_DIGIT
}

function overlapsAny(code: SecretRange, numbers: readonly SensitiveRange[]): boolean {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle]?.end ?? 0) <= code.start) low = middle + 1
    else high = middle
  }
  return (numbers[low]?.start ?? Number.POSITIVE_INFINITY) < code.end
}

/** Overlapping ranges become one, of the kind that shows least. */
function mergeRanges(ranges: readonly SensitiveRange[]): readonly SensitiveRange[] {
  const merged: SensitiveRange[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged[merged.length - 1]
    if (!last || range.start >= last.end) {
      merged.push({ kind: range.kind, start: range.start, end: range.end })
      continue
    }
    const kind = SHOWS_LEAST.find((candidate) => candidate === last.kind || candidate === range.kind) ?? last.kind
    merged[merged.length - 1] = { kind, start: last.start, end: Math.max(last.end, range.end) }
  }
  return merged
}

const SHOWS_LEAST: readonly FindingKind[] = ['password', 'one-time-code', 'security-code', 'national-id', 'card']
