import { z } from 'zod'
import { LAST_NUMBER } from '#libs/facts/limits.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { addReply, editReply, listReplies, type ReplyRefusal, retireReply } from '#modules/knowledge/canned-replies.ts'
import {
  cannedReply,
  cannedReplyBody,
  cannedReplyChange,
  cannedReplyList,
  script,
  scriptBody,
  scriptGoBackBody,
  scriptHistory,
  scriptList,
  scriptReviewBody,
  scriptSearch,
} from '#modules/knowledge/contract.ts'
import { historyOf, withMakers } from '#modules/knowledge/script-history.ts'
import { goBackToScript, reviewScript, type ScriptReviewRefusal } from '#modules/knowledge/script-review.ts'
import {
  handInScript,
  type KeptScript,
  listScripts,
  retireScript,
  type ScriptRefusal,
  viewScript,
} from '#modules/knowledge/scripts.ts'
import type { Actor } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import type { Platform } from '#platform/module.ts'

const REPLIES: Statuses<ReplyRefusal> = {
  'reply-not-found': 404,
  'shortcut-taken': 409,
  'unknown-variable': 400,
  'edited-meanwhile': 409,
  'not-permitted': 403,
}
const SCRIPTS: Statuses<ScriptRefusal> = {
  'script-not-found': 404,
  'edited-meanwhile': 409,
  'script-code-taken': 409,
  'nothing-changed': 409,
}
const REVIEWS: Statuses<ScriptReviewRefusal> = {
  'script-not-found': 404,
  'version-not-found': 404,
  'nothing-to-review': 409,
  'own-text': 409,
  'already-over': 409,
  'reason-missing': 400,
  'edited-meanwhile': 409,
  'never-approved': 409,
  'already-in-force': 409,
}
const replyParams = z.object({ replyId: z.uuid() })
const scriptParams = z.object({ scriptId: z.uuid() })
const tags = ['Knowledge']
const nothing = z.null()

export function knowledgeRoutes(app: HttpApp, platform: Platform, identity: IdentityQuestions): void {
  replyRoutes(app, platform, identity)
  scriptRoutes(app, platform, identity)
}

function replyRoutes(app: HttpApp, platform: Platform, identity: IdentityQuestions): void {
  const use = { access: { permission: 'knowledge.use' } }
  const writeReplies = { access: { permission: 'knowledge.write-replies' } }
  /** A reply for a unit that does not exist would be nobody’s to use or to find again. */
  const needUnit = async (unitId: string | null) => {
    if (unitId !== null && (await identity.unitsBelow(platform.db, unitId)).length === 0)
      throw new Problem(409, 'unit-unknown', 'Choose a unit that exists.')
  }
  app.get(
    '/api/canned-replies',
    { config: use, schema: { tags, summary: 'Replies this person may use', response: { 200: cannedReplyList } } },
    async (request) => ({ replies: await listReplies(platform.db, actorOf(request)) }),
  )
  app.post(
    '/api/canned-replies',
    {
      config: writeReplies,
      schema: { tags, summary: 'Add a reply', body: cannedReplyBody, response: { 200: cannedReply } },
    },
    async (request) => {
      await needUnit(request.body.unitId)
      return answer(await addReply(platform, actorOf(request), request.body), REPLIES)
    },
  )
  app.put(
    '/api/canned-replies/:replyId',
    {
      config: writeReplies,
      schema: {
        tags,
        summary: 'Change a reply',
        params: replyParams,
        body: cannedReplyChange,
        response: { 200: cannedReply },
      },
    },
    async (request) => {
      await needUnit(request.body.unitId)
      return answer(await editReply(platform, actorOf(request), request.params.replyId, request.body), REPLIES)
    },
  )
  app.delete(
    '/api/canned-replies/:replyId',
    {
      config: writeReplies,
      schema: { tags, summary: 'Retire a reply', params: replyParams, response: { 200: nothing } },
    },
    async (request) => answer(await retireReply(platform, actorOf(request), request.params.replyId), REPLIES),
  )
}

/** Everyone who speaks to customers reads them; who changed what when is for those who write them. */
function scriptRoutes(app: HttpApp, platform: Platform, identity: IdentityQuestions): void {
  const { db, clock } = platform
  const use = { access: { permission: 'knowledge.use' } }
  const review = { access: { permission: 'knowledge.review-scripts' } }
  const write = { access: { permission: 'knowledge.write-scripts' } }
  const shown = async (kept: KeptScript, reader: Actor) => {
    const [script] = await withMakers(identity, db, [kept], reader)
    if (!script) throw new Problem(404, 'script-not-found')
    return script
  }
  app.get(
    '/api/scripts',
    {
      config: use,
      schema: {
        tags,
        summary: 'The scripts in use, or the newest version of every script',
        querystring: scriptSearch,
        response: { 200: scriptList },
      },
    },
    async (request) => ({
      scripts: await withMakers(identity, db, await listScripts(db, request.query, clock.now()), actorOf(request)),
    }),
  )
  app.get(
    '/api/scripts/:scriptId',
    {
      config: use,
      schema: {
        tags,
        summary: 'One version of a script; the one in use when none is named',
        params: scriptParams,
        querystring: z.object({ version: z.coerce.number().int().min(1).max(LAST_NUMBER).optional() }),
        response: { 200: script },
      },
    },
    async (request) => {
      const found = await viewScript(db, request.params.scriptId, request.query.version, clock.now())
      if (!found) throw new Problem(404, 'script-not-found')
      return shown(found, actorOf(request))
    },
  )
  app.get(
    '/api/scripts/:scriptId/history',
    {
      config: write,
      schema: {
        tags,
        summary: 'Who published and retired it when, newest first',
        params: scriptParams,
        response: { 200: scriptHistory },
      },
    },
    async (request) => {
      const changes = await historyOf(identity, db, request.params.scriptId)
      if (changes.length === 0) throw new Problem(404, 'script-not-found')
      return { changes }
    },
  )
  app.post(
    '/api/scripts',
    {
      config: write,
      schema: {
        tags,
        summary: 'Hand in the next version of a script for a review',
        body: scriptBody,
        response: { 200: script },
      },
    },
    async (request) => {
      const reader = actorOf(request)
      return shown(answer(await handInScript(platform, reader, request.body), SCRIPTS), reader)
    },
  )
  app.post(
    '/api/scripts/:scriptId/review',
    {
      config: review,
      schema: {
        tags,
        summary: 'A second person lets a version be used, or gives it back',
        params: scriptParams,
        body: scriptReviewBody,
        response: { 200: script },
      },
    },
    async (request) => {
      const reader = actorOf(request)
      return shown(answer(await reviewScript(platform, reader, request.params.scriptId, request.body), REVIEWS), reader)
    },
  )
  app.post(
    '/api/scripts/:scriptId/going-back',
    {
      config: review,
      schema: {
        tags,
        summary: 'Use an earlier version again, at once',
        params: scriptParams,
        body: scriptGoBackBody,
        response: { 200: script },
      },
    },
    async (request) => {
      const reader = actorOf(request)
      return shown(
        answer(await goBackToScript(platform, reader, request.params.scriptId, request.body), REVIEWS),
        reader,
      )
    },
  )
  app.delete(
    '/api/scripts/:scriptId',
    {
      config: write,
      schema: { tags, summary: 'Retire a script', params: scriptParams, response: { 200: nothing } },
    },
    async (request) => answer(await retireScript(platform, actorOf(request), request.params.scriptId), SCRIPTS),
  )
}
