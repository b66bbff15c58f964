import { z } from 'zod'
import type { Cause } from '#libs/facts/event.ts'
import { countReasons } from '#modules/conversations/count-reasons.ts'
import {
  dispositionChange,
  dispositionList,
  newDisposition,
  newReason,
  reasonChange,
  reasonCode,
  reasonCounts,
  reasonCountsQuery,
  reasonList,
} from '#modules/conversations/reason-contract.ts'
import {
  addDisposition,
  addReason,
  type CodeRefusal,
  changeDisposition,
  changeReason,
  readDispositions,
  readReasons,
} from '#modules/conversations/reason-tree.ts'
import { readSettings, saveSettings } from '#modules/conversations/settings.ts'
import { conversationSettings } from '#modules/conversations/settings-contract.ts'
import type { Actor } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import type { Platform } from '#platform/module.ts'

const CODES: Statuses<CodeRefusal> = { 'code-taken': 409, 'parent-not-known': 422, 'code-not-known': 404 }
/** One hour more, for a span that the clocks make longer. */
const MOST_SPAN_MS = 92 * 86_400_000 + 3_600_000
const tags = ['Contact reasons']
const configure = { access: { permission: 'conversations.configure' } }
const signedIn = { access: 'signed-in' } as const
const by = (actor: Actor): Cause => ({ kind: 'person', id: actor.personId })

/** Everybody reads the codes, to show them in words; administrators shape them. */
export function settingsRoutes(app: HttpApp, platform: Platform): void {
  const { db } = platform
  const reasons = async () => ({ reasons: await readReasons(db) })
  const dispositions = async () => ({ dispositions: await readDispositions(db) })
  app.get(
    '/api/contact-reasons',
    { config: signedIn, schema: { tags, summary: 'The reason tree, retired ones too', response: { 200: reasonList } } },
    reasons,
  )
  app.get(
    '/api/contact-reasons/counts',
    {
      config: { access: { permission: 'conversations.count-reasons' } },
      schema: {
        tags,
        summary: 'How many contacts came for which reason, day by day',
        querystring: reasonCountsQuery,
        response: { 200: reasonCounts },
      },
    },
    async (request) => {
      const { from, before } = request.query
      if (before <= from || before - from > MOST_SPAN_MS)
        throw new Problem(400, 'malformed-input', 'Ask for a span of at most 92 days whose end lies after its start.')
      const counts = await countReasons(db, actorOf(request), platform.config.TIME_ZONE, request.query)
      return { asOf: platform.clock.now(), counts }
    },
  )
  app.post(
    '/api/contact-reasons',
    { config: configure, schema: { tags, summary: 'Add a reason', body: newReason, response: { 200: reasonList } } },
    async (request) => {
      answer(await addReason(platform, by(actorOf(request)), request.body), CODES)
      return reasons()
    },
  )
  app.patch(
    '/api/contact-reasons/:code',
    {
      config: configure,
      schema: {
        tags,
        summary: 'Rename, retire or bring back a reason',
        params: z.object({ code: reasonCode }),
        body: reasonChange,
        response: { 200: reasonList },
      },
    },
    async (request) => {
      answer(await changeReason(platform, by(actorOf(request)), request.params.code, request.body), CODES)
      return reasons()
    },
  )
  app.get(
    '/api/dispositions',
    { config: signedIn, schema: { tags, summary: 'Outcomes of a contact', response: { 200: dispositionList } } },
    dispositions,
  )
  app.post(
    '/api/dispositions',
    {
      config: configure,
      schema: { tags, summary: 'Add an outcome', body: newDisposition, response: { 200: dispositionList } },
    },
    async (request) => {
      answer(await addDisposition(platform, by(actorOf(request)), request.body), CODES)
      return dispositions()
    },
  )
  app.patch(
    '/api/dispositions/:code',
    {
      config: configure,
      schema: {
        tags,
        summary: 'Rename, retire or bring back an outcome',
        params: z.object({ code: newDisposition.shape.code }),
        body: dispositionChange,
        response: { 200: dispositionList },
      },
    },
    async (request) => {
      answer(await changeDisposition(platform, by(actorOf(request)), request.params.code, request.body), CODES)
      return dispositions()
    },
  )
  app.get(
    '/api/settings/conversations',
    {
      config: configure,
      schema: { tags, summary: 'Times of contacts', response: { 200: conversationSettings } },
    },
    () => readSettings(db),
  )
  app.put(
    '/api/settings/conversations',
    {
      config: configure,
      schema: {
        tags,
        summary: 'Change the times; contacts under way keep theirs',
        body: conversationSettings,
        response: { 200: conversationSettings },
      },
    },
    async (request) => {
      await saveSettings(platform, by(actorOf(request)), request.body)
      return readSettings(db)
    },
  )
}
