import { phrasesOf, slotsOf } from '#libs/dialogue/conditions.ts'
import { type Condition, type Flow, type FlowSlot, type FlowStep, LOCALES, type Words } from '#libs/dialogue/flow.ts'
import { normalise } from '#libs/language/text/normalise.ts'

/** One thing wrong with a flow. `at` is the step, slot, rule or field; `detail` says in plain words what to do. */
export interface FlowFault {
  readonly at: string
  readonly fault:
    | 'step-twice'
    | 'step-unknown'
    | 'step-unreachable'
    | 'step-leads-back'
    | 'slot-unknown'
    | 'slot-never-asked'
    | 'place-unknown'
    | 'words-missing'
    | 'words-too-long'
    | 'options-wrong'
    | 'phrase-not-plain'
    | 'article-unknown'
    | 'version-wrong'
  readonly detail: string
}

/** Words of one step; a longer one is two steps. */
const LONGEST_WORDS = 400
/** On a button. */
const LONGEST_LABEL = 60

/**
 * Everything that would make a flow fail at a customer; empty when it may be released.
 * @param articles codes of the articles there are; left out, article steps are not checked
 */
export function flowFaults(flow: Flow, articles?: ReadonlySet<string>): readonly FlowFault[] {
  return [
    ...versionFaults(flow),
    ...stepFaults(flow),
    ...slotFaults(flow),
    ...wordFaults(flow),
    ...phraseFaults(flow),
    ...(articles ? articleFaults(flow, articles) : []),
  ]
}

/** Where a step may lead. */
export function nextOf(step: FlowStep): readonly string[] {
  if (step.kind === 'when') return [...step.cases.map(({ next }) => next), step.otherwise]
  return 'next' in step ? [step.next] : []
}

function versionFaults({ version, code }: Flow): FlowFault[] {
  if (Number.isInteger(version) && version >= 1) return []
  return [{ at: code, fault: 'version-wrong', detail: `The version is ${version}: give it a whole number from 1.` }]
}

function stepFaults(flow: Flow): FlowFault[] {
  const steps = new Map(flow.steps.map((step) => [step.id, step]))
  const faults: FlowFault[] = flow.steps
    .filter((step) => steps.get(step.id) !== step)
    .map(({ id }) => ({ at: id, fault: 'step-twice', detail: `Two steps are called "${id}": rename one.` }))
  const starts = [flow.start, ...(flow.startOnRisk === undefined ? [] : [flow.startOnRisk])]
  const led = [
    ...starts.map((to) => ({ from: flow.code, to })),
    ...flow.steps.flatMap((step) => nextOf(step).map((to) => ({ from: step.id, to }))),
  ]
  for (const { from, to } of led)
    if (!steps.has(to))
      faults.push({ at: from, fault: 'step-unknown', detail: `It leads to "${to}", which is no step: name another.` })
  const reached = reachedFrom(starts, steps)
  for (const { id } of flow.steps)
    if (!reached.has(id))
      faults.push({ at: id, fault: 'step-unreachable', detail: 'No step leads here: lead one to it, or remove it.' })
  for (const id of leadingBack(flow, steps))
    faults.push({
      at: id,
      fault: 'step-leads-back',
      detail:
        'From here the flow comes back to itself without end: lead it onwards. Repeating a question is done by itself.',
    })
  return faults
}

function reachedFrom(starts: readonly string[], steps: ReadonlyMap<string, FlowStep>): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [...starts]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = steps.get(id)
    if (!step || reached.has(id)) continue
    reached.add(id)
    open.push(...nextOf(step))
  }
  return reached
}

function leadingBack(flow: Flow, steps: ReadonlyMap<string, FlowStep>): readonly string[] {
  return flow.steps.filter((step) => reachedFrom(nextOf(step), steps).has(step.id)).map(({ id }) => id)
}

const conditionsOf = (flow: Flow): readonly { readonly at: string; readonly when: Condition }[] => [
  ...flow.steps.flatMap((step) => (step.kind === 'when' ? step.cases.map(({ when }) => ({ at: step.id, when })) : [])),
  ...flow.handOff.map(({ why, when }) => ({ at: why, when })),
]

function slotFaults(flow: Flow): FlowFault[] {
  const used = [
    ...conditionsOf(flow).flatMap(({ at, when }) => slotsOf(when).map((slot) => ({ at, slot }))),
    ...flow.steps.flatMap((step) => (step.kind === 'ask' ? [{ at: step.id, slot: step.slot }] : [])),
    ...flow.formFields.flatMap(({ field, slot }) => (slot === null ? [] : [{ at: field, slot }])),
  ]
  const unknown: FlowFault[] = used
    .filter(({ slot }) => !(slot in flow.slots))
    .map(({ at, slot }) => ({
      at,
      fault: 'slot-unknown',
      detail: `"${slot}" is no slot of this flow: add it to its slots, or name another.`,
    }))
  const asked = new Set(flow.steps.flatMap((step) => (step.kind === 'ask' ? [step.slot] : [])))
  const idle: FlowFault[] = Object.entries(flow.slots)
    .filter(([slot, { kind }]) => !asked.has(slot) && (kind === 'text' || kind === 'yes-no'))
    .map(([slot]) => ({
      at: slot,
      fault: 'slot-never-asked',
      detail: 'It is filled by an answer alone and no step asks for it: add a step that does, or remove the slot.',
    }))
  return [...unknown, ...idle, ...optionFaults(flow)]
}

function optionFaults(flow: Flow): FlowFault[] {
  return Object.entries(flow.slots).flatMap(([slot, definition]): FlowFault[] => {
    const options = definition.options ?? []
    const codes = new Set(options.map(({ code }) => code))
    const isRight = definition.kind === 'one-of' ? options.length >= 2 && options.length <= 6 : options.length === 0
    if (isRight && codes.size === options.length) return []
    return [
      {
        at: slot,
        fault: 'options-wrong',
        detail: 'A choice has two to six options of different codes, other kinds none.',
      },
    ]
  })
}

/** Phrases are compared with normalised messages, so they have to be written that way. */
function phraseFaults(flow: Flow): FlowFault[] {
  const phrases = [
    ...conditionsOf(flow).flatMap(({ at, when }) => phrasesOf(when).map((phrase) => ({ at, phrase }))),
    ...Object.entries(flow.slots).flatMap(([at, { options }]) =>
      (options ?? []).flatMap(({ says }) => (says ?? []).map((phrase) => ({ at, phrase }))),
    ),
  ]
  return phrases
    .filter(({ phrase }) => phrase === '' || normalise(phrase) !== phrase)
    .map(({ at, phrase }) => ({
      at,
      fault: 'phrase-not-plain',
      detail: `"${phrase}" is never found: write "${normalise(phrase)}", in simplified characters and small letters.`,
    }))
}

interface PlacedWords {
  readonly at: string
  readonly words: Words
  readonly isLabel: boolean
}

function wordFaults(flow: Flow): FlowFault[] {
  return wordsOf(flow).flatMap(({ at, words, isLabel }) => [
    ...LOCALES.filter((locale) => (words[locale] ?? '').trim() === '').map(
      (locale): FlowFault => ({
        at,
        fault: 'words-missing',
        detail: `The words in ${locale} are missing: write them.`,
      }),
    ),
    ...LOCALES.filter((locale) => (words[locale] ?? '').length > (isLabel ? LONGEST_LABEL : LONGEST_WORDS)).map(
      (locale): FlowFault => ({
        at,
        fault: 'words-too-long',
        detail: isLabel
          ? `The ${locale} label is longer than ${LONGEST_LABEL} characters: shorten it.`
          : `The ${locale} words are longer than ${LONGEST_WORDS} characters: make them two steps.`,
      }),
    ),
    ...placesOf(words)
      .filter((place) => !(place in flow.slots))
      .map(
        (place): FlowFault => ({
          at,
          fault: 'place-unknown',
          detail: `{${place}} is no slot of this flow: correct the name.`,
        }),
      ),
  ])
}

function wordsOf(flow: Flow): readonly PlacedWords[] {
  const text = (at: string, words: Words): PlacedWords => ({ at, words, isLabel: false })
  const ofSlot = ([slot, { name, ask, askAgain, options }]: [string, FlowSlot]): PlacedWords[] => [
    { at: slot, words: name, isLabel: true },
    text(slot, ask),
    ...(askAgain ? [text(slot, askAgain)] : []),
    ...(options ?? []).map(({ label }) => ({ at: slot, words: label, isLabel: true })),
  ]
  const ofStep = (step: FlowStep): PlacedWords[] => {
    if (step.kind === 'say' || step.kind === 'confirm') return [text(step.id, step.say)]
    if (step.kind === 'end') return step.say ? [text(step.id, step.say)] : []
    return step.kind === 'hand-over' ? [text(step.id, step.name)] : []
  }
  return [
    { at: flow.code, words: flow.name, isLabel: true },
    ...Object.entries(flow.slots).flatMap(ofSlot),
    ...flow.steps.flatMap(ofStep),
    ...flow.handOff.map(({ why, name }) => text(why, name)),
    ...flow.formFields.map(({ field, name }) => text(field, name)),
  ]
}

const placesOf = (words: Words): readonly string[] => [
  ...new Set(
    LOCALES.flatMap((locale) => [...(words[locale] ?? '').matchAll(/\{([^{}]*)\}/g)].map(([, place = '']) => place)),
  ),
]

function articleFaults(flow: Flow, articles: ReadonlySet<string>): FlowFault[] {
  return flow.steps.flatMap((step): FlowFault[] =>
    step.kind === 'article' && !articles.has(step.article)
      ? [{ at: step.id, fault: 'article-unknown', detail: `There is no article "${step.article}": name one there is.` }]
      : [],
  )
}
