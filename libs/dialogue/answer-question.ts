import { answerFrom, answerQuestion, inForce } from '#libs/dialogue/answer-article.ts'
import { asksIfBot } from '#libs/dialogue/asks-for-person.ts'
import type { Button, DialogueState, Intent, SmallTalk, Turn } from '#libs/dialogue/dialogue.ts'
import { button, did, type Heard, put, reply, say, tried } from '#libs/dialogue/draft.ts'
import { HAND_OVER_REASONS } from '#libs/dialogue/hand-over.ts'
import { handOver } from '#libs/dialogue/hand-over-turn.ts'
import { askIfHelped } from '#libs/dialogue/helped.ts'
import { beginFlow } from '#libs/dialogue/run-flow.ts'
import { isGoodbye, isGreeting, isThanks } from '#libs/dialogue/sayings.ts'
import { TURN_WORDS } from '#libs/dialogue/words/turn-words.ts'
import type { SlotKind } from '#libs/language/slots/slot.ts'
import { cleanText } from '#libs/masking/clean-text.ts'
import { maskMessage } from '#libs/masking/mask-message.ts'

/** An intent less likely than this is not worth a button. */
const LEAST_LIKELY = 0.12
const MOST_OPTIONS = 3

/** A message outside every flow: small talk, a question with an answer, a flow to begin; or one that was not understood. */
export function onQuestion(turn: Turn, heard: Heard): Turn {
  if (heard.choice === 'else') return rephrase(turn)
  const talk = smallTalkIn(heard)
  if (talk) return smallTalk(turn, heard, talk)
  return answerIn(turn, heard) ?? notUnderstood(turn, heard)
}

/** What the message asks for, when that is clear enough to be done; null when it is not. */
export function answerIn(turn: Turn, heard: Heard): Turn | null {
  const { decision, found } = heard.input.reading
  const pressed = /^article:(.+)$/.exec(heard.choice ?? '')?.[1]
  if (pressed !== undefined) return answerQuestion(turn, heard, pressed)
  const intent = intentOf(heard)
  if (intent) return doIntent(turn, heard, intent)
  const [best] = found
  if (heard.choice === null && decision.kind === 'unknown' && best?.isSure && isAnswerable(heard, best.article))
    return answerQuestion(turn, heard, best.article)
  return null
}

/** What a question inside the active flow asks besides it: another article, another flow; null when it asks nothing. */
export function answerAside(turn: Turn, heard: Heard): Turn | null {
  const talk = smallTalkIn(heard)
  if (talk) return smallTalk(turn, heard, talk)
  const intent = intentOf(heard)
  if (!intent) return null
  if (intent.does.kind === 'flow' && intent.does.flow === turn.state.active?.flow) return null
  return doIntent(turn, heard, intent)
}

function intentOf({ choice, input, knowledge }: Heard): Intent | undefined {
  const pressed = /^intent:(.+)$/.exec(choice ?? '')?.[1]
  if (pressed !== undefined) return knowledge.intents[pressed]
  if (choice !== null || input.reading.decision.kind !== 'answer') return undefined
  return knowledge.intents[input.reading.decision.label]
}

function doIntent(turn: Turn, heard: Heard, intent: Intent): Turn {
  const meant = put(turn, { intent: intent.code })
  const { does, code, name, topic } = intent
  if (does.kind === 'article') return answerQuestion(meant, heard, does.article)
  if (does.kind === 'flow') return beginFlow(meant, heard, does.flow)
  const reason = HAND_OVER_REASONS.find((known) => known === does.why)
  if (reason) return handOver(meant, heard, { why: reason, topic })
  return handOver(meant, heard, { why: 'intent-for-people', scenario: { code, name }, topic })
}

const isAnswerable = ({ knowledge, now }: Heard, article: string): boolean => inForce(knowledge.articles[article], now)

/** By the customer's own short words, or by an intent of that code; never when a question stands beside it. */
export function smallTalkIn({ said, choice, input }: Heard): SmallTalk | null {
  if (choice !== null) return null
  if (isGreeting(said)) return 'greeting'
  if (isThanks(said)) return 'thanks'
  if (isGoodbye(said)) return 'goodbye'
  if (asksIfBot(said)) return 'are-you-a-bot'
  const { decision } = input.reading
  return decision.kind === 'answer' ? (SMALL_TALK.find((talk) => talk === decision.label) ?? null) : null
}

/** "Say that again" shows the last answer once more; inside a flow its question comes again by itself. */
function smallTalk(turn: Turn, heard: Heard, about: SmallTalk): Turn {
  const noted = did(turn, { act: 'small-talk', about })
  if (about !== 'repeat') return say(noted, about)
  const { lastAnswer, active } = turn.state
  if (active) return noted
  return lastAnswer ? askIfHelped(answerFrom(noted, heard, lastAnswer.article)) : say(noted, 'greeting')
}

const SMALL_TALK: readonly SmallTalk[] = ['greeting', 'thanks', 'goodbye', 'are-you-a-bot', 'what-can-you-do', 'repeat']

/** Once three buttons, or other words asked for; the second time in a row a person. */
function notUnderstood(turn: Turn, heard: Heard): Turn {
  const options = optionsFor(heard)
  const codes = options.map(({ choice }) => choice)
  const isSame = codes.length > 0 && codes.join() === turn.state.lastClarified?.join()
  if (turn.state.unsureTurns >= 1 || isSame) return handOver(turn, heard, { why: 'unsure-twice' })
  const counted = put(turn, { unsureTurns: 1, lastClarified: codes, unclear: keptOf(heard) })
  if (options.length === 0) return did(say(counted, 'not-understood'), { act: 'rephrase' })
  const labels = options.map(({ label }) => label)
  const asked = reply(counted, {
    kind: 'words',
    code: 'clarify',
    words: TURN_WORDS.clarify,
    buttons: [...options, button('else')],
  })
  const noted = tried(asked, { kind: 'buttons', labels, turn: turn.state.turn })
  return did(noted, { act: 'clarify', options: codes })
}

/** Numbers of persons and accounts are not kept: they would be asked for again. */
const keptOf = ({ input }: Heard): DialogueState['unclear'] => ({
  text: maskMessage(cleanText(input.text)).text,
  slots: input.reading.slots.filter(({ kind }) => !PERSONAL.includes(kind)),
})

const PERSONAL: readonly SlotKind[] = ['account', 'phone', 'identity-number']

/** The likeliest intents the classifier is torn between, then articles found; three at most, none that cannot be answered. */
function optionsFor(heard: Heard): readonly Button[] {
  const { decision, ranked, found } = heard.input.reading
  const likely =
    decision.kind === 'clarify'
      ? decision.labels
      : ranked.filter(({ probability }) => probability >= LEAST_LIKELY).map(({ label }) => label)
  const intents = likely.flatMap((label) => {
    const intent = heard.knowledge.intents[label]
    return intent && isUseful(heard, intent) ? [{ choice: `intent:${intent.code}`, label: intent.name }] : []
  })
  const answered = new Set(
    likely.flatMap((label) => {
      const does = heard.knowledge.intents[label]?.does
      return does?.kind === 'article' ? [does.article] : []
    }),
  )
  const articles = found.flatMap(({ article }) => {
    const known = heard.knowledge.articles[article]
    return inForce(known, heard.now) && !answered.has(article)
      ? [{ choice: `article:${article}`, label: known.title }]
      : []
  })
  return [...intents, ...articles].filter(fitsButton).slice(0, MOST_OPTIONS)
}

function isUseful(heard: Heard, { code, does }: Intent): boolean {
  if (SMALL_TALK.some((talk) => talk === code)) return false
  if (does.kind === 'article') return isAnswerable(heard, does.article)
  return does.kind === 'hand-over' || does.flow in heard.knowledge.flows
}

/** Sixty characters are the most a button holds. */
const fitsButton = ({ label }: Button): boolean => Object.values(label).every((words) => words.length <= 60)

/** None of the three: other words are asked for, once; what is not understood after that goes to a person. */
function rephrase(turn: Turn): Turn {
  return did(say(put(turn, { unsureTurns: 1 }), 'rephrase'), { act: 'rephrase' })
}
