import { useCallback, useSyncExternalStore } from 'react'
import type { ProblemBody } from '#platform/http/problem.ts'
import { staffLink } from './staff-link.ts'

/** What a view topic showed last. */
export interface ViewSnapshot<State> {
  /** Undefined until the first has come. */
  readonly state: State | undefined
  /** When the server computed it. */
  readonly at: number | null
  /** Why it may not be watched. */
  readonly problem: ProblemBody | null
}

const NOTHING: ViewSnapshot<never> = { state: undefined, at: null, problem: null }
const snapshots = new Map<string, ViewSnapshot<unknown>>()
const listeners = new Map<string, Set<() => void>>()

staffLink.onNews((news) => {
  if (news.kind === 'view') put(news.topic, { state: news.state, at: news.at, problem: null })
  if (news.kind === 'topic-refused') put(news.topic, { state: undefined, at: null, problem: news.problem })
})

/**
 * The whole fresh state of a view topic, while this component is on the screen; after a lost link the last one stays
 * until the next has come. `State` is the type that the module's contract gives the topic; null watches nothing.
 */
export function useView<State>(topic: string | null): ViewSnapshot<State> {
  const subscribe = useCallback((listener: () => void) => watch(topic, listener), [topic])
  const read = () => (topic === null ? NOTHING : (snapshots.get(topic) ?? NOTHING))
  return useSyncExternalStore(subscribe, read) as ViewSnapshot<State>
}

/** After sign-out nothing of the former person stays. */
export function forgetViews(): void {
  snapshots.clear()
}

function watch(topic: string | null, listener: () => void): () => void {
  if (topic === null) return () => {}
  const set = listeners.get(topic) ?? new Set()
  listeners.set(topic, set.add(listener))
  staffLink.tell({ kind: 'watch', topic, as: 'view' })
  return () => {
    set.delete(listener)
    if (set.size === 0) listeners.delete(topic)
    staffLink.tell({ kind: 'leave', topic })
  }
}

function put(topic: string, snapshot: ViewSnapshot<unknown>): void {
  if (!listeners.has(topic)) return
  snapshots.set(topic, snapshot)
  for (const listener of listeners.get(topic) ?? []) listener()
}
