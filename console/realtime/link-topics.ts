import type { ProblemBody } from '#platform/http/problem.ts'
import type { ServerFrame } from '#platform/realtime/frames.ts'
import {
  type FeedFrameItem,
  type LinkEffect,
  type LinkInput,
  type LinkState,
  type Step,
  stay,
  type WatchedTopic,
} from './link-types.ts'

/** How long a topic rests after the server could not answer. */
const REOPEN_MS = 2_000

export function watch(state: LinkState, input: Extract<LinkInput, { kind: 'watch' }>): Step {
  const known = state.topics.get(input.topic)
  if (known && known.phase !== 'refused') {
    return stay(withTopic(state, input.topic, { ...known, watchers: known.watchers + 1 }))
  }
  const topic: WatchedTopic = {
    kind: input.as,
    watchers: (known?.watchers ?? 0) + 1,
    after: input.as === 'feed' ? input.after : 0,
    phase: 'closed',
    reopenAt: null,
  }
  return openTopics(withTopic(state, input.topic, topic), [input.topic])
}

/** Opens these topics, feeds after the last number handed on; without a standing link they stay closed for now. */
export function openTopics(state: LinkState, names: readonly string[]): Step {
  if (state.phase !== 'open') return stay(state)
  const effects: LinkEffect[] = []
  let next = state
  for (const name of names) {
    const topic = state.topics.get(name)
    if (!topic) continue
    const after = topic.kind === 'feed' ? { after: topic.after } : {}
    effects.push({ kind: 'send', frame: { t: 'open', topic: name, ...after } })
    next = withTopic(next, name, { ...topic, phase: 'opening', reopenAt: null })
  }
  return { state: next, effects }
}

export function leave(state: LinkState, name: string): Step {
  const topic = state.topics.get(name)
  if (!topic) return stay(state)
  if (topic.watchers > 1) return stay(withTopic(state, name, { ...topic, watchers: topic.watchers - 1 }))
  const topics = new Map(state.topics)
  topics.delete(name)
  const sent = state.phase === 'open' && (topic.phase === 'open' || topic.phase === 'opening')
  return { state: { ...state, topics }, effects: sent ? [{ kind: 'send', frame: { t: 'close', topic: name } }] : [] }
}

export function opened(state: LinkState, name: string): Step {
  const topic = state.topics.get(name)
  return topic?.phase === 'opening' ? stay(withTopic(state, name, { ...topic, phase: 'open' })) : stay(state)
}

export function seen(state: LinkState, frame: Extract<ServerFrame, { t: 'view' }>): Step {
  const topic = state.topics.get(frame.topic)
  if (topic?.kind !== 'view') return stay(state)
  return {
    state: withTopic(state, frame.topic, { ...topic, phase: 'open' }),
    effects: [{ kind: 'view', topic: frame.topic, at: frame.at, state: frame.state }],
  }
}

/** Items that come before the opening is confirmed belong to an earlier one: they come again. */
export function grown(state: LinkState, name: string, items: readonly FeedFrameItem[]): Step {
  const topic = state.topics.get(name)
  if (topic?.phase !== 'open') return stay(state)
  const fresh = items.filter((item) => item.seq > topic.after)
  const last = fresh[fresh.length - 1]
  if (!last) return stay(state)
  return {
    state: withTopic(state, name, { ...topic, after: last.seq }),
    effects: [{ kind: 'items', topic: name, items: fresh }],
  }
}

export function gap(state: LinkState, name: string, first: number): Step {
  const topic = state.topics.get(name)
  if (topic?.phase !== 'open' || first <= topic.after + 1) return stay(state)
  return {
    state: withTopic(state, name, { ...topic, after: first - 1 }),
    effects: [{ kind: 'gap', topic: name, first }],
  }
}

/** Refused for good, unless the server only could not answer at this moment. */
export function topicRefused(state: LinkState, name: string, problem: ProblemBody, now: number): Step {
  const topic = state.topics.get(name)
  if (!topic) return stay(state)
  const passing = problem.status >= 500 || problem.status === 429
  if (passing) return stay(withTopic(state, name, { ...topic, phase: 'closed', reopenAt: now + REOPEN_MS }))
  return {
    state: withTopic(state, name, { ...topic, phase: 'refused' }),
    effects: [{ kind: 'topic-refused', topic: name, problem }],
  }
}

export function dueToReopen(state: LinkState, now: number): readonly string[] {
  return [...state.topics].flatMap(([name, { reopenAt }]) => (reopenAt !== null && reopenAt <= now ? [name] : []))
}

/** After a lost link nothing is open; a topic once refused is asked for again, for rights may have changed. */
export function allClosed(topics: LinkState['topics']): LinkState['topics'] {
  return new Map([...topics].map(([name, topic]) => [name, { ...topic, phase: 'closed', reopenAt: null }]))
}

function withTopic(state: LinkState, name: string, topic: WatchedTopic): LinkState {
  return { ...state, topics: new Map(state.topics).set(name, topic) }
}
