import { useCallback, useEffect, useRef, useState } from 'react'
import type { ProblemBody } from '#platform/http/problem.ts'
import { problemOf } from '../api/problem.ts'
import { append, cutAt, type FeedWindow, prepend } from './feed-items.ts'
import { staffLink } from './staff-link.ts'

export interface FeedSource<Item> {
  /** The newest page (`before` null) or the one that ends before a number, oldest first. */
  page(before: number | null): Promise<{ readonly items: readonly Item[]; readonly hasEarlier: boolean }>
  /** Passing hints. */
  onSignal?(body: unknown): void
}

export interface Feed<Item> {
  readonly status: 'loading' | 'live' | 'refused'
  readonly window: FeedWindow<Item>
  readonly problem: ProblemBody | null
  readonly isLoadingEarlier: boolean
  loadEarlier(): void
  /** After a first page that could not be read. */
  retry(): void
}

const EMPTY = { items: [], hasEarlier: false }

/**
 * A numbered feed from its newest page on: later items come by the link, each once and in order; earlier pages are
 * loaded when asked for. `Item` is the type the module's contract gives the feed. Another topic begins afresh.
 */
export function useFeed<Item extends { readonly seq: number }>(topic: string, source: FeedSource<Item>): Feed<Item> {
  const [window, setWindow] = useState<FeedWindow<Item>>(EMPTY)
  const [status, setStatus] = useState<Feed<Item>['status']>('loading')
  const [problem, setProblem] = useState<ProblemBody | null>(null)
  const [isLoadingEarlier, setLoadingEarlier] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const latest = useRef(source)
  latest.current = source

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt begins everything again
  useEffect(() => {
    let watching = false
    let gone = false
    setWindow(EMPTY)
    setStatus('loading')
    setProblem(null)
    const stopListening = staffLink.onNews((news) => {
      if (!('topic' in news) || news.topic !== topic) return
      if (news.kind === 'items') setWindow((now) => append(now, news.items as unknown as readonly Item[]))
      if (news.kind === 'gap') setWindow((now) => cutAt(now, news.first))
      if (news.kind === 'signal') latest.current.onSignal?.(news.body)
      if (news.kind === 'topic-refused') refuse(news.problem)
    })
    const refuse = (why: ProblemBody) => {
      // The thread is shorter than what we have of it, as after a restored backup: ours is worth nothing.
      if (why.refusal === 'ahead-of-feed') return setAttempt((count) => count + 1)
      setProblem(why)
      setStatus('refused')
    }
    latest.current.page(null).then(
      (page) => {
        if (gone) return
        setWindow(page)
        setStatus('live')
        watching = true
        staffLink.tell({ kind: 'watch', topic, as: 'feed', after: page.items[page.items.length - 1]?.seq ?? 0 })
      },
      (error: unknown) => {
        if (!gone) refuse(problemOf(error))
      },
    )
    return () => {
      gone = true
      stopListening()
      if (watching) staffLink.tell({ kind: 'leave', topic })
    }
  }, [topic, attempt])

  const first = window.items[0]?.seq ?? null
  const loadEarlier = useCallback(() => {
    if (first === null) return
    setLoadingEarlier(true)
    latest.current
      .page(first)
      .then(
        (page) => setWindow((now) => (now.items[0]?.seq === first ? prepend(now, page) : now)),
        (error: unknown) => setProblem(problemOf(error)),
      )
      .finally(() => setLoadingEarlier(false))
  }, [first])
  const retry = useCallback(() => setAttempt((count) => count + 1), [])
  return { status, window, problem, isLoadingEarlier, loadEarlier, retry }
}
