import { compileZone } from '#libs/business-calendar/zone.ts'
import type { ProfilingQuestions } from '#modules/consent/questions.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { drawFifths } from '#modules/segments/borders.ts'
import type { SegmentDeps } from '#modules/segments/deps.ts'
import { catchUp } from '#modules/segments/jobs.ts'
import { permissions } from '#modules/segments/permissions.ts'
import { segmentHistory } from '#modules/segments/personal-data.ts'
import { segmentReactions } from '#modules/segments/reactions.ts'
import { segmentRoutes } from '#modules/segments/routes.ts'
import { shipSegments } from '#modules/segments/shipped.ts'
import { segmentsWaiting } from '#modules/segments/waiting.ts'
import type { Module, Platform } from '#platform/module.ts'

/** What is due by the clock, or was marked on another node, is noticed this late at most. */
const LOOK_EVERY_MS = 1_000
const DRAW_LOOK_EVERY_MS = 5_000

/** Which customers stand together, by rules people write; kept true as facts come in. */
export function segmentsModule(
  platform: Platform,
  asks: {
    readonly identity: IdentityQuestions
    readonly customers: CustomerQuestions
    readonly consent: ProfilingQuestions
  },
): Module {
  const zone = compileZone(platform.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${platform.config.TIME_ZONE} is no time zone: write Asia/Shanghai`)
  let started = false
  let isStopping = false
  const keeping = platform.repeat(async () => (started ? catchUp(deps, () => isStopping) : undefined), {
    everyMs: LOOK_EVERY_MS,
    onError: (error) => platform.logger.warn({ err: error }, 'segments: will try again'),
  })
  const drawing = platform.repeat(async () => (started ? drawFifths(deps, () => isStopping) : undefined), {
    everyMs: DRAW_LOOK_EVERY_MS,
    onError: (error) => platform.logger.warn({ err: error }, 'segments: the fifths will be tried again'),
  })
  const deps: SegmentDeps = { platform, zone, wake: keeping.wake, drawFifths: drawing.wake, ...asks }
  return {
    name: 'segments',
    permissions,
    routes: (app) => segmentRoutes(app, deps),
    reactions: segmentReactions(deps),
    reactsFrom: 'beginning',
    personalData: [segmentHistory],
    waiting: segmentsWaiting,
    async start() {
      await shipSegments(platform.db, platform.clock.now())
      started = true
      keeping.wake()
      drawing.wake()
    },
    stop: async () => {
      isStopping = true
      await Promise.all([keeping.stop(), drawing.stop()])
    },
  }
}
