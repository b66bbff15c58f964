import { choicesInForce, viewRules } from '#modules/consent/rules/in-force.ts'
import { listRuleSets } from '#modules/consent/rules/sets.ts'
import { goBackTo, type RuleSetRefusal, reviewRules, submitRules, writeRules } from '#modules/consent/rules/write.ts'
import {
  gateRules,
  type RuleSetList,
  ruleSetBody,
  ruleSetList,
  ruleSetReturn,
  ruleSetReview,
  ruleSetSubmission,
} from '#modules/consent/rules-contract.ts'
import type { ConsentDeps } from '#modules/consent/views.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const SET: Statuses<RuleSetRefusal> = {
  'no-draft': 404,
  'not-a-draft': 409,
  'edited-meanwhile': 409,
  'limits-wrong': 422,
  'nothing-to-review': 409,
  'own-text': 403,
  'reason-missing': 422,
  'version-not-found': 404,
  'already-in-force': 409,
}
const tags = ['Consent']
const config = { access: { permission: 'consent.configure' } }
const response = { 200: ruleSetList }

/** The gate's rules: what holds for whoever reads consents; written by one, let in by another, gone back from. */
export function ruleRoutes(app: HttpApp, { platform, identity }: ConsentDeps): void {
  const { db, clock } = platform
  const list = (): Promise<RuleSetList> => listRuleSets(db, identity, clock.now())
  app.get(
    '/api/consents/rules',
    {
      config: { access: { permission: 'consent.read' } },
      schema: {
        tags,
        summary: 'The rules of the gate that hold here, with their numbers and sources',
        response: { 200: gateRules },
      },
    },
    async () => viewRules(await choicesInForce(db)),
  )
  app.get(
    '/api/gate-rule-sets',
    { config, schema: { tags, summary: 'The open draft and every version, newest first', response } },
    list,
  )
  app.put(
    '/api/gate-rule-sets/draft',
    { config, schema: { tags, summary: 'Write the open draft, or begin one', body: ruleSetBody, response } },
    async (request) => {
      answer(await writeRules(platform, actorOf(request).personId, request.body), SET)
      return list()
    },
  )
  app.post(
    '/api/gate-rule-sets/draft/submission',
    { config, schema: { tags, summary: 'Hand the draft in for review', body: ruleSetSubmission, response } },
    async (request) => {
      answer(await submitRules(platform, actorOf(request).personId, request.body.revision), SET)
      return list()
    },
  )
  app.post(
    '/api/gate-rule-sets/draft/review',
    { config, schema: { tags, summary: 'A second person lets it in or returns it', body: ruleSetReview, response } },
    async (request) => {
      answer(await reviewRules(platform, actorOf(request).personId, request.body), SET)
      return list()
    },
  )
  app.post(
    '/api/gate-rule-sets/return',
    { config, schema: { tags, summary: 'Go back to the rules of an earlier version', body: ruleSetReturn, response } },
    async (request) => {
      answer(await goBackTo(platform, actorOf(request).personId, request.body), SET)
      return list()
    },
  )
}
