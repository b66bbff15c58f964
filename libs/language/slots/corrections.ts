import { normalise } from '../text/normalise.ts'
import type { Slot } from './slot.ts'

/** Leaves out what the speaker took back: 不是三千，是五千 keeps 五千; "500, sorry, 600" keeps 600; 不是三千 alone keeps nothing. */
export function withoutCorrected(text: string, slots: readonly Slot[]): readonly Slot[] {
  return slots.filter((slot, at) => {
    if (slot.kind === 'yes-no' || slot.kind === 'choice') return true
    if (isDenied(text, slot, slots)) return false
    const next = slots.slice(at + 1).find((other) => other.kind === slot.kind)
    return !next || !corrects(normalise(text.slice(slot.span[1], next.span[0])))
  })
}

/** Whether normalised text takes something back. */
export function corrects(text: string): boolean {
  return CORRECTS.test(text)
}

const CORRECTS =
  /不对|不是|说错|讲错|打错|写错|搞错|更正|纠正|应该是|改成|改为|改到|而是|还是改|哦不|噢不|啊不|抱歉|不好意思|\bi mean(?:t)?\b|\bactually\b|\bsorry\b|\brather\b|\bmake (?:it|that)\b|\bcorrection\b|\bwait\b|\bscratch that\b|\bno,|\bno\b[,.]? |\binstead\b|\bchange (?:it|that) to\b/
const DENIES = /(?:(?<![是要])不是|并非|(?<!是)不要|\bnot|\bisn't|\bwasn't|\bdon't (?:mean|want))(?: on| the)? ?$/

/** 不是三千, not followed by 吗: said to be wrong. */
function isDenied(text: string, { span }: Slot, slots: readonly Slot[]): boolean {
  const from = slots.reduce((last, other) => (other.span[1] <= span[0] ? Math.max(last, other.span[1]) : last), 0)
  // A yes or no stands at the very place of the denial: 不是.
  const before = normalise(text.slice(Math.max(0, Math.min(from, span[0]) - 4, span[0] - 16), span[0]))
  return DENIES.test(before) && !/^ ?(?:吗|嘛|么|吧|\?|right)/.test(normalise(text.slice(span[1], span[1] + 6)))
}
