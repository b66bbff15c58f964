import { describe, expect, it } from 'vitest'
import { afterAssignment, hasRoom, loadShare, openChannels } from './capacity.ts'
import { agent, ten } from './test-fixture.ts'

describe('capacity of a blended agent', () => {
  it.each([
    ['an idle agent has room for everything', {}, ['chat', 'mail', 'voice']],
    ['one chat leaves room for chat and mail and closes the telephone', { chat: 1 }, ['chat', 'mail']],
    ['two chats and a mail leave one point, enough for a mail only', { chat: 2, mail: 1 }, ['mail']],
    ['two mails are the most at a time although points are left', { mail: 2 }, ['chat']],
    ['three chats use every point', { chat: 3 }, []],
    ['a call takes the whole agent', { voice: 1 }, []],
    ['a load of zero contacts is no load', { chat: 0, video: 0 }, ['chat', 'mail', 'voice']],
    ['a contact on a channel no longer allowed fills the agent', { video: 1 }, []],
  ])('%s', (_claim, load, open) => {
    const loaded = agent({ load: load as Record<string, number> })
    expect(openChannels(loaded)).toEqual(open)
    expect(['chat', 'mail', 'voice', 'video'].filter((channel) => hasRoom(loaded, channel))).toEqual(open)
  })

  it('has no room for anything when points were lowered under a running load', () => {
    const lowered = agent({ load: { chat: 2 }, capacity: { points: 3, channels: { chat: { cost: 2, most: 9 } } } })
    expect(hasRoom(lowered, 'chat')).toBe(false)
    expect(loadShare(lowered)).toBeCloseTo(4 / 3)
  })

  it('an assignment adds one contact and ends being idle', () => {
    const busy = afterAssignment(agent({ load: { chat: 1 } }), 'mail', ten)
    expect(busy.load).toEqual({ chat: 1, mail: 1 })
    expect(busy.availableSinceAt).toBe(ten)
    expect(loadShare(busy)).toBe(0.5)
  })
})
