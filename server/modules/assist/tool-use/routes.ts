import type { AssistDeps } from '#modules/assist/deps.ts'
import { actsOf, toolUseOf } from '#modules/assist/tool-use/figure.ts'
import { mondayOf, weekOf, zoneOf } from '#modules/assist/tool-use/week.ts'
import { toolActsQuery, toolActsReply, toolUseQuery, toolUseReply } from '#modules/assist/tool-use-contract.ts'
import { Problem } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const tags = ['Help']
const read = { access: { permission: 'assist.read-tool-use' } }

export function toolUseRoutes(app: HttpApp, deps: AssistDeps): void {
  const zone = zoneOf(deps.platform.config.TIME_ZONE)
  const weekAsked = (date: string | undefined) =>
    date === undefined ? weekOf(zone, deps.platform.clock.now()) : mondayOf(date)
  app.get(
    '/api/assist/tool-use',
    {
      config: read,
      schema: {
        tags,
        summary: 'KPI 43: who made use of the tools in a week, of those who had contacts',
        querystring: toolUseQuery,
        response: { 200: toolUseReply },
      },
    },
    (request) => toolUseOf(deps, actorOf(request), weekAsked(request.query.week)),
  )
  app.get(
    '/api/assist/tool-use/acts',
    {
      config: read,
      schema: {
        tags,
        summary: 'The acts that the uses of one person are counted from',
        querystring: toolActsQuery,
        response: { 200: toolActsReply },
      },
    },
    async (request) => {
      const { week, personId } = request.query
      const acts = await actsOf(deps, actorOf(request), weekAsked(week), personId)
      if (!acts) throw new Problem(404, 'person-not-found')
      return acts
    },
  )
}
