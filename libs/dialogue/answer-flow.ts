import { smallTalkIn } from '#libs/dialogue/answer-question.ts'
import { saysPhrase } from '#libs/dialogue/conditions.ts'
import type { FlowRun, Turn, Waiting } from '#libs/dialogue/dialogue.ts'
import { did, type Heard, put, reply, say } from '#libs/dialogue/draft.ts'
import { correctSlot, fillSlots, fillText, forgetSlot } from '#libs/dialogue/fill-slots.ts'
import type { Flow, FlowSlot } from '#libs/dialogue/flow.ts'
import { handOver, wentToPerson } from '#libs/dialogue/hand-over-turn.ts'
import { goOn, resume, saidIn } from '#libs/dialogue/run-flow.ts'
import { corrects, isNo, isRefusal, isYes, looksLikeQuestion } from '#libs/dialogue/sayings.ts'
import { filledOption, filledYesNo } from '#libs/dialogue/shown-slot.ts'
import { TURN_WORDS } from '#libs/dialogue/words/turn-words.ts'
import { normalise } from '#libs/language/text/normalise.ts'

/** Asked once and again twice; after the third answer that is none a person takes over. */
const MOST_ATTEMPTS = 3

/** What a message did to the flow under way. */
interface Taken {
  readonly turn: Turn
  readonly isUnderstood: boolean
}

/**
 * A message while a flow waits for something: taken as an answer, a correction or a refusal; a question of its own is
 * answered by `aside`, and the flow goes on; anything else is asked again, twice at most.
 * @param aside answers the question the message asks, or returns null when it asks none
 */
export function onFlow(turn: Turn, heard: Heard, aside: (turn: Turn) => Turn | null): Turn | null {
  const { active } = turn.state
  if (!active) return null
  const flow = heard.knowledge.flows[active.flow]
  if (!flow) return handOver(turn, heard, { why: 'flow-missing' })
  const taken = takeAnswer(turn, heard, flow, active)
  if (wentToPerson(taken.turn)) return taken.turn
  if (!taken.isUnderstood || asksBesides(heard)) {
    const answered = aside(taken.turn)
    if (answered)
      return goesOn(answered, active) ? resume(put(answered, { intent: turn.state.intent }), heard) : answered
  }
  return taken.isUnderstood ? goOn(taken.turn, heard) : askAgain(taken.turn, heard, flow, active)
}

/** After an answer in between the same flow goes on, unless a person took over or another flow was begun. */
const goesOn = (turn: Turn, { flow }: FlowRun): boolean => !wentToPerson(turn) && turn.state.active?.flow === flow

const asksBesides = ({ said, choice }: Heard): boolean => choice === null && looksLikeQuestion(said)

function takeAnswer(turn: Turn, heard: Heard, flow: Flow, run: FlowRun): Taken {
  const waiting = run.waiting
  const message = saidIn(turn, heard)
  if (waiting?.for === 'identity')
    return {
      turn,
      isUnderstood: heard.input.context.identityLevel >= waiting.level,
    }
  if (heard.choice === null && corrects(heard.said)) {
    const corrected = correctSlot(flow, run, message)
    if (corrected) return { turn: tellCorrected(turn, flow, corrected), isUnderstood: true }
  }
  switch (waiting?.for) {
    case 'slot':
      return takeSlot(turn, heard, flow, run, waiting)
    case 'confirmation':
      return takeConfirmation(turn, heard, flow, run, waiting)
    case 'what-to-change':
      return takeChange(turn, heard, flow, run)
    default:
      return { turn: put(turn, { active: fillSlots(flow, run, null, message).run }), isUnderstood: true }
  }
}

function tellCorrected(turn: Turn, flow: Flow, { run, slot }: { readonly run: FlowRun; readonly slot: string }): Turn {
  const name = flow.slots[slot]?.name
  const value = run.slots[slot]?.shown
  const told = name && value ? say(turn, 'corrected', { name, value }) : turn
  return did(put(told, { active: run }), { act: 'correct', flow: flow.code, slot })
}

function takeSlot(turn: Turn, heard: Heard, flow: Flow, run: FlowRun, { slot }: Waiting & { for: 'slot' }): Taken {
  const definition = flow.slots[slot]
  const message = saidIn(turn, heard)
  if (!definition) return { turn, isUnderstood: true }
  const pressed = pressedValue(heard, slot, definition.options ?? [], message.turn)
  if (pressed)
    return { turn: put(turn, { active: { ...run, slots: { ...run.slots, [slot]: pressed } } }), isUnderstood: true }
  const filled = fillSlots(flow, run, slot, message)
  if (filled.isAskedFilled) return { turn: put(turn, { active: filled.run }), isUnderstood: true }
  if (heard.choice === 'skip' || (heard.choice === null && isRefusal(heard.said)))
    return refuse(turn, heard, flow, filled.run, slot)
  if (definition.kind === 'text' && heard.choice === null && isAnswer(heard))
    return { turn: put(turn, { active: fillText(filled.run, slot, message) }), isUnderstood: true }
  return { turn: put(turn, { active: filled.run }), isUnderstood: false }
}

/** A text is an answer unless it is empty or asks something; a long story with a question in it is still the story. */
function isAnswer(heard: Heard): boolean {
  const { said } = heard
  return /[\p{L}\p{N}]/u.test(said) && smallTalkIn(heard) === null && (!looksLikeQuestion(said) || said.length > 40)
}

function pressedValue({ choice }: Heard, slot: string, options: NonNullable<FlowSlot['options']>, turn: number) {
  if (choice === 'answer-yes' || choice === 'answer-no') return filledYesNo(choice === 'answer-yes', turn)
  const option = options.find(({ code }) => choice === `option:${slot}:${code}`)
  return option && filledOption(option, turn)
}

function refuse(turn: Turn, heard: Heard, flow: Flow, run: FlowRun, slot: string): Taken {
  const refused = put(turn, { active: { ...run, refused: [...run.refused, slot] } })
  if (flow.slots[slot]?.ifRefused === 'hand-over')
    return { turn: handOver(refused, heard, { why: 'details-not-given', topic: flow.topic }), isUnderstood: true }
  return { turn: say(refused, 'go-on-without'), isUnderstood: true }
}

function takeConfirmation(
  turn: Turn,
  heard: Heard,
  flow: Flow,
  run: FlowRun,
  { step }: Waiting & { for: 'confirmation' },
): Taken {
  const { choice, said } = heard
  if (choice === 'yes' || (choice === null && isYes(said)))
    return { turn: put(turn, { active: { ...run, confirmed: [...run.confirmed, step] } }), isUnderstood: true }
  const corrected = choice === null ? correctSlot(flow, run, saidIn(turn, heard)) : null
  if (corrected) return { turn: tellCorrected(turn, flow, corrected), isUnderstood: true }
  if (choice !== 'no' && !(choice === null && isNo(said))) return { turn, isUnderstood: false }
  const asking = { ...run, waiting: { for: 'what-to-change', step } as const }
  return { turn: put(turn, { active: asking }), isUnderstood: false }
}

function takeChange(turn: Turn, heard: Heard, flow: Flow, run: FlowRun): Taken {
  const { choice, said } = heard
  const named = Object.keys(run.slots).find((slot) =>
    choice === null
      ? Object.values(flow.slots[slot]?.name ?? {}).some((name) => saysPhrase(said, normalise(name)))
      : choice === `change:${slot}`,
  )
  if (named !== undefined) return { turn: put(turn, { active: forgetSlot(run, named) }), isUnderstood: true }
  const corrected = choice === null ? correctSlot(flow, run, saidIn(turn, heard)) : null
  if (corrected) return { turn: tellCorrected(turn, flow, corrected), isUnderstood: true }
  return { turn, isUnderstood: false }
}

/** Counts the answer that was none, and asks again or lets a person take over. */
function askAgain(turn: Turn, heard: Heard, flow: Flow, before: FlowRun): Turn {
  const run = turn.state.active ?? before
  const waiting = run.waiting
  if (!waiting) return goOn(turn, heard)
  const key =
    waiting.for === 'slot' ? waiting.slot : `${waiting.for === 'identity' ? 'identity' : 'confirm'}:${waiting.step}`
  const attempts = (run.attempts[key] ?? 0) + 1
  const counted = put(turn, { active: { ...run, attempts: { ...run.attempts, [key]: attempts } } })
  if (attempts >= MOST_ATTEMPTS)
    return handOver(counted, heard, {
      why: waiting.for === 'identity' ? 'identity' : 'details-not-given',
      topic: flow.topic,
    })
  return waiting.for === 'what-to-change' ? askWhatToChange(counted, flow) : goOn(counted, heard)
}

function askWhatToChange(turn: Turn, flow: Flow): Turn {
  const run = turn.state.active
  if (!run) return turn
  const buttons = Object.keys(run.slots).flatMap((slot) => {
    const name = flow.slots[slot]?.name
    return name ? [{ choice: `change:${slot}`, label: name }] : []
  })
  // Ten buttons are the most a message carries, and one of them leads to a person; the newest values stand last.
  const asked = reply(turn, {
    kind: 'words',
    code: 'what-to-change',
    words: TURN_WORDS['what-to-change'],
    buttons: buttons.slice(-9),
  })
  return did(asked, { act: 'confirm', flow: flow.code, step: run.waiting?.step ?? flow.start })
}
