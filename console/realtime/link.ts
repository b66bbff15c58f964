import type { ProblemBody } from '#platform/http/problem.ts'
import type { CLOSE, ServerFrame } from '#platform/realtime/frames.ts'
import {
  allClosed,
  dueToReopen,
  gap,
  grown,
  leave,
  opened,
  openTopics,
  seen,
  topicRefused,
  watch,
} from './link-topics.ts'
import {
  type CommandAnswer,
  type LinkEffect,
  type LinkInput,
  type LinkState,
  type PendingCommand,
  type Step,
  type Surroundings,
  stay,
} from './link-types.ts'

/** After this long without a word the client asks whether the server is still there. */
const QUIET_MS = 15_000
/** And after this long without an answer it gives the socket up. */
const PONG_MS = 8_000
const GREETING_MS = 10_000
const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 20_000

const SESSION_ENDED: (typeof CLOSE)['sessionEnded'] = 4401
const RIGHTS_CHANGED: (typeof CLOSE)['rightsChanged'] = 4012

export function newLink(): LinkState {
  return {
    phase: 'idle',
    socket: 0,
    failures: 0,
    retryAt: null,
    awayMs: null,
    heardAt: 0,
    pingedAt: null,
    topics: new Map(),
    commands: [],
  }
}

/** What follows from what happened. Pure: the socket and the timer live in `open-link.ts`. */
export function step(state: LinkState, input: LinkInput, around: Surroundings): Step {
  switch (input.kind) {
    case 'start':
      return state.phase === 'idle' || state.phase === 'ended' ? connect(state, around.now) : stay(state)
    case 'stop':
      return stop(state)
    case 'online':
      return state.phase === 'waiting' ? connect(state, around.now) : stay(state)
    case 'tick':
      return tick(state, around)
    case 'watch':
      return watch(state, input)
    case 'leave':
      return leave(state, input.topic)
    case 'ask':
      return ask(state, input)
    case 'heard':
      return input.socket === state.socket ? hear(state, input.frame, around) : stay(state)
    case 'lost':
      return input.socket === state.socket ? lose(state, input.code, around) : stay(state)
  }
}

/** When `tick` is due next; null: nothing to wait for. */
export function wakeAt(state: LinkState): number | null {
  if (state.phase === 'waiting') return state.retryAt
  if (state.phase === 'connecting') return state.heardAt + GREETING_MS
  if (state.phase !== 'open') return null
  const silence = state.pingedAt === null ? state.heardAt + QUIET_MS : state.pingedAt + PONG_MS
  return Math.min(silence, ...[...state.topics.values()].map(({ reopenAt }) => reopenAt ?? silence))
}

/** Doubles up to 20 s; between half and the whole of it, so that a thousand consoles do not come back at once. */
export function retryDelayMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10))
  return Math.round(longest / 2 + (random * longest) / 2)
}

function connect(state: LinkState, now: number): Step {
  const socket = state.socket + 1
  return {
    state: { ...state, phase: 'connecting', socket, retryAt: null, awayMs: null, heardAt: now, pingedAt: null },
    effects: [{ kind: 'connect', socket }],
  }
}

function stop(state: LinkState): Step {
  const stands = state.phase === 'open' || state.phase === 'connecting'
  const hangUp: LinkEffect[] = stands ? [{ kind: 'hang-up', socket: state.socket }] : []
  return {
    state: { ...newLink(), socket: state.socket + 1, topics: allClosed(state.topics) },
    effects: [...hangUp, ...state.commands.map(linkLost)],
  }
}

function tick(state: LinkState, around: Surroundings): Step {
  const due = wakeAt(state)
  if (due === null || around.now < due) return stay(state)
  if (state.phase === 'waiting') return connect(state, around.now)
  if (state.phase === 'connecting') return giveUp(state, around)
  const reopened = openTopics(state, dueToReopen(state, around.now))
  if (state.pingedAt !== null && around.now >= state.pingedAt + PONG_MS) return giveUp(state, around)
  if (state.pingedAt !== null || around.now < state.heardAt + QUIET_MS) return reopened
  return {
    state: { ...reopened.state, pingedAt: around.now },
    effects: [...reopened.effects, { kind: 'send', frame: { t: 'ping' } }],
  }
}

function giveUp(state: LinkState, around: Surroundings): Step {
  const lost = lose(state, 1006, around)
  return { state: lost.state, effects: [{ kind: 'hang-up', socket: state.socket }, ...lost.effects] }
}

function ask(state: LinkState, { id, name, body, resend }: PendingCommand): Step {
  const command: PendingCommand = { id, name, body, resend }
  if (state.phase !== 'open' && !resend) return { state, effects: [linkLost(command)] }
  return {
    state: { ...state, commands: [...state.commands, command] },
    effects: state.phase === 'open' ? [sending(command)] : [],
  }
}

function hear(before: LinkState, frame: ServerFrame, { now }: Surroundings): Step {
  if (before.phase !== 'open' && before.phase !== 'connecting') return stay(before)
  const state: LinkState = { ...before, heardAt: now, pingedAt: null }
  switch (frame.t) {
    case 'hello':
      return stand(state, frame.at)
    case 'opened':
      return opened(state, frame.topic)
    case 'view':
      return seen(state, frame)
    case 'feed':
      return grown(state, frame.topic, frame.items)
    case 'gap':
      return gap(state, frame.topic, frame.first)
    case 'signal':
      return state.topics.get(frame.topic)?.phase === 'open'
        ? { state, effects: [{ kind: 'signal', topic: frame.topic, body: frame.body }] }
        : stay(state)
    case 'done':
      return answered(state, frame.id, { ok: true, body: frame.body })
    case 'refused':
      if (frame.id !== undefined) return answered(state, frame.id, { ok: false, problem: frame.problem })
      return frame.topic === undefined ? stay(state) : topicRefused(state, frame.topic, frame.problem, now)
    case 'pong':
      return stay(state)
    case 'bye':
      return stay({ ...state, awayMs: frame.retryAfterMs ?? null })
  }
}

/** The server greets: open what is watched, send again what is still without an answer. */
function stand(state: LinkState, at: number): Step {
  const reopened = openTopics({ ...state, phase: 'open', failures: 0, retryAt: null }, [...state.topics.keys()])
  return {
    state: reopened.state,
    effects: [{ kind: 'server-time', at }, ...reopened.effects, ...state.commands.map(sending)],
  }
}

function answered(state: LinkState, id: string, answer: CommandAnswer): Step {
  if (!state.commands.some((command) => command.id === id)) return stay(state)
  return {
    state: { ...state, commands: state.commands.filter((command) => command.id !== id) },
    effects: [{ kind: 'answer', id, answer }],
  }
}

function lose(state: LinkState, code: number, { now, random }: Surroundings): Step {
  if (state.phase !== 'open' && state.phase !== 'connecting') return stay(state)
  const base: LinkState = {
    ...state,
    topics: allClosed(state.topics),
    commands: state.commands.filter((command) => command.resend),
    pingedAt: null,
  }
  const answers = state.commands.filter((command) => !command.resend).map(linkLost)
  if (code === SESSION_ENDED) {
    return { state: { ...base, phase: 'ended' }, effects: [...answers, { kind: 'session-ended' }] }
  }
  const failures = state.failures + 1
  const changed = code === RIGHTS_CHANGED
  const news: LinkEffect[] = changed
    ? [{ kind: 'rights-changed' }]
    : state.phase === 'connecting'
      ? [{ kind: 'not-admitted' }]
      : []
  // The server spreads its clients itself.
  const away = changed ? 0 : (state.awayMs ?? retryDelayMs(failures, random))
  return {
    state: { ...base, phase: 'waiting', failures, retryAt: now + away },
    effects: [...answers, ...news],
  }
}

const sending = ({ id, name, body }: PendingCommand): LinkEffect => ({
  kind: 'send',
  frame: { t: 'do', id, name, body },
})

function linkLost({ id }: PendingCommand): LinkEffect {
  const problem: ProblemBody = { type: '/problems/link-lost', title: 'link lost', status: 0, refusal: 'link-lost' }
  return { kind: 'answer', id, answer: { ok: false, problem } }
}
