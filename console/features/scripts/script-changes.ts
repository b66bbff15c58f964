import type { Script, Words } from '#modules/knowledge/contract.ts'

type Step = Script['steps'][number]

/** What differs between two versions of a script, as its readers would tell it. */
export interface ScriptChanges {
  readonly added: readonly Step[]
  readonly removed: readonly Step[]
  /** Other words, another level, or no longer or newly mandatory; as they are now. */
  readonly changed: readonly Step[]
  /** Steps that both have stand in another order. */
  readonly isReordered: boolean
  readonly rest: readonly ('name' | 'level' | 'topics' | 'handOff' | 'fields')[]
}

/** @param older undefined before the first version: then everything is new */
export function changesBetween(older: Script | undefined, newer: Script): ScriptChanges {
  if (older === undefined) return { added: newer.steps, removed: [], changed: [], isReordered: false, rest: [] }
  const before = new Map(older.steps.map((step) => [step.stepId, step]))
  const now = new Set(newer.steps.map(({ stepId }) => stepId))
  const kept = newer.steps.filter(({ stepId }) => before.has(stepId))
  const keptBefore = older.steps.filter(({ stepId }) => now.has(stepId))
  return {
    added: newer.steps.filter(({ stepId }) => !before.has(stepId)),
    removed: older.steps.filter(({ stepId }) => !now.has(stepId)),
    changed: kept.filter((step) => !isSameStep(step, before.get(step.stepId))),
    isReordered: kept.some(({ stepId }, place) => keptBefore[place]?.stepId !== stepId),
    rest: [
      ...(isSame(older.name, newer.name) ? [] : ['name' as const]),
      ...(older.minIdentityLevel === newer.minIdentityLevel ? [] : ['level' as const]),
      ...(older.topics.join() === newer.topics.join() ? [] : ['topics' as const]),
      ...(isSame(older.handOff, newer.handOff) ? [] : ['handOff' as const]),
      ...(fieldsOf(older) === fieldsOf(newer) ? [] : ['fields' as const]),
    ],
  }
}

function isSameStep(step: Step, other: Step | undefined): boolean {
  if (other === undefined || step.isMandatory !== other.isMandatory) return false
  if (step.minIdentityLevel !== other.minIdentityLevel) return false
  return isSame(step.title, other.title) && isSame(step.say, other.say)
}

function isSame(one: Words | null, other: Words | null): boolean {
  if (one === null || other === null) return one === other
  return one['zh-CN'] === other['zh-CN'] && one['zh-TW'] === other['zh-TW'] && one.en === other.en
}

const fieldsOf = ({ formFields }: Script): string =>
  JSON.stringify(
    formFields.map(({ field, name, kind, isRequired, options }) => [
      field,
      name['zh-CN'],
      name['zh-TW'],
      name.en,
      kind,
      isRequired,
      options.map(({ option, name: words }) => [option, words['zh-CN'], words['zh-TW'], words.en]),
    ]),
  )
