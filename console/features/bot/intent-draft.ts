import type { IntentView } from '#modules/bot/editor-contract.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { linesOf } from './utterances.ts'

/** The parts of an intent that are written; the rest is kept by the server. */
export type IntentText = Pick<IntentView, 'name' | 'topic' | 'reason' | 'does' | 'utterances'>

export const freshIntent = (): Draft => ({
  name: {},
  does: { kind: 'article' },
  utterances: { zh: '', en: '' },
})

/** What the fields show: utterances one a line. */
export const draftOf = ({ name, topic, reason, does, utterances }: IntentText): Draft => ({
  name,
  topic: topic ?? undefined,
  reason: reason ?? undefined,
  does,
  utterances: { zh: utterances.zh.join('\n'), en: utterances.en.join('\n') },
})

/** The body from the fields. @param version that was edited; 0 for a new one */
export const bodyOf = (draft: Draft, version: number): Record<string, unknown> => ({
  name: draft.name,
  topic: draft.topic ?? null,
  reason: draft.reason ?? null,
  does: doesOf(partsOf(draft.does)),
  utterances: { zh: linesIn(draft, 'zh'), en: linesIn(draft, 'en') },
  version,
})

/** Of the fields only the one that belongs to the kind. */
function doesOf({ kind, article, flow, why }: Draft) {
  if (kind === 'article') return { kind, article }
  return kind === 'flow' ? { kind, flow } : { kind, why: why ?? 'intent-for-people' }
}

const linesIn = (draft: Draft, language: 'zh' | 'en') => linesOf(partsOf(draft.utterances)[language])

const partsOf = (value: unknown): Draft =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

/**
 * One's own changes put on top of what somebody else has saved meanwhile: of each field whichever of the two was changed,
 * one's own where both were; of utterances everything either added, without what either took out.
 */
export function mergedDraft(base: IntentText, mine: Draft, theirs: IntentText): Draft {
  const [before, now, own] = [bodyOf(draftOf(base), 0), bodyOf(draftOf(theirs), 0), bodyOf(mine, 0)]
  const field = (name: string) => (isSame(own[name], before[name]) ? now[name] : own[name])
  const lines = (language: 'zh' | 'en') =>
    mergedLines(base.utterances[language], linesIn(mine, language), theirs.utterances[language]).join('\n')
  return {
    name: field('name'),
    topic: field('topic') ?? undefined,
    reason: field('reason') ?? undefined,
    does: field('does'),
    utterances: { zh: lines('zh'), en: lines('en') },
  }
}

const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)
/** Forms and the server keep the fields of an object in orders of their own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

function mergedLines(base: readonly string[], mine: readonly string[], theirs: readonly string[]): readonly string[] {
  const removed = new Set(base.filter((line) => !mine.includes(line)))
  const added = mine.filter((line) => !base.includes(line) && !theirs.includes(line))
  return [...theirs.filter((line) => !removed.has(line)), ...added]
}
