import type { FieldKind } from '#modules/knowledge/form-contract.ts'
import type { TopicCode } from '../bank/topics.ts'
import { type Words, w } from '../words.ts'

export interface StepPlan {
  readonly stepId: string
  readonly isMandatory: boolean
  readonly title: Words
  /** What must be said, word for word; null where the agent does something instead. */
  readonly say: Words | null
  /** To be reached before it can be ticked. */
  readonly minIdentityLevel: 0 | 1 | 2 | 3 | 4
}

/** One scenario. Its rules and sums are defaults for the compliance officer to confirm, not law. */
export interface ScriptPlan {
  readonly code: string
  readonly name: Words
  /** The identity level that must be reached before anything of the customer's own is spoken of: 0 to 4. */
  readonly minIdentityLevel: 0 | 1 | 2 | 3 | 4
  readonly topics: readonly TopicCode[]
  readonly steps: readonly StepPlan[]
  readonly handOff: Words
  readonly formFields: readonly {
    readonly field: string
    readonly name: Words
    readonly kind: FieldKind
    readonly isRequired: boolean
    readonly options: { readonly option: string; readonly name: Words }[]
  }[]
}

type Triple = readonly [zhCN: string, zhTW: string, en: string]

/** A statement that has to be made. */
export const must = (stepId: string, title: Triple, say: Triple): StepPlan => ({
  stepId,
  isMandatory: true,
  title: w(...title),
  say: w(...say),
  minIdentityLevel: 0,
})

/** An act that must not be left out, without set words. */
export const mustDo = (stepId: string, title: Triple): StepPlan => ({
  stepId,
  isMandatory: true,
  title: w(...title),
  say: null,
  minIdentityLevel: 0,
})

/** Something that helps, said or done when it fits. */
export const may = (stepId: string, title: Triple, say: Triple | null = null): StepPlan => ({
  stepId,
  isMandatory: false,
  title: w(...title),
  say: say && w(...say),
  minIdentityLevel: 0,
})

/** What is the customer’s own is not touched below a level. */
export const from = (minIdentityLevel: StepPlan['minIdentityLevel'], step: StepPlan): StepPlan => ({
  ...step,
  minIdentityLevel,
})

const asked =
  (isRequired: boolean) =>
  (name: string, zhCN: string, zhTW: string, en: string, kind: FieldKind = 'text') => ({
    field: name,
    name: w(zhCN, zhTW, en),
    kind,
    isRequired,
    options: [],
  })

/** Something to find out when it can be. */
export const field = asked(false)

/** Something that must not be left empty. */
export const mustAsk = asked(true)

/** Something that must be one of these, each with an id of its own. */
export const mustChoose = (
  name: string,
  zhCN: string,
  zhTW: string,
  en: string,
  options: readonly (readonly [option: string, ...Triple])[],
) => ({
  ...mustAsk(name, zhCN, zhTW, en, 'choice'),
  options: options.map(([option, ...names]) => ({ option, name: w(...names) })),
})
