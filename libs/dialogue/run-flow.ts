import { answerFrom, inForce } from '#libs/dialogue/answer-article.ts'
import { holds } from '#libs/dialogue/conditions.ts'
import type { FlowRun, Turn } from '#libs/dialogue/dialogue.ts'
import { button, did, type Heard, put, reply, say, tried } from '#libs/dialogue/draft.ts'
import { fillSlots, type Said } from '#libs/dialogue/fill-slots.ts'
import type { Flow, FlowStep, Words } from '#libs/dialogue/flow.ts'
import { handOver } from '#libs/dialogue/hand-over-turn.ts'
import { askIfHelped } from '#libs/dialogue/helped.ts'
import { fillWords, TURN_WORDS } from '#libs/dialogue/words/turn-words.ts'
import { normalise } from '#libs/language/text/normalise.ts'

/** Flows that wait for their turn again; the oldest of more than these is let go. */
const MOST_SUSPENDED = 3

/**
 * Begins a flow, or goes on with it when it is under way already. Another one under way is interrupted and comes back
 * afterwards. What the customer's message holds fills its slots at once.
 */
export function beginFlow(turn: Turn, heard: Heard, code: string): Turn {
  const { active, suspended } = turn.state
  const flow = heard.knowledge.flows[code]
  if (!flow) return handOver(turn, heard, { why: 'flow-missing' })
  if (active?.flow === code) return goOn(turn, heard)
  const waiting = suspended.find((run) => run.flow === code)
  const others = [...suspended.filter((run) => run !== waiting), ...(active ? [active] : [])].slice(-MOST_SUSPENDED)
  const run = waiting ?? newRun(flow)
  const filled = [...unclearBefore(turn), saidIn(turn, heard)].reduce(
    (so, message) => fillSlots(flow, so, null, message).run,
    run,
  )
  const changed = put(turn, {
    active: filled,
    suspended: others,
    unsureTurns: 0,
    lastClarified: null,
    lastAnswer: null,
    unclear: null,
  })
  if (waiting) return goOn(did(changed, { act: 'resume', flow: code }), heard)
  const { version, name } = flow
  const noted = tried(changed, { kind: 'flow', flow: code, version, name, turn: turn.state.turn })
  return goOn(did(noted, { act: 'begin-flow', flow: code, version }), heard)
}

/** The message that was clarified by pressing a button: what it told counts. */
const unclearBefore = ({ state: { unclear, turn } }: Turn): readonly Said[] =>
  unclear ? [{ ...unclear, said: normalise(unclear.text), turn: turn - 1 }] : []

export const newRun = (flow: Flow): FlowRun => ({
  flow: flow.code,
  version: flow.version,
  from: flow.start,
  slots: {},
  refused: [],
  said: [],
  confirmed: [],
  attempts: {},
  waiting: null,
})

export const saidIn = (turn: Turn, { input, said }: Heard): Said => ({
  text: input.text,
  said,
  slots: input.reading.slots,
  turn: turn.state.turn,
})

/**
 * Walks the active flow from its first step to the first one that has to wait. Where it stands is never stored: what was
 * said is not said again and what is known is not asked again, so a correction, a changed identity level or a new release
 * of the flow takes effect everywhere behind it.
 */
export function goOn(turn: Turn, heard: Heard): Turn {
  const { active } = turn.state
  const flow = active && heard.knowledge.flows[active.flow]
  if (!active || !flow) return handOver(turn, heard, { why: 'flow-missing' })
  const rule = flow.handOff.find(({ when }) => holds(when, factsOf(active, heard)))
  if (rule)
    return handOver(turn, heard, {
      why: rule.reason ?? 'scenario',
      scenario: { code: rule.why, name: rule.name },
      urgency: rule.urgency,
      topic: rule.topic ?? flow.topic,
    })
  const steps = new Map(flow.steps.map((step) => [step.id, step]))
  const seen = new Set<string>()
  let so: Walk = { turn: put(turn, { active: { ...active, version: flow.version, waiting: null } }), next: active.from }
  if (!steps.has(active.from)) so = { ...so, next: flow.start }
  while (so.next !== null) {
    const step = steps.get(so.next)
    if (!step || seen.has(step.id)) return handOver(so.turn, heard, { why: 'flow-missing' })
    seen.add(step.id)
    so = takeStep(so.turn, heard, flow, step)
  }
  return so.turn
}

/** `next` is null where the flow waits or has ended. */
interface Walk {
  readonly turn: Turn
  readonly next: string | null
}

function takeStep(turn: Turn, heard: Heard, flow: Flow, step: FlowStep): Walk {
  const run = turn.state.active
  if (!run) return { turn, next: null }
  switch (step.kind) {
    case 'say':
      return { turn: run.said.includes(step.id) ? turn : state(turn, run, flow, step), next: step.next }
    case 'ask':
      return step.slot in run.slots || run.refused.includes(step.slot)
        ? { turn, next: step.next }
        : { turn: ask(turn, run, flow, step), next: null }
    case 'when':
      return {
        turn,
        next: step.cases.find(({ when }) => holds(when, factsOf(run, heard)))?.next ?? step.otherwise,
      }
    case 'confirm':
      return run.confirmed.includes(step.id)
        ? { turn, next: step.next }
        : { turn: askToConfirm(turn, run, flow, step), next: null }
    case 'article':
      return takeArticle(turn, heard, run, step)
    case 'identity':
      return waitForIdentity(turn, heard, run, flow, step)
    case 'hand-over':
      return {
        turn: handOver(turn, heard, {
          why: step.reason ?? 'scenario',
          scenario: { code: step.why, name: step.name },
          urgency: step.urgency,
          topic: step.topic ?? flow.topic,
        }),
        next: null,
      }
    case 'end':
      return { turn: endFlow(turn, heard, run, flow, step), next: null }
  }
}

export const factsOf = (run: FlowRun, { input, said }: Heard) => ({
  slots: run.slots,
  refused: run.refused,
  identityLevel: input.context.identityLevel,
  flags: input.context.flags,
  said,
  cues: input.reading.cues,
})

type Step<K extends FlowStep['kind']> = Extract<FlowStep, { kind: K }>

/** What stands for each slot in words; one not given says so. */
const shownOf = (run: FlowRun, flow: Flow): Readonly<Record<string, Words>> =>
  Object.fromEntries(Object.keys(flow.slots).map((slot) => [slot, run.slots[slot]?.shown ?? NOT_GIVEN]))

const NOT_GIVEN: Words = { 'zh-CN': '未提供', 'zh-TW': '未提供', en: 'not given' }

function state(turn: Turn, run: FlowRun, flow: Flow, step: Step<'say'>): Turn {
  const words = fillWords(step.say, shownOf(run, flow))
  const { id, isMandatory } = step
  const told = reply(turn, {
    kind: 'statement',
    flow: flow.code,
    version: flow.version,
    step: id,
    isMandatory,
    words,
    buttons: [],
  })
  return put(told, { active: { ...run, said: [...run.said, id] } })
}

function ask(turn: Turn, run: FlowRun, flow: Flow, step: Step<'ask'>): Turn {
  const slot = flow.slots[step.slot]
  if (!slot) return turn
  const attempt = (run.attempts[step.slot] ?? 0) + 1
  const words = attempt === 1 ? slot.ask : fillWords(TURN_WORDS['ask-again'], { ask: slot.askAgain ?? slot.ask })
  const options = (slot.options ?? []).map(({ code, label }) => ({ choice: `option:${step.slot}:${code}`, label }))
  const yesNo = slot.kind === 'yes-no' ? [button('answer-yes'), button('answer-no')] : []
  const skip = attempt > 1 && slot.ifRefused === 'go-on' ? [button('skip')] : []
  const asked = reply(turn, {
    kind: 'statement',
    flow: flow.code,
    version: flow.version,
    step: step.id,
    isMandatory: false,
    words,
    buttons: [...options, ...yesNo, ...skip],
  })
  return did(put(asked, { active: { ...run, waiting: { for: 'slot', step: step.id, slot: step.slot } } }), {
    act: 'ask',
    flow: flow.code,
    slot: step.slot,
    attempt,
  })
}

function askToConfirm(turn: Turn, run: FlowRun, flow: Flow, step: Step<'confirm'>): Turn {
  const say = fillWords(step.say, shownOf(run, flow))
  const isAgain = (run.attempts[`confirm:${step.id}`] ?? 0) > 0
  const asked = reply(turn, {
    kind: 'statement',
    flow: flow.code,
    version: flow.version,
    step: step.id,
    isMandatory: false,
    words: isAgain ? fillWords(TURN_WORDS['confirm-again'], { say }) : say,
    buttons: [button('yes'), button('no')],
  })
  return did(put(asked, { active: { ...run, waiting: { for: 'confirmation', step: step.id } } }), {
    act: 'confirm',
    flow: flow.code,
    step: step.id,
  })
}

function takeArticle(turn: Turn, heard: Heard, run: FlowRun, step: Step<'article'>): Walk {
  if (run.said.includes(step.id)) return { turn, next: step.next }
  if (!inForce(heard.knowledge.articles[step.article], heard.now))
    return step.isOptional
      ? { turn, next: step.next }
      : { turn: handOver(turn, heard, { why: 'no-current-answer' }), next: null }
  const answered = answerFrom(turn, heard, step.article)
  return { turn: put(answered, { active: { ...run, said: [...run.said, step.id] } }), next: step.next }
}

function waitForIdentity(turn: Turn, heard: Heard, run: FlowRun, flow: Flow, step: Step<'identity'>): Walk {
  const held = heard.input.context.identityLevel
  if (held >= step.level || step.level === 0) return { turn, next: step.next }
  if (step.below === 'hand-over')
    return { turn: handOver(turn, heard, { why: 'identity', topic: flow.topic }), next: null }
  const told = say(turn, `identity-${step.level}`, {}, [button('identity-done')])
  const waiting = { for: 'identity', step: step.id, level: step.level } as const
  return {
    turn: did(put(told, { active: { ...run, waiting } }), {
      act: 'tell-identity',
      flow: flow.code,
      needed: step.level,
      held,
    }),
    next: null,
  }
}

/** Ends the flow; one that was interrupted by it goes on, else the customer is asked whether it helped. */
function endFlow(turn: Turn, heard: Heard, run: FlowRun, flow: Flow, step: Step<'end'>): Turn {
  const { id, say: words } = step
  const { code, version } = flow
  const told = words
    ? reply(turn, {
        kind: 'statement',
        flow: code,
        version,
        step: id,
        isMandatory: false,
        words: fillWords(words, shownOf(run, flow)),
        buttons: [],
      })
    : turn
  const ended = did(put(told, { active: null }), { act: 'end-flow', flow: code, version })
  return turn.state.suspended.length > 0 ? resume(ended, heard) : askIfHelped(ended)
}

/** Goes on with the flow interrupted last. */
export function resume(turn: Turn, heard: Heard): Turn {
  const run = turn.state.active ?? turn.state.suspended.at(-1)
  const flow = run && heard.knowledge.flows[run.flow]
  if (!run || !flow) return turn
  const suspended = turn.state.active ? turn.state.suspended : turn.state.suspended.slice(0, -1)
  const back = say(put(turn, { active: run, suspended }), 'back-to', { name: flow.name })
  return goOn(did(back, { act: 'resume', flow: run.flow }), heard)
}
