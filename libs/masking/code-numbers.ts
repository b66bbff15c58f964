import { astralDigit, characterClasses, digitAt, STAR, TRANSPARENT } from './characters.ts'

/** A number as written: 482913, 482 913, 4-8-2-9-1-3. */
export type WrittenNumber = {
  /** ASCII digits of each group. */
  readonly groups: readonly WrittenGroup[]
  readonly start: number
  readonly end: number
}

export type WrittenGroup = { readonly digits: string; readonly start: number; readonly end: number }

/** Longer numbers are no codes; reading stops here, and drops the group it stopped in, so that
 * a megabyte of digits costs the same as twenty. */
const DIGIT_LIMIT = 24

/**
 * Reads the number that starts at `at`, groups joined by one blank, dash, dot or slash, or undefined when it stands
 * next to a mask: then it is what masking left visible, or its label has had its value.
 */
export function readNumber(text: string, at: number): WrittenNumber | undefined {
  const groups: { digits: string; start: number; end: number }[] = []
  let digitCount = 0
  let isJoined = false
  let end = at
  for (let next = at; digitCount < DIGIT_LIMIT && next - at < DIGIT_LIMIT * 4; ) {
    const value = digitAt(text, next)
    if (value >= 0) {
      const width = text.charCodeAt(next) >= 0xd800 && text.charCodeAt(next) <= 0xdbff ? 2 : 1
      const group = groups[groups.length - 1]
      if (group && isJoined) Object.assign(group, { digits: group.digits + value, end: next + width })
      else groups.push({ digits: String(value), start: next, end: next + width })
      isJoined = true
      digitCount++
      next += width
      end = next
    } else if (characterClasses[text.charCodeAt(next)] === TRANSPARENT) next++
    else if (isJoined && JOINTS.includes(text[next] ?? '')) {
      isJoined = false
      next++
    } else break
  }
  if (digitCount === DIGIT_LIMIT) groups.pop()
  end = groups[groups.length - 1]?.end ?? at
  if (touchesMask(text, at - 1, -1) || touchesMask(text, end, 1)) return undefined
  return { groups, start: at, end }
}

/** The number whose last digit ends at `end`, without a first group that is part of a word; undefined when there is
 * none or it stands next to a mask. */
export function readNumberBack(text: string, end: number): WrittenNumber | undefined {
  let start = end
  let earliest = -1
  while (start > 0 && end - start < DIGIT_LIMIT * 2) {
    const width =
      digitAt(text, start - 1) >= 0
        ? 1
        : start > 1 && astralDigit(text.charCodeAt(start - 2), text, start - 2) >= 0
          ? 2
          : 0
    if (width > 0) earliest = start - width
    else if (!JOINTS.includes(text[start - 1] ?? '') && characterClasses[text.charCodeAt(start - 1)] !== TRANSPARENT)
      break
    start -= width || 1
  }
  const number = earliest < 0 ? undefined : readNumber(text, earliest)
  if (!number || number.end > end) return undefined
  const isPartOfWord = /[A-Za-z]/.test(text[earliest - 1] ?? '')
  return isPartOfWord ? withoutFirstGroup(number) : number
}

/** What remains when the first group belongs to something else, or undefined when that was all. */
export function withoutFirstGroup(number: WrittenNumber): WrittenNumber | undefined {
  const [, second] = number.groups
  return second && { ...number, groups: number.groups.slice(1), start: second.start }
}

/** All digits of a number, without its separators. */
export function digitsOf(number: WrittenNumber): string {
  return number.groups.map((group) => group.digits).join('')
}

/** True for 2026-11-21 and 21/11/2026: a day follows labels too. 20261121 is none, for many a password is a birthday. */
export function isDate(number: WrittenNumber): boolean {
  const shape = number.groups.map((group) => group.digits).join('-')
  return /^(19|20)\d\d-\d{1,2}-\d{1,2}/.test(shape) || /^\d{1,2}-\d{1,2}-20\d\d$/.test(shape)
}

/** True when three stars, a mask, stand at `from` or beyond separators in that direction; one or two are Markdown. */
function touchesMask(text: string, from: number, step: 1 | -1): boolean {
  let at = from
  while (Math.abs(at - from) < 4 && JOINTS.includes(text[at] ?? 'none')) at += step
  return isStar(text, at) && isStar(text, at + step) && isStar(text, at + 2 * step)
}

function isStar(text: string, at: number): boolean {
  return characterClasses[text.charCodeAt(at)] === STAR
}

const JOINTS = ' -–.·/_\u00a0\u3000－．'
