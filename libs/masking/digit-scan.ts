import {
  astralDigit,
  characterClasses,
  HANZI_DIGIT,
  isLatinLetter,
  OTHER,
  PLAIN_DIGIT,
  STAR,
  STRONG_SEPARATOR,
  TRANSPARENT,
  WEAK_SEPARATOR,
} from './characters.ts'

/** How a digit follows the one before it; the order is the looseness, and two digits APART never share a number. */
export const GLUED = 0
/** Nothing between them, but one is hanzi and the other is not: 卡一6222… may be "card one". */
export const SCRIPT_CHANGE = 1
const STRONG = 2
export const WEAK = 3
export const APART = 4
/** APART, with a mask between: what stands beside it was once part of more, so it is never "a number of its own". */
export const SEALED = 5

/** Every digit of a text in order. Arrays are parallel; offsets are UTF-16 units of the text. */
export type DigitScan = {
  readonly text: string
  readonly count: number
  readonly values: Uint8Array
  readonly starts: Int32Array
  /** End of the digit itself, exclusive; separators after it are not included. */
  readonly ends: Int32Array
  /** GLUED … SEALED: relation to the digit before; the first digit is APART or SEALED. */
  readonly joints: Uint8Array
  /** True when a mask follows the last digit. */
  readonly endsMasked: boolean
  /** Work done so far in small equal steps; the tests hold it linear in the length of the text. */
  steps: number
}

/** More separators than this between two digits and they belong to two numbers. */
const SEPARATOR_LIMIT = 5
/** A masked number holds at least this many stars in a row; one or two are only separators, or Markdown. */
const MASK_STARS = 3
/** The check character of one mainland identity number in eleven: 1****************X. */
const LETTER_X = 120

/**
 * Lists the digits of a text in every script, or undefined when there are fewer than `atLeast`: the usual message.
 * What is already masked (621700******3391) is sealed off from its neighbours, so that masking twice changes nothing.
 */
export function scanDigits(text: string, atLeast: number): DigitScan | undefined {
  const count = countDigits(text)
  if (count < atLeast) return undefined
  const values = new Uint8Array(count)
  const starts = new Int32Array(count)
  const ends = new Int32Array(count)
  const joints = new Uint8Array(count)
  const sealedAt: number[] = []
  const maskedHeads: number[] = []
  let found = 0
  let joint = APART
  let separators = 0
  let stars = 0
  let isMaskBetween = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const kind = characterClasses[unit] ?? OTHER
    const value = kind >= PLAIN_DIGIT ? kind & 15 : kind === OTHER ? astralDigit(unit, text, at) : -1
    if (value >= 0) {
      if (isMaskBetween) {
        joint = SEALED
        if (stars >= MASK_STARS && separators === stars) sealedAt.push(found)
      } else if (separators > SEPARATOR_LIMIT) joint = APART
      else if (joint === GLUED && found > 0 && isHanzi(kind) !== isHanziAt(text, starts[found - 1] ?? 0))
        joint = SCRIPT_CHANGE
      values[found] = value
      starts[found] = at
      if (kind < PLAIN_DIGIT) at++
      ends[found] = at + 1
      joints[found] = found === 0 ? Math.max(joint, APART) : joint
      found++
      joint = GLUED
      separators = 0
      stars = 0
      isMaskBetween = false
      continue
    }
    if (kind === TRANSPARENT) continue
    if (kind === OTHER) {
      if (stars >= MASK_STARS && separators === stars && (unit | 32) === LETTER_X && found > 0) maskedHeads.push(found)
      joint = APART
      separators = 0
      stars = 0
      continue
    }
    separators++
    if (kind === STAR && ++stars >= MASK_STARS) isMaskBetween = true
    else if (kind !== STAR && stars < MASK_STARS) stars = 0
    if (kind === WEAK_SEPARATOR && joint < WEAK) joint = WEAK
    else if ((kind === STRONG_SEPARATOR || kind === STAR) && joint < STRONG) joint = STRONG
  }
  const scan = { text, count, values, starts, ends, joints, endsMasked: isMaskBetween, steps: text.length * 2 }
  for (const index of sealedAt) sealMasked(scan, index)
  for (const end of maskedHeads) sealHead(scan, end)
  return scan
}

/** Ends the run that starts at digit `from`: the index of the first digit APART from it or SEALED off. */
export function endOfRun(scan: DigitScan, from: number): number {
  let to = from + 1
  while (to < scan.count && (scan.joints[to] ?? APART) < APART) to++
  scan.steps += to - from
  return to
}

/** True when the digits `from <= i < to` are a run, and no mask stands beside them. */
export function isOwnRun(scan: DigitScan, from: number, to: number): boolean {
  return scan.joints[from] === APART && (to === scan.count ? !scan.endsMasked : scan.joints[to] === APART)
}

/** End of the glued digits around which no separator was written; script changes are inside. */
export function endOfStretch(scan: DigitScan, from: number): number {
  let to = from + 1
  while (to < scan.count && (scan.joints[to] ?? APART) <= SCRIPT_CHANGE) to++
  scan.steps += to - from
  return to
}

function countDigits(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const kind = characterClasses[unit] ?? OTHER
    if (kind >= PLAIN_DIGIT || (kind === OTHER && astralDigit(unit, text, at) >= 0)) count++
  }
  return count
}

/**
 * `index` is the first digit after a row of stars. When the stars stand between what masking leaves visible (up to six
 * digits or a letter before, up to four digits after) those digits may not start or end another number.
 */
function sealMasked(scan: DigitScan, index: number): void {
  let starsFrom = (scan.starts[index] ?? 0) - 1
  while (starsFrom >= 0 && isStarOrTransparent(scan.text, starsFrom)) starsFrom--
  let tail = index + 1
  while (tail < scan.count && scan.joints[tail] === GLUED && tail - index <= 4) tail++
  if (tail - index > 4) return
  const afterDigit = index > 0 && starsFrom === (scan.ends[index - 1] ?? 0) - 1
  if (afterDigit ? !sealHead(scan, index) : !isLatinLetter(scan.text.charCodeAt(starsFrom))) return
  if (tail < scan.count) scan.joints[tail] = SEALED
}

/** Ends any number before the up to six glued digits in front of digit `end`; false when there are more than six. */
function sealHead(scan: DigitScan, end: number): boolean {
  let head = end - 1
  while (head > 0 && scan.joints[head] === GLUED && end - head <= 6) head--
  if (end - head > 6) return false
  scan.joints[head] = SEALED
  return true
}

function isStarOrTransparent(text: string, at: number): boolean {
  const kind = characterClasses[text.charCodeAt(at)]
  return kind === STAR || kind === TRANSPARENT
}

function isHanzi(kind: number): boolean {
  return kind >= HANZI_DIGIT
}

function isHanziAt(text: string, at: number): boolean {
  return isHanzi(characterClasses[text.charCodeAt(at)] ?? OTHER)
}
