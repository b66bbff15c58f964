import { z } from 'zod'
import { answerQuestion, draftOf, type ExpertRefusal, sendBack, takeQuestion } from '#modules/assist/experts/answer.ts'
import {
  type AskerRefusal,
  type AskRefusal,
  askExperts,
  noteUse,
  withdrawQuestion,
} from '#modules/assist/experts/ask.ts'
import type { ExpertDeps } from '#modules/assist/experts/deps.ts'
import { readContact } from '#modules/assist/experts/read-contact.ts'
import { type ExpertSettingsRefusal, readSettings, saveSettings } from '#modules/assist/experts/settings.ts'
import { questionFor, questionsAbout, questionsFor, skillsToAsk } from '#modules/assist/experts/view.ts'
import {
  expertAnswerBody,
  expertAskBody,
  expertDraftBody,
  expertDraftReply,
  expertQuestion,
  expertQuestionList,
  expertSearch,
  expertSendBackBody,
  expertSettings,
  expertSettingsBody,
  expertSkills,
} from '#modules/assist/experts-contract.ts'
import { messagePage, messagePageQuery } from '#modules/conversations/contract.ts'
import type { Actor } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const ASKING: Statuses<AskRefusal> = {
  'contact-not-found': 404,
  'contact-ended': 409,
  'not-in-hand': 403,
  'nobody-knows': 409,
  'too-many-questions': 409,
}
const ASKER: Statuses<AskerRefusal> = { 'expert-question-not-found': 404, 'question-ended': 409, 'not-answered': 409 }
const ANSWERING: Statuses<ExpertRefusal> = {
  'expert-question-not-found': 404,
  'already-taken': 409,
  'question-ended': 409,
  'not-taken': 409,
  'not-answered': 409,
  'already-drafted': 409,
}
const SETTINGS: Statuses<ExpertSettingsRefusal> = { 'edited-meanwhile': 409 }
const tags = ['Experts']
const contactParams = z.object({ contactId: z.uuid() })
const params = z.object({ questionId: z.uuid() })
const use = { access: { permission: 'assist.use' } }
const know = { access: { permission: 'assist.answer-experts' } }
const configure = { access: { permission: 'assist.configure-experts' } }

export function expertRoutes(app: HttpApp, deps: ExpertDeps): void {
  askingRoutes(app, deps)
  answeringRoutes(app, deps)
  settingRoutes(app, deps)
}

/** Beside the conversation: whoever has the contact in hand asks; whoever may see it reads what was asked. */
function askingRoutes(app: HttpApp, deps: ExpertDeps): void {
  const { platform, asks } = deps
  const needVisible = async (actor: Actor, contactId: string) => {
    if (!(await asks.conversations.maySeeContact(platform.db, actor, contactId)))
      throw new Problem(404, 'contact-not-found')
  }
  app.get(
    '/api/contacts/:contactId/expert-questions',
    {
      config: { access: { permission: 'conversations.read' } },
      schema: {
        tags,
        summary: 'What experts were asked about a contact',
        params: contactParams,
        response: { 200: expertQuestionList },
      },
    },
    async (request) => {
      const { contactId } = request.params
      await needVisible(actorOf(request), contactId)
      return { asOf: platform.clock.now(), questions: await questionsAbout(deps, platform.db, contactId) }
    },
  )
  app.get(
    '/api/contacts/:contactId/expert-skills',
    {
      config: use,
      schema: {
        tags,
        summary: 'Whom one may ask about a contact',
        params: contactParams,
        response: { 200: expertSkills },
      },
    },
    async (request) => {
      const [actor, { contactId }] = [actorOf(request), request.params]
      await needVisible(actor, contactId)
      return skillsToAsk(deps, platform.db, { contactId, personId: actor.personId, now: platform.clock.now() })
    },
  )
  app.post(
    '/api/contacts/:contactId/expert-questions',
    {
      config: use,
      schema: {
        tags,
        summary: 'Ask those who know; an answer is promised',
        params: contactParams,
        body: expertAskBody,
        response: { 200: expertQuestion },
      },
    },
    async (request) => {
      const [actor, { contactId }] = [actorOf(request), request.params]
      const asked = answer(await askExperts(deps, actor, { contactId, ...request.body }), ASKING)
      return shown(deps, actor, asked.questionId)
    },
  )
  app.delete(
    '/api/expert-questions/:questionId',
    { config: use, schema: { tags, summary: 'Take one’s question back', params, response: { 200: z.null() } } },
    async (request) =>
      answer(await withdrawQuestion(deps, actorOf(request).personId, request.params.questionId), ASKER),
  )
  app.post(
    '/api/expert-questions/:questionId/use',
    {
      config: use,
      schema: { tags, summary: 'Say that the answer went into a reply', params, response: { 200: z.null() } },
    },
    async (request) => answer(await noteUse(deps, actorOf(request).personId, request.params.questionId), ASKER),
  )
}

/** Those who know: open ones in their skills, and what they took. */
function answeringRoutes(app: HttpApp, deps: ExpertDeps): void {
  const { platform } = deps
  app.get(
    '/api/expert-questions',
    {
      config: know,
      schema: {
        tags,
        summary: 'What is asked of me, the oldest first',
        querystring: expertSearch,
        response: { 200: expertQuestionList },
      },
    },
    async (request) => {
      const asOf = platform.clock.now()
      const { personId } = actorOf(request)
      return { asOf, questions: await questionsFor(deps, platform.db, personId, request.query.show, asOf) }
    },
  )
  app.get(
    '/api/expert-questions/:questionId',
    { config: know, schema: { tags, summary: 'One question', params, response: { 200: expertQuestion } } },
    async (request) => shown(deps, actorOf(request), request.params.questionId),
  )
  app.get(
    '/api/expert-questions/:questionId/messages',
    {
      config: know,
      schema: {
        tags,
        summary: 'The contact it is about, for who took it; the reading is logged',
        params,
        querystring: messagePageQuery,
        response: { 200: messagePage },
      },
    },
    async (request) => {
      const [{ personId }, { questionId }] = [actorOf(request), request.params]
      return answer(await readContact(deps, personId, questionId, request.query), ANSWERING)
    },
  )
  app.post(
    '/api/expert-questions/:questionId/taking',
    { config: know, schema: { tags, summary: 'Take it: mine to answer', params, response: { 200: expertQuestion } } },
    async (request) => {
      const [actor, { questionId }] = [actorOf(request), request.params]
      answer(await takeQuestion(deps, actor.personId, questionId), ANSWERING)
      return shown(deps, actor, questionId)
    },
  )
  app.post(
    '/api/expert-questions/:questionId/sending-back',
    {
      config: know,
      schema: {
        tags,
        summary: 'Give it back to the others who know',
        params,
        body: expertSendBackBody,
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const [{ personId }, { questionId }] = [actorOf(request), request.params]
      return answer(await sendBack(deps, personId, questionId, request.body.note), ANSWERING)
    },
  )
  app.put(
    '/api/expert-questions/:questionId/answer',
    {
      config: know,
      schema: { tags, summary: 'Answer it', params, body: expertAnswerBody, response: { 200: expertQuestion } },
    },
    async (request) => {
      const [actor, { questionId }] = [actorOf(request), request.params]
      answer(await answerQuestion(deps, actor.personId, questionId, request.body.answer), ANSWERING)
      return shown(deps, actor, questionId)
    },
  )
  app.post(
    '/api/expert-questions/:questionId/draft',
    {
      config: know,
      schema: {
        tags,
        summary: 'Begin an article of question and answer; a third person reviews it',
        params,
        body: expertDraftBody,
        response: { 200: expertDraftReply },
      },
    },
    async (request) => {
      const [{ personId }, { questionId }] = [actorOf(request), request.params]
      return answer(await draftOf(deps, personId, questionId, request.body), ANSWERING)
    },
  )
}

function settingRoutes(app: HttpApp, { platform }: ExpertDeps): void {
  app.get(
    '/api/expert-questions/settings',
    {
      config: configure,
      schema: { tags, summary: 'How long a question may wait, and who is asked', response: { 200: expertSettings } },
    },
    async () => readSettings(platform.db),
  )
  app.put(
    '/api/expert-questions/settings',
    {
      config: configure,
      schema: {
        tags,
        summary: 'Set how long a question may wait, and who is asked',
        body: expertSettingsBody,
        response: { 200: expertSettings },
      },
    },
    async (request) => answer(await saveSettings(platform, actorOf(request).personId, request.body), SETTINGS),
  )
}

async function shown(deps: ExpertDeps, { personId }: Actor, questionId: string) {
  const { db, clock } = deps.platform
  const found = await questionFor(deps, db, personId, questionId, clock.now())
  if (!found) throw new Problem(404, 'expert-question-not-found')
  return found
}
