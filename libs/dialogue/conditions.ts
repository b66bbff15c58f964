import type { FlowRun } from '#libs/dialogue/dialogue.ts'
import type { Condition, IdentityLevel } from '#libs/dialogue/flow.ts'
import type { CueKind } from '#libs/language/feeling/lexicon.ts'

/** What conditions are asked about. */
export interface Facts {
  readonly slots: FlowRun['slots']
  readonly refused: readonly string[]
  readonly identityLevel: IdentityLevel
  readonly flags: readonly string[]
  /** The customer's message, normalised. */
  readonly said: string
  readonly cues: readonly { readonly kind: CueKind }[]
}

/** Whether a condition holds. Whatever is not known makes a comparison false, so `not` of a comparison is then true. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts))
  if ('any' in condition) return condition.any.some((part) => holds(part, facts))
  if ('not' in condition) return !holds(condition.not, facts)
  if ('identityBelow' in condition) return facts.identityLevel < condition.identityBelow
  if ('flag' in condition) return facts.flags.includes(condition.flag)
  if ('said' in condition) return condition.said.some((phrase) => saysPhrase(facts.said, phrase))
  if ('cue' in condition) return facts.cues.some((cue) => cue.kind === condition.cue)
  if ('is' in condition)
    return condition.is === 'refused' ? facts.refused.includes(condition.slot) : condition.slot in facts.slots
  const value = facts.slots[condition.slot]?.value
  if (value === undefined) return false
  if ('equals' in condition) return value === condition.equals
  if ('oneOf' in condition) return typeof value === 'string' && condition.oneOf.includes(value)
  if (typeof value !== 'number') return false
  if ('over' in condition) return value > condition.over
  return 'atLeast' in condition ? value >= condition.atLeast : value < condition.under
}

/** Whether a normalised message holds a phrase: Latin phrases as whole words, Chinese ones anywhere, spaces aside. */
export function saysPhrase(said: string, phrase: string): boolean {
  if (!/^[\x20-\x7e]+$/.test(phrase)) return said.replaceAll(' ', '').includes(phrase.replaceAll(' ', ''))
  const isLetter = (sign: string): boolean => /[a-z0-9]/.test(sign)
  for (let at = said.indexOf(phrase); at >= 0; at = said.indexOf(phrase, at + 1)) {
    if (!isLetter(said.charAt(at - 1)) && !isLetter(said.charAt(at + phrase.length))) return true
  }
  return false
}

/** The slots a condition looks at; for `flowFaults`. */
export function slotsOf(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(slotsOf)
  if ('any' in condition) return condition.any.flatMap(slotsOf)
  if ('not' in condition) return slotsOf(condition.not)
  return 'slot' in condition ? [condition.slot] : []
}

/** The phrases a condition listens for; for `flowFaults`. */
export function phrasesOf(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(phrasesOf)
  if ('any' in condition) return condition.any.flatMap(phrasesOf)
  if ('not' in condition) return phrasesOf(condition.not)
  return 'said' in condition ? condition.said : []
}
