import {
  characterClasses,
  digitAt,
  STAR,
  STRONG_SEPARATOR,
  TRANSPARENT,
  WEAK_SEPARATOR,
} from '#libs/masking/characters.ts'
import { masked } from '#libs/masking/masked.ts'

/** A text as it may leave the house, and the way back for what was hidden in it. */
export interface Outgoing {
  readonly text: string
  /** What stands for each `⟨N1⟩`, by its name. */
  readonly hidden: ReadonlyMap<string, string>
}

/** Phones, accounts, tails and codes without a label have so many digits or more; amounts have too, and go with them. */
const LEAST_DIGITS = 4
/** Signs between two digits of one number: "138 - 1234". */
const MOST_BETWEEN = 3
const EMAIL = /[^\s@⟨⟩<>，。]{1,64}@[a-z0-9.-]{1,120}\.[a-z]{2,24}/giu

/**
 * Masks a text for a reader outside: what libs/masking masks before every write, and on top of it every number of four
 * digits or more in any script and grouping, and e-mail addresses. Each becomes `⟨N1⟩`, `⟨N2⟩`, …, counted on from those in
 * `taken`, so that an article's own amounts can be put back into an answer by `restored`.
 */
export function outgoing(text: string, taken = 0): Outgoing {
  const hidden = new Map<string, string>()
  const hide = (value: string) => {
    const name = `⟨N${taken + hidden.size + 1}⟩`
    hidden.set(name, value)
    return name
  }
  // A name of ours written by somebody else would stand for what it does not.
  const plain = masked(text).replace(/[⟨⟩]/g, '').replace(EMAIL, hide)
  let shown = ''
  let from = 0
  for (let at = 0; at < plain.length; ) {
    if (plain[at] === '⟨') {
      at = plain.indexOf('⟩', at) + 1
      continue
    }
    const end = digitAt(plain, at) >= 0 ? endOfNumber(plain, at) : undefined
    if (end === undefined) at++
    else {
      shown += plain.slice(from, at) + hide(plain.slice(at, end))
      from = end
      at = end
    }
  }
  return { text: shown + plain.slice(from), hidden }
}

/** The answer with the numbers back in their places; undefined when it names one that was never hidden. */
export function restored(text: string, hidden: ReadonlyMap<string, string>): string | undefined {
  const back = text.replace(/⟨N\d{1,3}⟩/g, (name) => hidden.get(name) ?? '⟨')
  return /[⟨⟩]/.test(back) ? undefined : back
}

/** Where the number that begins here ends; undefined: it has too few digits, and what it has of them is stepped over singly. */
function endOfNumber(text: string, from: number): number | undefined {
  let digits = 0
  let end = from
  let between = 0
  for (let at = from; at < text.length && between <= MOST_BETWEEN; at++) {
    if (digitAt(text, at) >= 0) {
      digits++
      between = 0
      end = at + (text.codePointAt(at) !== text.charCodeAt(at) ? 2 : 1)
      if (end > at + 1) at++
      continue
    }
    const kind = characterClasses[text.charCodeAt(at)]
    if (kind === STRONG_SEPARATOR || kind === WEAK_SEPARATOR) between++
    else if (kind === STAR) end = at + 1
    else if (kind !== TRANSPARENT) break
  }
  return digits >= LEAST_DIGITS ? end : undefined
}
