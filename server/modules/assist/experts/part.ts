import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { moveQuestion } from '#modules/assist/experts/move.ts'
import { expertPermissions } from '#modules/assist/experts/permissions.ts'
import { expertRoutes } from '#modules/assist/experts/routes.ts'
import { ABOUT } from '#modules/assist/experts/store.ts'
import { expertTopics } from '#modules/assist/experts/topics.ts'

/** The expert channel: an agent asks those who know, beside the conversation. */
export function expertPart({ platform, asks }: AssistDeps): AssistPart {
  const zone = compileZone(platform.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${platform.config.TIME_ZONE} is not known`)
  const deps = { platform, asks, today: (now: number) => localDateOf(zone, now) }
  asks.promises.movedBy(ABOUT, moveQuestion(deps))
  return {
    permissions: expertPermissions,
    routes: (app) => expertRoutes(app, deps),
    topics: expertTopics(deps),
  }
}
