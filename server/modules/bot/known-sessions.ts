import { sessionBegun, sessionEnded } from '#modules/bot/events.ts'
import type { Platform } from '#platform/module.ts'

/** Conversations the bot has in hand, as far as this node has heard: spares a question a message, decides nothing. */
export interface KnownSessions {
  has(conversationId: string): boolean
  add(conversationId: string): void
}

export function knownSessions(platform: Pick<Platform, 'log'>): KnownSessions {
  const open = new Set<string>()
  platform.log.listen((facts) => {
    for (const fact of facts) {
      if (sessionBegun.is(fact)) open.add(fact.data.conversationId)
      if (sessionEnded.is(fact)) open.delete(fact.data.conversationId)
    }
  })
  return { has: (conversationId) => open.has(conversationId), add: (conversationId) => void open.add(conversationId) }
}
