import { saysPhrase } from '#libs/dialogue/conditions.ts'
import type { FilledSlot, FlowRun } from '#libs/dialogue/dialogue.ts'
import type { Flow, FlowSlot, Words } from '#libs/dialogue/flow.ts'
import { beginsYesOrNo, isNo, isYes } from '#libs/dialogue/sayings.ts'
import { filledFrom, filledOption, filledText, filledYesNo } from '#libs/dialogue/shown-slot.ts'
import type { Slot } from '#libs/language/slots/slot.ts'

/** What one message says: its words as typed, normalised, and the values read in it. */
export interface Said {
  readonly text: string
  readonly said: string
  readonly slots: readonly Slot[]
  readonly turn: number
}

/**
 * Takes the values a message holds into the slots of a flow: the slot asked for first, then, in the order of the flow,
 * every other one nobody has filled. Several values in one sentence fill several slots; what is known stays.
 * @param asked the slot just asked for; null when the message began the flow
 * @returns the run, and whether the slot asked for is filled now
 */
export function fillSlots(
  flow: Flow,
  run: FlowRun,
  asked: string | null,
  message: Said,
): { readonly run: FlowRun; readonly isAskedFilled: boolean } {
  const open = Object.keys(flow.slots).filter((slot) => !(slot in run.slots))
  const order = asked !== null && open.includes(asked) ? [asked, ...open.filter((slot) => slot !== asked)] : open
  const left = [...message.slots]
  const filled: Record<string, FilledSlot> = {}
  for (const slot of order) {
    const definition = flow.slots[slot]
    const value = definition && valueFor(definition, slot === asked, left, message, asked === null)
    if (value) filled[slot] = value
  }
  const refused = run.refused.filter((slot) => !(slot in filled))
  return {
    run: { ...run, slots: { ...run.slots, ...filled }, refused },
    isAskedFilled: asked !== null && asked in filled,
  }
}

/** Takes the first reading that fits out of `left`, so that one value never fills two slots. */
function valueFor(
  slot: FlowSlot,
  isAsked: boolean,
  left: Slot[],
  message: Said,
  isOpening = false,
): FilledSlot | undefined {
  if (slot.kind === 'one-of') return optionSaid(slot, isAsked, message)
  if (slot.kind === 'text')
    return isOpening && slot.takesOpening === true && tellsStory(message.said)
      ? filledText(message.text, message.turn)
      : undefined
  if (slot.kind === 'yes-no') return isAsked ? yesOrNo(message) : undefined
  const at = left.findIndex(({ kind }) => kind === slot.kind || (slot.kind === 'period' && kind === 'date'))
  const [reading] = at < 0 ? [] : left.splice(at, 1)
  return reading && filledFrom(reading, message.turn)
}

/** Twelve Chinese characters or eight words: more than the wish to begin, so something of the matter itself. */
const tellsStory = (said: string): boolean =>
  (said.match(/\p{Script=Han}/gu)?.length ?? 0) >= 12 || (said.match(/[a-z']+/g)?.length ?? 0) >= 8

/** One option and no other must be named; the longest wording wins. A number picks the option only when asked. */
function optionSaid(slot: FlowSlot, isAsked: boolean, message: Said): FilledSlot | undefined {
  const options = slot.options ?? []
  const named = options
    .map((option) => ({ option, length: longestSaid(option, message) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length)
  const [first, second] = named
  if (first && (second === undefined || first.length > second.length)) return filledOption(first.option, message.turn)
  if (!isAsked) return undefined
  const partly = options.filter(({ label }) => isPartOfLabel(message, label))
  if (partly[0] && partly.length === 1) return filledOption(partly[0], message.turn)
  const number = message.slots.find(({ kind }) => kind === 'choice')
  const picked = number?.kind === 'choice' ? options[number.value - 1] : undefined
  return picked && filledOption(picked, message.turn)
}

function longestSaid(option: NonNullable<FlowSlot['options']>[number], message: Said): number {
  const named = Object.values(option.label).filter((label) => namesLabel(message, label))
  const otherwise = (option.says ?? []).filter((wording) => saysPhrase(message.said, wording))
  return Math.max(0, ...[...named, ...otherwise].map(({ length }) => length))
}

/** As typed or normalised: the labels themselves are in both kinds of characters, so they need no folding. */
function namesLabel({ text, said }: Said, label: string): boolean {
  const wanted = label.toLowerCase()
  return saysPhrase(said, wanted) || saysPhrase(text.toLowerCase(), wanted)
}

/** "身份证" for "居民身份证": the whole message is a part of the label. */
function isPartOfLabel({ text, said }: Said, label: Words): boolean {
  const typed = text.trim().toLowerCase()
  return (
    typed.length >= 2 &&
    Object.values(label).some((words) => [typed, said].some((part) => words.toLowerCase().includes(part)))
  )
}

function yesOrNo(message: Said): FilledSlot | undefined {
  if (isYes(message.said)) return filledYesNo(true, message.turn)
  if (isNo(message.said)) return filledYesNo(false, message.turn)
  const read = message.slots.find(({ kind }) => kind === 'yes-no')
  if (read?.kind === 'yes-no') return filledYesNo(read.value, message.turn)
  const begins = beginsYesOrNo(message.said)
  return begins === null ? undefined : filledYesNo(begins, message.turn)
}

/** Fills a text slot with the customer's own words. */
export function fillText(run: FlowRun, slot: string, message: Said): FlowRun {
  return { ...run, slots: { ...run.slots, [slot]: filledText(message.text, message.turn) } }
}

/**
 * Takes "不是，是五千" into the run: a reading of a kind that is filled already takes the place of the newest value of
 * this kind; an option of a filled choice likewise.
 * @returns the run and the slot changed; null when the message holds nothing that could be a correction
 */
export function correctSlot(
  flow: Flow,
  run: FlowRun,
  message: Said,
): { readonly run: FlowRun; readonly slot: string } | null {
  const newestFirst = Object.entries(run.slots).sort(([, a], [, b]) => b.turn - a.turn)
  for (const [slot, old] of newestFirst) {
    const definition = flow.slots[slot]
    if (!definition || definition.kind === 'text' || definition.kind === 'yes-no') continue
    const value = valueFor(definition, false, [...message.slots].reverse(), message)
    if (value && value.value !== old.value)
      return { run: { ...run, slots: { ...run.slots, [slot]: value }, confirmed: [] }, slot }
  }
  return null
}

/** Forgets a slot, so that it is asked for again. */
export function forgetSlot(run: FlowRun, slot: string): FlowRun {
  const { [slot]: _, ...slots } = run.slots
  return { ...run, slots, refused: run.refused.filter((other) => other !== slot), confirmed: [] }
}
