import { z } from 'zod'
import { searchPage, timelinePage, timelineQuery, timelineSearch } from '#modules/timeline/contract.ts'
import type { TimelineDeps } from '#modules/timeline/deps.ts'
import { searchTimeline } from '#modules/timeline/search-timeline.ts'
import { viewTimeline } from '#modules/timeline/view-timeline.ts'
import { scopeOf } from '#platform/access.ts'
import { Problem } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const tags = ['Timeline']
const READ = 'timeline.read'

export function timelineRoutes(app: HttpApp, deps: TimelineDeps): void {
  app.get(
    '/api/timeline/:customerId',
    {
      config: { access: { permission: READ } },
      schema: {
        tags,
        summary: 'What happened with a customer, latest first',
        params: z.object({ customerId: z.uuid() }),
        querystring: timelineQuery,
        response: { 200: timelinePage },
      },
    },
    async (request) => {
      const page = await viewTimeline(deps, scopeOf(actorOf(request), READ), request.params.customerId, request.query)
      if (!page) throw new Problem(404, 'customer-not-found')
      return page
    },
  )
  app.post(
    '/api/timeline/search',
    {
      config: { access: { permission: READ } },
      schema: {
        tags,
        summary: 'Find contacts, cases and complaints by number or by words',
        body: timelineSearch,
        response: { 200: searchPage },
      },
    },
    (request) => searchTimeline(deps, scopeOf(actorOf(request), READ), request.body),
  )
}
