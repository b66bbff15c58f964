import { groupBy } from '#modules/conversations/grouping.ts'
import { forCustomer, toMessage } from '#modules/conversations/message-rows.ts'
import type { FreshMessage } from '#modules/conversations/questions.ts'
import type { Written } from '#modules/conversations/writer/write-messages.ts'
import type { Platform } from '#platform/module.ts'

export const CONVERSATION_TOPIC = 'conversation'

/** Tells this node's sockets and channels what has just become durable; other nodes hear it by the log. */
export interface Publisher {
  publish(written: readonly Written[]): void
  onPosted(listener: (fresh: readonly FreshMessage[]) => void): void
}

export function createPublisher(platform: Platform): Publisher {
  const listeners: ((fresh: readonly FreshMessage[]) => void)[] = []
  return {
    publish(written) {
      platform.log.wake()
      const fresh = written.map((row) => {
        const message = toMessage(row)
        return { conversationId: row.conversation_id, message, forCustomer: forCustomer(message) }
      })
      for (const [conversationId, items] of groupBy(fresh, (one) => one.conversationId)) {
        platform.staffHub.grew(
          CONVERSATION_TOPIC,
          conversationId,
          items.map((one) => one.message),
        )
      }
      for (const listener of listeners) listener(fresh)
    },
    onPosted: (listener) => listeners.push(listener),
  }
}
