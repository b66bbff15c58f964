import { characterClasses, digitAt, foldUnit, isLatinLetter, STAR } from './characters.ts'
import { COUNTED_WORDS, GAP_WORDS } from './code-words.ts'

/** What stands between a label (验证码, password) and the value it announces. */
export type Gap = {
  /** Offset where a value may start. */
  readonly at: number
  /** Only filler words stood between: the value belongs to the label without doubt. */
  readonly isPlain: boolean
  /** A word that says "here it comes" (是, is, :) stood directly before the value. */
  readonly isAnnounced: boolean
  /** The value touches the label: 密码abc123. */
  readonly isTouching: boolean
  /** A label and one blank: password abc123. */
  readonly isSpaced: boolean
}

/** Longest text, in UTF-16 units, between a label and its value: 验证码刚刚终于收到了，是. */
const REACH = 24

/**
 * Walks from the end of a label to where a value may stand: the first digit, or the first Latin word after an announcing
 * word. Stops with nothing at the end of a sentence, at a star, at another label and at words that turn the sentence
 * elsewhere (没收到, 尾号, 拨打, not, call).
 * @param end where the next label begins, or the end of the text
 */
export function gapAfter(text: string, from: number, end: number): Gap | undefined {
  let isPlain = true
  let isAnnounced = false
  for (let at = from; at < end && at - from <= REACH; ) {
    const isTouching = at === from
    const isSpaced = at === from + 1 && text[from] === ' '
    if (digitAt(text, at) >= 0 && !COUNTED_WORDS.matchAt(text, at))
      return { at, isPlain, isAnnounced, isTouching, isSpaced }
    const phrase = GAP_WORDS.matchAt(text, at)
    if (phrase?.meaning === 'stop') return undefined
    if (phrase) {
      if (phrase.meaning === 'announce') isAnnounced = true
      else if (isLatinLetter(text.charCodeAt(at))) isAnnounced = false
      at += phrase.length
      continue
    }
    const unit = text.charCodeAt(at)
    if (characterClasses[unit] === STAR || isSentenceEnd(text, at)) return undefined
    const isWord = unit > 32 && foldUnit(unit) > 32 && foldUnit(unit) < 127
    if (isWord && (isAnnounced || (isPlain && (isTouching || isSpaced))))
      return { at, isPlain, isAnnounced, isTouching, isSpaced }
    isPlain = false
    isAnnounced = false
    at++
  }
  return undefined
}

/** Words between a value and the label after it: 482913 是我的验证码, 123 is my CVV. Longest first. */
const BACKWARD_WORDS = [
  'is my',
  'is your',
  'is the',
  '就是',
  '是',
  '為',
  '为',
  'is',
  '我的',
  '您的',
  '你的',
  '我',
  '这个',
  '這個',
]

/** Last signs of the words above, of a blank and of a bracket; most labels have none of them in front. */
const BACKWARD_ENDS = ' sSrReEyY就是为為我的您你这個个這(（'

/**
 * End offset of a value that stands before a label, or undefined. The value must be tied to the label by 是 or "is", or
 * the label must stand in brackets: 482913（动态密码）.
 */
export function valueEndBefore(
  text: string,
  label: { readonly start: number; readonly end: number },
): number | undefined {
  if (!BACKWARD_ENDS.includes(text[label.start - 1] ?? '\n')) return undefined
  let at = skipBlanksBack(text, label.start)
  if (/[(（]/.test(text[at - 1] ?? '') && /[)）]/.test(text[label.end] ?? '')) return skipBlanksBack(text, at - 1)
  let isTied = false
  for (let round = 0; round < 3; round++) {
    const word = BACKWARD_WORDS.find(
      (candidate) => text.slice(Math.max(0, at - candidate.length), at).toLowerCase() === candidate,
    )
    if (!word) break
    isTied ||= /是|为|為|is/.test(word)
    at = skipBlanksBack(text, at - word.length)
  }
  return isTied ? at : undefined
}

function skipBlanksBack(text: string, from: number): number {
  let at = from
  while (at > 0 && from - at < 4 && text.charCodeAt(at - 1) <= 32) at--
  return at
}

function isSentenceEnd(text: string, at: number): boolean {
  const sign = text[at] ?? ''
  if ('。！？!?\n\r；;\u001e'.includes(sign)) return true
  return sign === '.' && (text.charCodeAt(at + 1) <= 32 || at + 1 === text.length)
}
