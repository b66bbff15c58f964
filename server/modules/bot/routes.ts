import { z } from 'zod'
import { listAssistants, saveAssistant } from '#modules/bot/assistants.ts'
import { assistantBody, assistantList, assistantView, entranceKey, handOverReply } from '#modules/bot/contract.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import { viewHandOver } from '#modules/bot/view-hand-over.ts'
import { answer, Problem } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const tags = ['Bot']

export function botRoutes(app: HttpApp, { platform, asks }: BotDeps): void {
  app.get(
    '/api/bot/assistants',
    {
      config: { access: { permission: 'bot.configure' } },
      schema: { tags, summary: 'At which entrances a bot answers first', response: { 200: assistantList } },
    },
    async () => ({ assistants: await listAssistants(platform.db) }),
  )
  app.put(
    '/api/bot/assistants/:entrance',
    {
      config: { access: { permission: 'bot.configure' } },
      schema: {
        tags,
        summary: 'Switch the bot of an entrance on or off',
        params: z.object({ entrance: entranceKey }),
        body: assistantBody,
        response: { 200: assistantView },
      },
    },
    async (request) => {
      const by = { kind: 'person', id: actorOf(request).personId } as const
      return answer(await saveAssistant(platform, by, request.params.entrance, request.body), {
        'edited-meanwhile': 409,
      })
    },
  )
  app.get(
    '/api/bot/hand-overs/:contactId',
    {
      config: { access: { permission: 'conversations.read' } },
      schema: {
        tags,
        summary: 'What the bot knew of a customer it gave away; seen by whoever may open the contact',
        params: z.object({ contactId: z.uuid() }),
        response: { 200: handOverReply },
      },
    },
    async (request) => {
      const { contactId } = request.params
      const isSeen = await asks.conversations.maySeeContact(platform.db, actorOf(request), contactId)
      if (!isSeen) throw new Problem(404, 'contact-not-found')
      return { handOver: (await viewHandOver(platform.db, contactId)) ?? null }
    },
  )
}
