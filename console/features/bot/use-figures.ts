import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { BotFigures, sampleReply } from '#modules/bot/figures-contract.ts'
import type { SessionKind, SessionTurns, SessionView } from '#modules/bot/sessions-contract.ts'
import { call } from '../../api/call.ts'
import type { Days } from '../../ui/span/days.ts'
import { instantsOf } from '../../ui/time/bank-calendar.ts'

const KEY = 'bot-figures'
const FRESH_MS = 60_000

const spanOf = (days: Days) => {
  const { from, before } = instantsOf(days)
  return { from, to: before }
}

export const figuresQuery = (days: Days) =>
  queryOptions({
    queryKey: [KEY, 'all', days.from, days.to],
    queryFn: () => call<BotFigures>('GET', '/api/bot/figures', { query: spanOf(days) }),
    refetchInterval: FRESH_MS,
  })

export interface Records {
  readonly kind: SessionKind
  readonly intent: string
  readonly why: string
}

export const sessionsQuery = (days: Days, { kind, intent, why }: Records) =>
  queryOptions({
    queryKey: [KEY, 'sessions', days.from, days.to, kind, intent, why],
    queryFn: () =>
      call<{ readonly asOf: number; readonly sessions: readonly SessionView[] }>('GET', '/api/bot/sessions', {
        query: { ...spanOf(days), kind, intent, why },
      }),
  })

export const sessionQuery = (sessionId: string) =>
  queryOptions({
    queryKey: [KEY, 'session', sessionId],
    queryFn: () => call<SessionTurns>('GET', `/api/bot/sessions/${sessionId}`),
  })

const SAMPLE = 20

export const answersQuery = queryOptions({
  queryKey: [KEY, 'answers'],
  queryFn: async () =>
    (await call<z.infer<typeof sampleReply>>('GET', '/api/bot/review-sample', { query: { limit: SAMPLE } })).answers,
})

export const talksQuery = queryOptions({
  queryKey: [KEY, 'talks'],
  queryFn: async () =>
    (
      await call<{ readonly sessions: readonly SessionView[] }>('GET', '/api/bot/session-sample', {
        query: { limit: SAMPLE },
      })
    ).sessions,
})

export const FIGURES_KEY = [KEY] as const
