import { onFlow } from '#libs/dialogue/answer-flow.ts'
import { answerAside, onQuestion } from '#libs/dialogue/answer-question.ts'
import { asksForPerson } from '#libs/dialogue/asks-for-person.ts'
import { onCallBack } from '#libs/dialogue/call-back.ts'
import type { DialogueState, FlowRun, Knowledge, Reply, Turn, TurnInput } from '#libs/dialogue/dialogue.ts'
import { button, did, type Heard, put, reply, say } from '#libs/dialogue/draft.ts'
import { type Flow, LOCALES } from '#libs/dialogue/flow.ts'
import { handOver } from '#libs/dialogue/hand-over-turn.ts'
import { onHelped } from '#libs/dialogue/helped.ts'
import { onRisk } from '#libs/dialogue/risks.ts'
import { beginFlow, resume } from '#libs/dialogue/run-flow.ts'
import { acceptsCallBack, declines, isCancel } from '#libs/dialogue/sayings.ts'
import type { SlotKind } from '#libs/language/slots/slot.ts'
import { normalise } from '#libs/language/text/normalise.ts'

/**
 * One turn of the bot: what the customer said and how it was read go in, what is shown and done comes out.
 * The rules stand in the order in which they decide; the first that has something to say says it all:
 * risk phrases, a wish for a person, a command that was carried out, the answer to a call-back on offer, an upset customer, "did that help?",
 * "never mind", the flow under way, and last of all the question itself.
 * @param now UTC milliseconds; decides which articles are in force
 */
export function decideTurn(state: DialogueState, input: TurnInput, knowledge: Knowledge, now: number): Turn {
  if (state.phase === 'handed-over') return { state, replies: [], acts: [{ act: 'stay-silent' }] }
  const said = normalise(input.text)
  const heard: Heard = { input, knowledge, now, said, choice: choiceOf(state, input, said) }
  const begun = tellCarriedOut(
    begin(heard.choice?.startsWith('intent:') ? state : { ...state, unclear: null }, input),
    input,
  )
  const decided =
    onRisk(begun, heard) ??
    onWish(begun, heard) ??
    onCarriedOut(begun, heard) ??
    onCallBack(begun, heard) ??
    onUpset(begun, heard) ??
    onHelped(begun, heard) ??
    onTheRest(begun, heard)
  return finish(decided)
}

/** The kinds of slots the next message may answer; `readSlots` wants them to read a bare number rightly. */
export function expectedKinds(state: DialogueState, knowledge: Knowledge): readonly SlotKind[] {
  if (state.pending?.kind === 'phone') return ['phone']
  const { active } = state
  if (active?.waiting?.for !== 'slot') return state.offered.length > 0 ? ['choice'] : []
  const kind = knowledge.flows[active.flow]?.slots[active.waiting.slot]?.kind
  if (kind === undefined || kind === 'text') return []
  if (kind === 'one-of') return ['choice']
  return kind === 'period' ? ['period', 'date'] : [kind]
}

/** Says at once, before the customer has written, that a bot is there. */
export function openDialogue(state: DialogueState): Turn {
  return finish(did({ state, replies: [], acts: [] }, { act: 'introduce' }))
}

/** A pressed button, or words that are exactly the label of one that was offered. `person` counts whenever it comes. */
function choiceOf(
  { offered, active }: DialogueState,
  { choice, reading, text }: TurnInput,
  said: string,
): string | null {
  if (choice === 'person') return choice
  const isOffered = (wanted: string): boolean => offered.some((each) => each.choice === wanted)
  if (choice !== null && isOffered(choice)) return choice
  const typed = text.trim()
  const named = offered.find(({ label }) =>
    LOCALES.some((locale) => label[locale] === typed || label[locale].toLowerCase() === said),
  )
  if (named) return named.choice
  const number = reading.slots.find(({ kind }) => kind === 'choice')
  if (active || number?.kind !== 'choice') return null
  return offered[number.value - 1]?.choice ?? null
}

function begin(state: DialogueState, { messageId, reading }: TurnInput): Turn {
  const { first, messages } = state.transcript
  const cues = [...state.cues, ...reading.cues.map(({ code, kind }) => ({ code, kind }))].slice(-20)
  const transcript = { first: first ?? messageId, last: messageId, messages: messages + 1 }
  return { state: { ...state, turn: state.turn + 1, phase: 'open', cues, transcript }, replies: [], acts: [] }
}

/** Whoever asks for a person gets one in this turn: never asked back, never put off. "Have somebody call me" takes the offer. */
function onWish(turn: Turn, heard: Heard): Turn | null {
  const { choice, said, input } = heard
  if (choice === null && turn.state.pending?.kind === 'call-back' && acceptsCallBack(said)) return null
  const isAsked =
    choice === 'person' ||
    (choice === null && asksForPerson(said)) ||
    input.reading.cues.some(({ kind }) => kind === 'person')
  return isAsked ? handOver(turn, heard, { why: 'asked' }) : null
}

/** Said whatever else the message leads to: a command is acknowledged though a person takes over. */
function tellCarriedOut(turn: Turn, { carriedOut }: TurnInput): Turn {
  if (!carriedOut) return turn
  const told = reply(turn, { kind: 'words', code: 'carried-out', words: carriedOut.words, buttons: [] })
  return did(told, { act: 'carry-out' })
}

/** Nothing is asked back. What was under way stays as it was, and goes on with the next message. */
function onCarriedOut(turn: Turn, heard: Heard): Turn | null {
  const { carriedOut } = heard.input
  if (!carriedOut) return null
  return carriedOut.needsPerson ? handOver(turn, heard, { why: 'identity' }) : turn
}

/** Not while a call-back is on offer, promised or declined: nobody is there, and the mood outlasts the turn. */
function onUpset(turn: Turn, heard: Heard): Turn | null {
  const { pending, callBack } = turn.state
  if (!heard.input.reading.mood.isUpset || callBack !== 'none' || pending?.kind === 'call-back') return null
  return handOver(turn, heard, { why: 'upset', urgency: 'priority' })
}

function onTheRest(turn: Turn, heard: Heard): Turn {
  const cleared = turn.state.pending?.kind === 'helped' ? put(turn, { pending: null }) : turn
  return (
    onCancel(cleared, heard) ??
    onComplaint(cleared, heard) ??
    onFlow(cleared, heard, (inFlow) => answerAside(inFlow, heard)) ??
    onQuestion(cleared, heard)
  )
}

/** A complaint is heard first, whatever was under way. */
function onComplaint(turn: Turn, heard: Heard): Turn | null {
  const { active, suspended } = turn.state
  const isComplaint = heard.input.reading.cues.some(({ kind }) => kind === 'complaint')
  const isHeard = [active, ...suspended].some((run) => run?.flow === COMPLAINT)
  return isComplaint && !isHeard && COMPLAINT in heard.knowledge.flows ? beginFlow(turn, heard, COMPLAINT) : null
}

const COMPLAINT = 'complaint-intake'

/** "Never mind": lets go of the flow under way; one that it interrupted comes back. */
function onCancel(turn: Turn, heard: Heard): Turn | null {
  if (heard.choice !== null || !isCancel(heard.said)) return null
  const { active, suspended } = turn.state
  const flow = active && heard.knowledge.flows[active.flow]
  if (flow && declines(heard.said) && isAskedYesOrNo(active, flow)) return null
  if (!flow) return did(say(put(turn, { active: null }), 'cancelled-nothing'), { act: 'cancel', flow: null })
  const told = say(put(turn, { active: null }), 'cancelled', { name: flow.name })
  const cancelled = did(told, { act: 'cancel', flow: flow.code })
  return suspended.length > 0 ? resume(cancelled, heard) : cancelled
}

/** "不用了" to "shall a colleague book it?" is a no to that, not the end of everything. */
const isAskedYesOrNo = ({ waiting }: FlowRun, flow: Flow): boolean =>
  waiting?.for === 'slot' && flow.slots[waiting.slot]?.kind === 'yes-no'

/** Introduces the bot if this is the first it says, and puts a person one step away under whatever it says. */
function finish(turn: Turn): Turn {
  const isOpen = turn.state.phase !== 'handed-over'
  const introduced = turn.state.hasIntroduced ? turn : introduce(turn, isOpen)
  const replies = isOpen ? withPerson(introduced.replies) : introduced.replies
  return { ...introduced, replies, state: { ...introduced.state, offered: replies.flatMap(({ buttons }) => buttons) } }
}

function introduce(turn: Turn, isOpen: boolean): Turn {
  const [introduction] = say({ ...turn, replies: [] }, isOpen ? 'i-am-bot' : 'i-am-bot-short').replies
  return {
    ...turn,
    replies: introduction ? [introduction, ...turn.replies] : turn.replies,
    acts: [{ act: 'introduce' }, ...turn.acts.filter(({ act }) => act !== 'introduce')],
    state: { ...turn.state, hasIntroduced: true },
  }
}

function withPerson(replies: readonly Reply[]): readonly Reply[] {
  const last = replies.at(-1)
  if (!last || last.buttons.some(({ choice }) => choice === 'person')) return replies
  return [...replies.slice(0, -1), { ...last, buttons: [...last.buttons, button('person')] }]
}
