import { compileZone } from '#libs/business-calendar/zone.ts'
import { createGate } from '#modules/consent/gate/gate.ts'
import { permissions } from '#modules/consent/permissions.ts'
import { profiled } from '#modules/consent/profiled.ts'
import type { ConsentQuestions, ProfilingQuestions } from '#modules/consent/questions.ts'
import { carriedOut, refuseSpoken } from '#modules/consent/refuse.ts'
import { ABOUT as DATA_REQUEST } from '#modules/consent/requests/receive.ts'
import { moveRequest } from '#modules/consent/requests/take.ts'
import { openRequests, outreachData, proofData } from '#modules/consent/retention/own-data.ts'
import { RETENTION_TIMER, retentionJob } from '#modules/consent/retention/run.ts'
import { consentRoutes } from '#modules/consent/routes.ts'
import { requestRoutes } from '#modules/consent/routes-requests.ts'
import { retentionRoutes } from '#modules/consent/routes-retention.ts'
import { ruleRoutes } from '#modules/consent/routes-rules.ts'
import { textRoutes } from '#modules/consent/routes-texts.ts'
import type { ConsentDeps } from '#modules/consent/views.ts'
import { consentWaiting } from '#modules/consent/waiting.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { Module, Platform } from '#platform/module.ts'
import type { PersonalDataKind } from '#platform/personal-data.ts'

/**
 * What customers agreed to, with proof; the one gate before any contact of our own accord; and how long their data is kept.
 * @param reach.personalData what the modules of the house keep of customers
 */
export function consentModule(
  platform: Platform,
  asks: {
    readonly identity: IdentityQuestions
    readonly promises: PromiseQuestions
    readonly customers: CustomerQuestions
  },
  reach: { readonly personalData: () => readonly PersonalDataKind[] },
): Module & { readonly questions: ConsentQuestions & ProfilingQuestions } {
  const zone = compileZone(platform.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${platform.config.TIME_ZONE} is no time zone: write Asia/Shanghai`)
  const gate = createGate(platform, asks.customers, asks.promises)
  const deps: ConsentDeps = { platform, gate, zone, kinds: reach.personalData, ...asks }
  const { timers, clock, db } = platform
  asks.promises.movedBy(DATA_REQUEST, moveRequest(deps))
  return {
    name: 'consent',
    permissions,
    routes: (app) => {
      consentRoutes(app, deps)
      ruleRoutes(app, deps)
      textRoutes(app, deps)
      requestRoutes(app, deps)
      retentionRoutes(app, deps)
    },
    timers: { [RETENTION_TIMER]: retentionJob(platform, asks.customers, reach.personalData) },
    personalData: [outreachData, proofData],
    openWork: [openRequests],
    waiting: consentWaiting,
    start: () => db.transaction((tx) => timers.setIfNone(tx, RETENTION_TIMER, 'daily', clock.now())),
    questions: {
      mayWe: gate.mayWe,
      allowOutreach: gate.allowOutreach,
      endOutreach: gate.endOutreach,
      refuseSpoken: (tx, refusal) => refuseSpoken(platform, tx, refusal),
      carriedOut,
      profiled,
    },
  }
}
