import { characterClasses, digitAt, STAR, TRANSPARENT } from './characters.ts'

/** A number as written: 482913, 482 913, 4-8-2-9-1-3. */
export type WrittenNumber = {
  /** ASCII digits of each group. */
  readonly groups: readonly WrittenGroup[]
  readonly start: number
  readonly end: number
}

export type WrittenGroup = { readonly digits: string; readonly start: number; readonly end: number }

/** Longer numbers are no codes; reading stops here so that a megabyte of digits costs the same as twenty. */
const DIGIT_LIMIT = 24

/**
 * Reads the number that starts at `at`, groups joined by one blank, dash, dot or slash, or undefined when it touches
 * stars: then it is what masking left visible.
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
  if (touchesStar(text, at - 1) || touchesStar(text, end)) return undefined
  return { groups, start: at, end }
}

/** The number whose last digit ends at `end`, or undefined when there is none, it touches stars, or it is part of a word. */
export function readNumberBack(text: string, end: number): WrittenNumber | undefined {
  let start = end
  let earliest = -1
  while (start > 0 && end - start < DIGIT_LIMIT * 2) {
    const width = digitAt(text, start - 1) >= 0 ? 1 : start > 1 && digitAt(text, start - 2) >= 0 ? 2 : 0
    if (width > 0) earliest = start - width
    else if (!JOINTS.includes(text[start - 1] ?? '') && characterClasses[text.charCodeAt(start - 1)] !== TRANSPARENT)
      break
    start -= width || 1
  }
  if (earliest < 0 || /[A-Za-z]/.test(text[earliest - 1] ?? '')) return undefined
  const number = readNumber(text, earliest)
  return number && number.end <= end ? number : undefined
}

/** All digits of a number, without its separators. */
export function digitsOf(number: WrittenNumber): string {
  return number.groups.map((group) => group.digits).join('')
}

/** True for 2026-11-21, 21/11/2026, 14:30 style groups and 20261121: numbers that follow labels without being codes. */
export function isDate(number: WrittenNumber): boolean {
  const shape = number.groups.map((group) => group.digits).join('-')
  return (
    /^(19|20)\d\d-\d{1,2}-\d{1,2}/.test(shape) ||
    /^\d{1,2}-\d{1,2}-20\d\d$/.test(shape) ||
    /^20\d\d[01]\d[0-3]\d$/.test(shape)
  )
}

function touchesStar(text: string, at: number): boolean {
  return at >= 0 && characterClasses[text.charCodeAt(at)] === STAR && STAR_ROWS.some((row) => row(text, at))
}

/** Three stars are a mask; one or two are Markdown around a code. */
const STAR_ROWS = [
  (text: string, at: number) => isStar(text, at + 1) && isStar(text, at + 2),
  (text: string, at: number) => isStar(text, at - 1) && isStar(text, at - 2),
]

function isStar(text: string, at: number): boolean {
  return characterClasses[text.charCodeAt(at)] === STAR
}

const JOINTS = ' -–.·/_\u00a0\u3000－．'
