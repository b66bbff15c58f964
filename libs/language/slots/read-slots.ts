import { normaliseWithOffsets } from '../text/normalise.ts'
import { findAmounts } from './amounts.ts'
import { findBranch } from './branches.ts'
import { corrects, withoutCorrected } from './corrections.ts'
import { findDates } from './dates.ts'
import { findDigits } from './digit-slots.ts'
import { type FoundReply, findChoice, findYesNo } from './replies.ts'
import type { Slot, SlotContext, Span } from './slot.ts'

/**
 * What a customer said that a flow can use, in the order it stands, none over another; Chinese in both scripts, English,
 * and mixed. Who corrects himself ("不是三千，是五千") is taken at his last word.
 * @param text as typed, at most the length of a message; spans point into it
 */
export function readSlots(text: string, context: SlotContext): readonly Slot[] {
  const plain = normaliseWithOffsets(text)
  const expected = context.expected ?? []
  const found: Slot[] = []
  const span = (from: number, to: number) => spanIn(plain.offsets, text, from, to)
  const add = (slot: Slot) => {
    if (!found.some(({ span: [from, to] }) => slot.span[0] < to && from < slot.span[1])) found.push(slot)
  }
  for (const { from, to, ...slot } of findDigits(plain.text, expected)) add({ ...slot, span: span(from, to) })
  const branch = context.branches && findBranch(plain.text, context.branches)
  if (branch) add({ kind: 'branch', value: branch.value, span: span(branch.from, branch.to) })
  const reply = expected.includes('choice') ? findChoice(plain.text) : undefined
  if (reply) add(slotOf(reply, span(reply.from, reply.to)))
  for (const { kind, from, to, start, end } of findDates(plain.text, context.today, context.dates))
    add(
      kind === 'date'
        ? { kind, value: from, span: span(start, end) }
        : { kind, value: { from, to }, span: span(start, end) },
    )
  const amounts = findAmounts(plain.text, expected.includes('amount'))
  // 转500，不对，600: the number that corrects an amount is one.
  const corrected = amounts.length > 0 && corrects(plain.text) ? findAmounts(plain.text, true) : amounts
  for (const { value, from, to } of corrected) add({ kind: 'amount', value, span: span(from, to) })
  for (const one of [findYesNo(plain.text), findChoice(plain.text)]) if (one) add(slotOf(one, span(one.from, one.to)))
  return withoutCorrected(
    text,
    found.sort((one, other) => one.span[0] - other.span[0]),
  )
}

/** The part of the original a stretch of normalised text came from, without the space around it. */
function spanIn(offsets: readonly number[], text: string, from: number, to: number): readonly [number, number] {
  const start = offsets[from] ?? text.length
  let end = offsets[to] ?? text.length
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return [start, end]
}

function slotOf(found: FoundReply, span: Span): Slot {
  return found.kind === 'yes-no'
    ? { kind: found.kind, value: found.value, span }
    : { kind: found.kind, value: found.value, span }
}
