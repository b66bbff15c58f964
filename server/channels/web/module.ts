import { chatDoor, type ThreadItem } from '#channels/web/door.ts'
import { startForgetting, webTimers } from '#channels/web/jobs.ts'
import { originAllowed } from '#channels/web/origins.ts'
import { chatRoutes } from '#channels/web/routes.ts'
import type { BotQuestions } from '#modules/bot/questions.ts'
import type { ConversationQuestions } from '#modules/conversations/questions.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import type { Module, Platform } from '#platform/module.ts'

export interface WebAsks {
  readonly identity: IdentityQuestions
  readonly promises: PromiseQuestions
  readonly customers: CustomerQuestions
  readonly conversations: ConversationQuestions
  readonly routing: RoutingQuestions
  readonly bot: BotQuestions
}

/** Web chat: the entrance customers use from the bank's pages. */
export function webChannel(
  platform: Platform,
  asks: WebAsks,
): Module & { visitorOriginAllowed(origin: string): Promise<boolean> } {
  return {
    name: 'web',
    permissions: { 'web.administer': { administrator: 'all' } },
    routes: (app) => chatRoutes(app, platform, asks),
    timers: webTimers(platform),
    start: () => startForgetting(platform),
    door: {
      door: chatDoor(platform, asks),
      opened: (hub) =>
        asks.conversations.onPosted((fresh) => {
          for (const { conversationId, message, forCustomer } of fresh) {
            const item: ThreadItem = { seq: message.seq, forCustomer }
            hub.grew('conversation', conversationId, [item])
          }
        }),
    },
    visitorOriginAllowed: (origin) => originAllowed(platform.db, origin),
  }
}
