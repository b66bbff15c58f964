import { expect } from 'vitest'
import { contactDetail, desk } from '#modules/conversations/contract.ts'
import { newId } from '#platform/ids.ts'
import type { settableClock } from './application.ts'
import { assign, type ContactsApplication, createVisitor } from './contacts.ts'
import type { SignedInPerson, TestPerson } from './people.ts'

export type TestAgent = TestPerson & SignedInPerson

/** What an agent does at the desk, by HTTP; and what a test looks at. `mei` acts where nobody is named. */
export function deskOfAgent(app: ContactsApplication, clock: ReturnType<typeof settableClock>, mei: TestAgent) {
  return {
    /** A visitor whom Mei serves since now; asked five seconds before. */
    async served() {
      const visitor = await createVisitor(app)
      const contactId = await visitor.ask()
      clock.advance(5_000)
      await assign(app, contactId, mei.personId)
      return { visitor, contactId, conversationId: visitor.conversationId }
    },
    say: (conversationId: string, words: string, more: object = {}, who = mei) =>
      who.api(`/api/conversations/${conversationId}/messages`, {
        method: 'POST',
        body: { clientId: newId(), body: { kind: 'text', text: words }, ...more },
      }),
    act: (contactId: string, what: string, method = 'POST', body?: unknown, who = mei) =>
      who.api(`/api/contacts/${contactId}/${what}`, { method, ...(body === undefined ? {} : { body }) }),
    async detailOf(contactId: string, who = mei) {
      const response = await who.api(`/api/contacts/${contactId}`)
      expect(response.status).toBe(200)
      return contactDetail.parse(await response.json())
    },
    deskOf: async (who = mei) => desk.parse(await (await who.api('/api/desk')).json()).contacts,
    /** Codes of the notices the customer got. */
    async noticesOf(conversationId: string) {
      const { messages } = await app.conversations.customerThread(app.platform.db, conversationId, 0, 200)
      return messages.flatMap(({ body }) => (body.kind === 'notice' ? [body.code] : []))
    },
    end: (contactId: string, reason: 'customer-ended' | 'abandoned' | 'moved-to-callback') =>
      app.platform.db.transaction((tx) =>
        app.conversations.end(tx, { kind: 'system', id: 'test' }, { contactId, reason, at: clock.now() }),
      ),
  }
}

/** Timers look every second by the real clock. */
export async function untilTrue(check: () => Promise<boolean>): Promise<void> {
  await expect.poll(check, { timeout: 10_000, interval: 50 }).toBe(true)
}
