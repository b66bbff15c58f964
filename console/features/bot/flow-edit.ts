import type { Condition, Flow, FlowSlot, FlowStep, StepKind, Words } from '#libs/dialogue/flow.ts'
import { nextOf } from '#libs/dialogue/flow-faults.ts'

export const NO_WORDS: Words = { 'zh-CN': '', 'zh-TW': '', en: '' }
const END = 'end'

/** The flow in the text, if it has the shape of one; the server has checked what it keeps. */
export function flowOf(text: string): Flow | null {
  const read: unknown = JSON.parse(text)
  return isFlow(read) ? read : null
}

const isFlow = (value: unknown): value is Flow =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  'slots' in value &&
  'steps' in value &&
  Array.isArray(value.steps) &&
  'handOff' in value &&
  Array.isArray(value.handOff)

/** The smallest flow there can be: it says one thing and ends. */
export const freshFlow = (code: string): Flow => ({
  code,
  version: 1,
  name: NO_WORDS,
  topic: null,
  minIdentityLevel: 0,
  slots: {},
  start: 'step-1',
  steps: [
    { id: 'step-1', kind: 'say', isMandatory: false, say: NO_WORDS, next: END },
    { id: END, kind: 'end' },
  ],
  handOff: [],
  formFields: [],
})

/** Steps in the order in which a customer meets them; those nobody reaches come last. */
export function inOrder({ start, startOnRisk, steps }: Flow): readonly FlowStep[] {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const before = new Map<string, number>()
  const depth = (id: string, from: number, way: ReadonlySet<string>): void => {
    const step = byId.get(id)
    if (!step || way.has(id) || (before.get(id) ?? -1) >= from) return
    before.set(id, from)
    for (const next of nextOf(step)) depth(next, from + 1, new Set([...way, id]))
  }
  depth(start, 0, new Set())
  if (startOnRisk !== undefined) depth(startOnRisk, 0, new Set())
  const place = (step: FlowStep) => before.get(step.id) ?? Number.MAX_SAFE_INTEGER
  return steps.toSorted((a, b) => place(a) - place(b))
}

/** An id no step has yet: `step-7`. */
export function freshId(flow: Flow): string {
  const taken = new Set(flow.steps.map(({ id }) => id))
  for (let at = taken.size + 1; ; at += 1) if (!taken.has(`step-${at}`)) return `step-${at}`
}

export const replaceStep = (flow: Flow, id: string, step: FlowStep): Flow => ({
  ...flow,
  steps: flow.steps.map((one) => (one.id === id ? step : one)),
})

/** A new step of a kind; it leads where the one before it led. */
export function freshStep(flow: Flow, kind: StepKind, next: string): FlowStep {
  const id = freshId(flow)
  const [slot = ''] = Object.keys(flow.slots)
  switch (kind) {
    case 'say':
      return { id, kind, isMandatory: false, say: NO_WORDS, next }
    case 'ask':
      return { id, kind, slot, next }
    case 'when':
      return { id, kind, cases: [], otherwise: next }
    case 'confirm':
      return { id, kind, say: NO_WORDS, next }
    case 'article':
      return { id, kind, article: '', isOptional: true, next }
    case 'identity':
      return { id, kind, level: 2, below: 'tell', next }
    case 'hand-over':
      return { id, kind, why: id, name: NO_WORDS, urgency: 'normal' }
    case 'end':
      return { id, kind }
  }
}

/** Puts a step after another, which leads to it from now on; after a branch its "otherwise" does. */
export function addAfter(flow: Flow, id: string, kind: StepKind): Flow {
  const before = flow.steps.find((one) => one.id === id)
  if (!before) return flow
  const led = before.kind === 'when' ? before.otherwise : 'next' in before ? before.next : END
  const fresh = freshStep(flow, kind, led)
  const linked: FlowStep =
    before.kind === 'when'
      ? { ...before, otherwise: fresh.id }
      : 'next' in before
        ? { ...before, next: fresh.id }
        : before
  const steps = flow.steps.flatMap((one) => (one.id === id ? [linked, fresh] : [one]))
  return { ...flow, steps }
}

/** Takes a step out; whatever led to it leads to where it led. The last step there is stays. */
export function removeStep(flow: Flow, id: string): Flow {
  const gone = flow.steps.find((one) => one.id === id)
  if (!gone || flow.steps.length === 1) return flow
  const rest = flow.steps.filter((one) => one.id !== id)
  const to = (gone.kind === 'when' ? gone.otherwise : 'next' in gone ? gone.next : undefined) ?? rest[0]?.id ?? END
  return relinked({ ...flow, steps: rest }, id, to)
}

/** Everything that leads to one step leads to another. */
function relinked(flow: Flow, from: string, to: string): Flow {
  const led = (id: string) => (id === from ? to : id)
  return {
    ...flow,
    start: led(flow.start),
    ...(flow.startOnRisk === undefined ? {} : { startOnRisk: led(flow.startOnRisk) }),
    steps: flow.steps.map((step): FlowStep => {
      if (step.kind === 'when') {
        const cases = step.cases.map((one) => ({ ...one, next: led(one.next) }))
        return { ...step, cases, otherwise: led(step.otherwise) }
      }
      return 'next' in step ? { ...step, next: led(step.next) } : step
    }),
  }
}

/** Whether a step can change places with the one before it: one step alone leads to it, and neither branches. */
export function mayMoveUp(flow: Flow, id: string): boolean {
  const step = flow.steps.find((one) => one.id === id)
  return step !== undefined && 'next' in step && soleBefore(flow, id) !== undefined
}

/** Changes places with the step before it. */
export function moveUp(flow: Flow, id: string): Flow {
  const step = flow.steps.find((one) => one.id === id)
  const before = soleBefore(flow, id)
  if (!step || !('next' in step) || !before) return flow
  const after = step.next
  const moved = relinked(flow, before.id, id)
  return {
    ...moved,
    steps: moved.steps.map((one): FlowStep => {
      if (one.id === id && 'next' in one) return { ...one, next: before.id }
      return one.id === before.id && 'next' in one ? { ...one, next: after } : one
    }),
  }
}

function soleBefore(flow: Flow, id: string): Extract<FlowStep, { next: string }> | undefined {
  const leading = flow.steps.filter((one) => nextOf(one).includes(id))
  const [only] = leading
  if (leading.length !== 1 || flow.start === id || flow.startOnRisk === id) return undefined
  return only && 'next' in only ? only : undefined
}

// ---- Slots

export const replaceSlot = (flow: Flow, code: string, slot: FlowSlot): Flow => ({
  ...flow,
  slots: { ...flow.slots, [code]: slot },
})

/** A slot no step asks for and no condition looks at yet. */
export function addSlot(flow: Flow): Flow {
  let at = Object.keys(flow.slots).length + 1
  while (`slot-${at}` in flow.slots) at += 1
  return replaceSlot(flow, `slot-${at}`, { kind: 'text', name: NO_WORDS, ask: NO_WORDS, ifRefused: 'go-on' })
}

export const removeSlot = (flow: Flow, code: string): Flow => ({
  ...flow,
  slots: Object.fromEntries(Object.entries(flow.slots).filter(([one]) => one !== code)),
})

// ---- Conditions

export const CONDITION_KINDS = [
  'known',
  'refused',
  'equals',
  'oneOf',
  'over',
  'atLeast',
  'under',
  'identityBelow',
  'flag',
  'said',
  'cue',
  'all',
  'any',
  'not',
] as const
export type ConditionKind = (typeof CONDITION_KINDS)[number]

export function kindOf(condition: Condition): ConditionKind {
  if ('is' in condition) return condition.is
  const found = CONDITION_KINDS.find((kind) => kind in condition)
  return found ?? 'all'
}

/** A condition of a kind, about the slot it was about before. */
export function freshCondition(kind: ConditionKind, slot: string): Condition {
  switch (kind) {
    case 'known':
    case 'refused':
      return { slot, is: kind }
    case 'equals':
      return { slot, equals: true }
    case 'oneOf':
      return { slot, oneOf: [] }
    case 'over':
      return { slot, over: 0 }
    case 'atLeast':
      return { slot, atLeast: 0 }
    case 'under':
      return { slot, under: 0 }
    case 'identityBelow':
      return { identityBelow: 2 }
    case 'flag':
      return { flag: 'elderly' }
    case 'said':
      return { said: [] }
    case 'cue':
      return { cue: 'complaint' }
    case 'all':
      return { all: [{ slot, is: 'known' }] }
    case 'any':
      return { any: [{ slot, is: 'known' }] }
    case 'not':
      return { not: { slot, is: 'known' } }
  }
}
