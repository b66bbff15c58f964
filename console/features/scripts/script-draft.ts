import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { Script, ScriptBody, Words } from '#modules/knowledge/contract.ts'
import { FIELD_KINDS } from '#modules/knowledge/form-contract.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { instantAt, wallClock } from '../../ui/time/wall-clock.ts'
import type { LOCALES } from '../../ui/words/locale.ts'

type Step = Script['steps'][number]

/** What a new script begins with: one step to fill in. */
export const freshDraft = (): Draft => ({
  minIdentityLevel: 0,
  topics: [],
  steps: [freshStep()],
  formFields: [],
  effectiveAt: '',
  expiresAt: '',
})

/** Ticks name a step by its id, over all versions: it is given once and never shown. */
export const freshStep = () => ({ stepId: freshId(), isMandatory: false, title: {}, say: {}, minIdentityLevel: 0 })
export const freshField = () => ({ field: freshId(), name: {}, kind: 'text', isRequired: false, options: [] })
export const freshOption = () => ({ option: freshId(), name: {} })

const freshId = (): string => crypto.randomUUID().slice(0, 13)

/** Dates of what nobody approved yet are shown; a version that follows one in use says its own. */
export const draftOf = (
  { code, name, minIdentityLevel, topics, steps, handOff, formFields, review }: Script,
  zone: CompiledZone,
): Draft => ({
  code,
  name,
  minIdentityLevel,
  topics,
  steps: steps.map((step) => ({ ...step, say: step.say ?? {} })),
  handOff,
  formFields,
  effectiveAt: wallClock(review && review.state !== 'approved' ? review.effectiveAt : null, zone),
  expiresAt: wallClock(review && review.state !== 'approved' ? review.expiresAt : null, zone),
})

/** The body from the fields: words to say are all three or none. */
export function bodyOf(draft: Draft, base: Script | undefined, zone: CompiledZone) {
  return {
    ...draft,
    code: base?.code ?? draft.code,
    basedOnVersion: base?.version ?? 0,
    steps: listOf(draft.steps).map((step) => ({
      ...step,
      isMandatory: step.isMandatory ?? false,
      say: isBlank(step.say) ? null : step.say,
    })),
    formFields: listOf(draft.formFields).map((one) => ({
      ...one,
      isRequired: one.isRequired ?? false,
      options: one.kind === 'choice' ? listOf(one.options) : [],
    })),
    effectiveAt: instantAt(draft.effectiveAt, zone),
    expiresAt: instantAt(draft.expiresAt, zone),
  } satisfies Partial<Record<keyof ScriptBody, unknown>>
}

/** The script as agents would see it from what is filled in so far; what is missing reads as nothing. */
export function scriptOf(draft: Draft, version: number): Script {
  return {
    scriptId: 'preview',
    code: '',
    version,
    name: wordsOf(draft.name),
    minIdentityLevel: levelOf(draft.minIdentityLevel),
    topics: [],
    steps: listOf(draft.steps).map(
      (step, place): Step => ({
        stepId: typeof step.stepId === 'string' ? step.stepId : String(place),
        isMandatory: step.isMandatory === true,
        title: wordsOf(step.title),
        minIdentityLevel: levelOf(step.minIdentityLevel),
        say: isBlank(step.say) ? null : wordsOf(step.say),
      }),
    ),
    handOff: wordsOf(draft.handOff),
    formFields: listOf(draft.formFields).map(({ field, name, kind, isRequired, options }) => ({
      field: String(field),
      name: wordsOf(name),
      kind: FIELD_KINDS.find((known) => known === kind) ?? 'text',
      isRequired: isRequired === true,
      options: listOf(options).map((one) => ({ option: String(one.option), name: wordsOf(one.name) })),
    })),
    madeAt: 0,
    madeBy: null,
    retiredAt: null,
    review: null,
  }
}

/** Where a move leads to; undefined at the ends. */
export function placeAfter(place: number, by: -1 | 1, count: number): number | undefined {
  const next = place + by
  return next < 0 || next >= count ? undefined : next
}

const levelOf = (value: unknown): number => (typeof value === 'number' ? value : 0)

type Item = Readonly<Record<string, unknown>>

function listOf(value: unknown): readonly Item[] {
  return Array.isArray(value) ? value.filter(isItem) : []
}

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null

const isBlank = (words: unknown): boolean => Object.values(wordsOf(words)).every((text) => text.trim() === '')

function wordsOf(value: unknown): Words {
  const text = (locale: (typeof LOCALES)[number]) => {
    const found = isItem(value) ? value[locale] : undefined
    return typeof found === 'string' ? found : ''
  }
  return { 'zh-CN': text('zh-CN'), 'zh-TW': text('zh-TW'), en: text('en') }
}
