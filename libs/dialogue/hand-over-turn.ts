import type { ClosedDesk, FlowRun, Knowledge, Turn } from '#libs/dialogue/dialogue.ts'
import { button, did, type Heard, put, reply, say } from '#libs/dialogue/draft.ts'
import type { Urgency } from '#libs/dialogue/flow.ts'
import type { HandOver, HandOverReason } from '#libs/dialogue/hand-over.ts'
import { summaryOf } from '#libs/dialogue/summary.ts'
import { TO_THE_CUSTOMER } from '#libs/dialogue/words/hand-over-words.ts'
import { TURN_WORDS } from '#libs/dialogue/words/turn-words.ts'

export interface HandOverWish {
  readonly why: HandOverReason
  readonly urgency?: Urgency
  readonly topic?: string | null
  readonly scenario?: HandOver['scenario']
}

/**
 * A person takes over in this turn; with nobody there at this hour a call-back is offered in this turn. Never asks
 * whether the customer is sure. Self-harm, fraud and a flow's own immediate rules reach the queue at any hour.
 */
export function handOver(turn: Turn, heard: Heard, wish: HandOverWish): Turn {
  const handed = packageOf(turn, heard, wish)
  const desk = closedDesk(heard, handed)
  if (desk === undefined || isAtAnyHour(handed)) return toPerson(turn, handed)
  const kept = endsFlow(handed) ? put(turn, { active: null, suspended: [] }) : turn
  if (turn.state.callBack === 'promised') return did(say(kept, 'call-back-stands'), { act: 'call-back-stands' })
  const offered = say(kept, 'call-back-offer', { opens: desk.opens ?? TURN_WORDS['opens-later'] }, CALL_BACK_BUTTONS)
  return did(put(offered, { pending: { kind: 'call-back', opensAt: desk.opensAt, handOver: handed } }), {
    act: 'offer-call-back',
    opensAt: desk.opensAt,
    handOver: handed,
  })
}

/** Nothing more to do for the bot in a flow that led to people; whoever merely asked for one may go on with it. */
const endsFlow = ({ why }: HandOver): boolean => why !== 'asked' && why !== 'upset'

/** Whether this turn went to a person, or to the promise of one: nothing may be added after it. */
export function wentToPerson({ acts }: Turn): boolean {
  const last = acts.at(-1)?.act
  return last === 'hand-over' || last === 'offer-call-back' || last === 'call-back-stands'
}

export const CALL_BACK_BUTTONS = [button('call-back-yes'), button('call-back-no')]

/** Hands over whatever the hour: the message waits in the queue until people are back. */
export function toPerson(turn: Turn, handed: HandOver): Turn {
  const told = reply(turn, {
    kind: 'words',
    code: `hand-over-${handed.why}`,
    words: TO_THE_CUSTOMER[handed.why],
    buttons: [],
  })
  return did(put(told, { phase: 'handed-over', pending: null }), { act: 'hand-over', handOver: handed })
}

const isAtAnyHour = ({ why, urgency }: HandOver): boolean =>
  why === 'self-harm' || why === 'fraud' || (why === 'scenario' && urgency === 'immediate')

const closedDesk = ({ input }: Heard, { topic }: HandOver): ClosedDesk | undefined =>
  input.context.closed.find((desk) => desk.topic === topic)

function packageOf({ state }: Turn, { input, knowledge }: Heard, wish: HandOverWish): HandOver {
  const runs = [...state.suspended, ...(state.active ? [state.active] : [])]
  const run = runs.at(-1)
  const flow = run && knowledge.flows[run.flow]
  const intent = state.intent === null ? undefined : knowledge.intents[state.intent]
  const parts = {
    why: wish.why,
    scenario: wish.scenario ?? null,
    intent: intent ? { code: intent.code, name: intent.name } : null,
    flow:
      run && flow ? { code: flow.code, version: run.version, name: flow.name, step: run.waiting?.step ?? null } : null,
    slots: runs.flatMap((each) => slotsOf(each, knowledge)),
  }
  return {
    ...parts,
    urgency: wish.urgency ?? 'normal',
    topic: wish.topic ?? flow?.topic ?? intent?.topic ?? null,
    form: run && flow ? formOf(run, flow.formFields) : {},
    summary: summaryOf(state, parts, input.context.identityLevel, flow?.minIdentityLevel ?? 0),
    feeling: { isUpset: input.reading.mood.isUpset, reasons: input.reading.mood.reasons, cues: state.cues },
    identityLevel: input.context.identityLevel,
    tried: state.tried,
    transcript: state.transcript,
  }
}

function slotsOf(run: FlowRun, { flows }: Knowledge): HandOver['slots'] {
  return Object.entries(run.slots).flatMap(([slot, { shown }]) => {
    const name = flows[run.flow]?.slots[slot]?.name
    return name ? [{ slot, name, shown }] : []
  })
}

function formOf(run: FlowRun, fields: readonly { field: string; slot: string | null }[]): HandOver['form'] {
  return Object.fromEntries(
    fields.flatMap(({ field, slot }) => {
      const filled = slot === null ? undefined : run.slots[slot]
      return filled ? [[field, filled.shown]] : []
    }),
  )
}
