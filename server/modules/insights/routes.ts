import { z } from 'zod'
import {
  figureContacts,
  figureContactsQuery,
  figureReply,
  goalBody,
  goalView,
  history,
  historyQuery,
  kpiList,
  span,
} from '#modules/insights/contract.ts'
import { figureOf, judge, timeFigureOf } from '#modules/insights/domain.ts'
import { goalChanged } from '#modules/insights/events.ts'
import { agentTime, contactsBehind, goals, historyOf, responseQuantiles, sumsOf } from '#modules/insights/figures.ts'
import { KPIS, type KpiDefinition, kpiByKey } from '#modules/insights/kpis.ts'
import { at, sql } from '#platform/database/database.ts'
import { Problem } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import type { Platform } from '#platform/module.ts'

const tags = ['Insights']
const OPENS = { contacts: 'contacts', 'agent-time': 'agents', waiting: 'waiting', 'tool-use': 'tool-use' } as const
const MOST_SPAN_MS = 366 * 86_400_000

export function insightRoutes(app: HttpApp, platform: Platform): void {
  const { db, clock } = platform
  const config = { access: { permission: 'insights.read' } }
  app.get(
    '/api/kpis',
    { config, schema: { tags, summary: 'The KPI dictionary and its goals', response: { 200: kpiList } } },
    async () => ({
      kpis: KPIS.map(({ source, ...kpi }) => ({
        ...kpi,
        opens: OPENS[source.kind],
      })),
      goals: await goals(db),
    }),
  )
  app.get(
    '/api/figures',
    {
      config,
      schema: {
        tags,
        summary: 'All figures of a span, with their sums',
        querystring: span,
        response: { 200: figureReply },
      },
    },
    async (request) => {
      const query = checkedSpan(request.query)
      const [sums, time, wanted, responseMs] = await Promise.all([
        sumsOf(db, query),
        agentTime(db, query.from, query.before),
        goals(db),
        responseQuantiles(db, query),
      ])
      const figures = KPIS.filter(({ source }) => source.kind === 'contacts' || source.kind === 'agent-time').map(
        (kpi) => {
          const figure = kpi.source.kind === 'contacts' ? figureOf(kpi, sums) : timeFigureOf(kpi, time)
          return {
            ...figure,
            state: judge(
              figure.value,
              wanted.find((goal) => goal.kpi === kpi.key),
            ),
          }
        },
      )
      return { asOf: clock.now(), figures, sums, responseMs }
    },
  )
  app.get(
    '/api/figures/:key/contacts',
    {
      config,
      schema: {
        tags,
        summary: 'Exactly the contacts behind a figure',
        params: z.object({ key: z.string().max(60) }),
        querystring: figureContactsQuery,
        response: { 200: figureContacts },
      },
    },
    async (request) => {
      const kpi = openable(request.params.key)
      return { asOf: clock.now(), ...(await contactsBehind(db, kpi, checkedSpan(request.query))) }
    },
  )
  app.get(
    '/api/history',
    { config, schema: { tags, summary: 'A series of figures', querystring: historyQuery, response: { 200: history } } },
    async (request) => ({
      asOf: clock.now(),
      points: await historyOf(db, platform.config.TIME_ZONE, checkedSpan(request.query)),
    }),
  )
  app.put(
    '/api/goals/:kpi',
    {
      config: { access: { permission: 'insights.set-goals' } },
      schema: {
        tags,
        summary: 'Set a goal',
        params: z.object({ kpi: z.string().max(60) }),
        body: goalBody,
        response: { 200: goalView },
      },
    },
    async (request) => {
      const { kpi } = request.params
      if (!kpiByKey(kpi)) throw new Problem(404, 'kpi-not-found')
      const { direction, target, near, baseline, dueOn } = request.body
      const now = clock.now()
      await db.transaction(async (tx) => {
        await tx.run(sql`insert into insights.goal (kpi, direction, target, near, baseline, due_on, changed_at)
          values (${kpi}, ${direction}, ${target}, ${near}, ${baseline}, ${dueOn}, ${at(now)})
          on conflict (kpi) do update set direction = excluded.direction, target = excluded.target, near = excluded.near,
            baseline = excluded.baseline, due_on = excluded.due_on, changed_at = excluded.changed_at`)
        await platform.log.announce(tx, { kind: 'person', id: actorOf(request).personId }, [
          goalChanged.of(kpi, now, { kpi, direction, target }),
        ])
      })
      return { kpi, ...request.body }
    },
  )
}

function openable(key: string): KpiDefinition {
  const kpi = kpiByKey(key)
  if (!kpi) throw new Problem(404, 'kpi-not-found')
  if (kpi.source.kind !== 'contacts')
    throw new Problem(
      409,
      'opens-no-contacts',
      'This figure is made of agents’ time, of those who wait now, or of acts of tool use.',
    )
  return kpi
}

function checkedSpan<S extends { readonly from: number; readonly before: number }>(query: S): S {
  if (query.before <= query.from || query.before - query.from > MOST_SPAN_MS) {
    throw new Problem(400, 'malformed-input', 'Ask for a span of at most 366 days whose end lies after its start.')
  }
  return query
}
