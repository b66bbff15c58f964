import { afterAll, beforeAll, expect, test } from 'vitest'
import { settableClock } from '../../../tests/support/application.ts'
import { type ContactsApplication, createVisitor, startWithoutRouting } from '../../../tests/support/contacts.ts'

/** Nodes' clocks differ a little, and two acts may share a millisecond: the order is that of the thread's numbers. */
const BEGIN_AT = Date.UTC(2026, 10, 22, 9)
const clock = settableClock(BEGIN_AT)
let app: ContactsApplication

beforeAll(async () => {
  app = await startWithoutRouting({ clock })
})
afterAll(() => app.stop())

test.each([
  ['in the same millisecond', 0],
  ['at a node whose clock is behind', -250],
])('who left and comes back %s has one open contact, the new one', async (_when, ms) => {
  const visitor = await createVisitor(app)
  clock.set(BEGIN_AT)
  for (let round = 0; round < 8; round++) {
    const contactId = await visitor.ask()
    expect(await visitor.ask()).toBe(contactId)
    const open = await app.conversations.openContactOf(app.platform.db, visitor.conversationId)
    expect(open?.contactId).toBe(contactId)
    const latest = await app.conversations.latestContactOf(app.platform.db, visitor.conversationId)
    expect(latest?.contactId).toBe(contactId)
    const end = { contactId, reason: 'abandoned', at: clock.now() } as const
    await app.platform.db.transaction((tx) => app.conversations.end(tx, visitor.cause, end))
    clock.advance(ms)
  }
})
