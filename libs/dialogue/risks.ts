import type { Turn } from '#libs/dialogue/dialogue.ts'
import { type Heard, put, reply } from '#libs/dialogue/draft.ts'
import { fillSlots } from '#libs/dialogue/fill-slots.ts'
import type { Flow, FlowStep, Urgency } from '#libs/dialogue/flow.ts'
import type { HandOverReason } from '#libs/dialogue/hand-over.ts'
import { handOver } from '#libs/dialogue/hand-over-turn.ts'
import { newRun, saidIn } from '#libs/dialogue/run-flow.ts'
import type { CueKind } from '#libs/language/feeling/lexicon.ts'

interface Risk {
  readonly cue: CueKind
  readonly why: HandOverReason
  readonly urgency: Urgency
  /** The flow whose first statements are made before the person comes; its topic is where it is queued. */
  readonly flow: string
}

/**
 * Phrases that bring a person at once, the gravest first: where two are said the first decides. Profanity and thoughts
 * of leaving the bank do not stand here: they count in the mood. A complaint is heard first (complaint-intake).
 */
export const RISKS: readonly Risk[] = [
  { cue: 'self-harm', why: 'self-harm', urgency: 'immediate', flow: 'self-harm-or-threat' },
  { cue: 'fraud', why: 'fraud', urgency: 'immediate', flow: 'scam-report' },
  { cue: 'death', why: 'bereavement', urgency: 'immediate', flow: 'bereavement' },
  { cue: 'regulator', why: 'regulator', urgency: 'immediate', flow: 'complaint-intake' },
  { cue: 'legal', why: 'legal', urgency: 'priority', flow: 'complaint-intake' },
  { cue: 'hardship', why: 'hardship', urgency: 'priority', flow: 'card-repayment' },
]

/** A risk phrase was said: what must be said at once is said, and a person takes over. */
export function onRisk(turn: Turn, heard: Heard): Turn | null {
  const risk = RISKS.find(({ cue }) => heard.input.reading.cues.some(({ kind }) => kind === cue))
  if (!risk) return null
  const flow = heard.knowledge.flows[risk.flow]
  const spoken = flow?.startOnRisk === undefined ? [] : statementsFrom(flow.steps, flow.startOnRisk)
  const told = spoken.reduce(
    (so, step) =>
      reply(so, {
        kind: 'statement',
        flow: risk.flow,
        version: flow?.version ?? 1,
        step: step.id,
        isMandatory: step.isMandatory,
        words: step.say,
        buttons: [],
      }),
    flow ? withFlow(turn, heard, flow) : turn,
  )
  return handOver(told, heard, { why: risk.why, urgency: risk.urgency, topic: flow?.topic ?? null })
}

/** The flow stands on the person's card with what the message told already; one it interrupts stays beside it. */
function withFlow(turn: Turn, heard: Heard, flow: Flow): Turn {
  const { active, suspended } = turn.state
  if (active?.flow === flow.code) return turn
  const { run } = fillSlots(flow, newRun(flow), null, saidIn(turn, heard))
  return put(turn, { active: run, suspended: active ? [...suspended, active] : suspended })
}

type Statement = Extract<FlowStep, { kind: 'say' }>

/** The statements in a row from a step on; ends at the first step that is none. */
function statementsFrom(steps: readonly FlowStep[], start: string): readonly Statement[] {
  const spoken: Statement[] = []
  let step = steps.find(({ id }) => id === start)
  while (step?.kind === 'say' && !spoken.includes(step)) {
    spoken.push(step)
    const { next } = step
    step = steps.find(({ id }) => id === next)
  }
  return spoken
}
