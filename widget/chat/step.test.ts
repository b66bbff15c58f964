import { describe, expect, it } from 'vitest'
import type { Chat, ChatEffect, ChatInput, Identity, Visit } from './chat.ts'
import { newChat } from './chat.ts'
import { retryDelayMs } from './link.ts'
import type { Outgoing } from './outbox.ts'
import { step, wakeAt } from './step.ts'
import { contact, freshChat, settings } from './test-server.ts'

const NOW = 1_000_000
const tokenOf = (customer: string): Identity => ({ token: `t-${customer}`, tag: customer, attempt: 'a1' })
const visitOf = (tag: string | null, conversationId = 'c1'): Visit => ({
  visitToken: `v-${conversationId}`,
  conversationId,
  expiresAt: NOW + 3_600_000,
  identityTag: tag,
  isKnown: tag !== null,
})
const text = (clientId: string): Outgoing => ({
  kind: 'text',
  clientId,
  text: clientId,
  topic: null,
  madeAt: NOW,
  state: 'waiting',
  seq: null,
  refusal: null,
})

/** Applies inputs one after another, at `NOW`. @returns the chat and the effects of the last one */
function follow(chat: Chat, ...inputs: ChatInput[]): { chat: Chat; effects: readonly ChatEffect[] } {
  return inputs.reduce<{ chat: Chat; effects: readonly ChatEffect[] }>(
    (at, input) => step(at.chat, input, { now: NOW, random: 0.5 }),
    { chat, effects: [] },
  )
}
const kinds = (effects: readonly ChatEffect[]) => effects.map(({ kind }) => kind)

const begun = (chat: Chat, visit: Visit): ChatInput => ({
  kind: 'visit-begun',
  turn: chat.turn,
  visit,
  deviceToken: 'd',
  settings,
})

/** An open link on `visit`, with nothing in the thread. */
function openChat(visit: Visit, identity: Identity | null = null): Chat {
  let { chat } = follow(
    newChat({ language: 'en', identity, kept: { deviceToken: null, visit: null, outbox: [], isLive: false } }),
    {
      kind: 'start',
    },
  )
  chat = follow(chat, begun(chat, visit)).chat
  chat = follow(chat, { kind: 'loaded', turn: chat.turn, page: { messages: [], hasEarlier: false }, settings }).chat
  return follow(chat, heard(chat, { t: 'hello', protocol: 1, at: NOW + 500 })).chat
}
const heard = (chat: Chat, frame: Extract<ChatInput, { kind: 'heard' }>['frame']): ChatInput => ({
  kind: 'heard',
  turn: chat.turn,
  frame,
})
const failed = (chat: Chat, status: number, refusal = 'x', retryAfterMs: number | null = null): ChatInput => ({
  kind: 'call-failed',
  turn: chat.turn,
  problem: { status, refusal, retryAfterMs },
})

describe('the way to an open link', () => {
  it('makes a visit, loads the newest lines, then opens the socket and both topics', () => {
    const { chat, effects } = follow(freshChat(), { kind: 'start' })
    expect(kinds(effects)).toEqual(['begin-visit'])
    const visited = follow(chat, begun(chat, visitOf(null)))
    expect(kinds(visited.effects)).toEqual(['load'])
    const page = { messages: [], hasEarlier: false }
    const loaded = follow(visited.chat, { kind: 'loaded', turn: visited.chat.turn, page, settings })
    expect(kinds(loaded.effects)).toEqual(['connect'])
    const greeted = follow(loaded.chat, heard(loaded.chat, { t: 'hello', protocol: 1, at: NOW + 500 }))
    expect(greeted.effects).toEqual([
      { kind: 'send', frame: { t: 'open', topic: 'conversation:c1', after: 0 } },
      { kind: 'send', frame: { t: 'open', topic: 'contact:c1' } },
    ])
    expect(greeted.chat.clockOffsetMs).toBe(500)
  })

  it('comes back to the visit of this page without making another', () => {
    const kept = { deviceToken: 'd', visit: visitOf(null), outbox: [text('w1')], isLive: false }
    const { chat, effects } = follow(freshChat(kept), { kind: 'start' })
    expect(kinds(effects)).toEqual(['load'])
    expect(chat.outbox.entries).toEqual([text('w1')])
  })

  it('a visit that is over is replaced by the device token', () => {
    const kept = { deviceToken: 'd', visit: { ...visitOf(null), expiresAt: NOW }, outbox: [], isLive: false }
    const { effects } = follow(freshChat(kept), { kind: 'start' })
    expect(effects).toMatchObject([{ kind: 'begin-visit', deviceToken: 'd' }])
  })

  it('a socket that was never greeted makes it ask over HTTP whether the visit stands', () => {
    const open = openChat(visitOf(null))
    const resting = follow(open, { kind: 'lost', turn: open.turn, code: 1006 }).chat
    const again = follow(resting, { kind: 'wake' })
    expect(kinds(again.effects)).toEqual(['connect'])
    const refused = follow(again.chat, { kind: 'lost', turn: again.chat.turn, code: 1006 }, { kind: 'wake' })
    expect(refused.effects).toMatchObject([{ kind: 'load', limit: 1 }])
    const over = follow(refused.chat, failed(refused.chat, 401))
    expect(kinds(over.effects)).toEqual(['begin-visit'])
  })

  it('a page loaded only to ask whether the visit stands changes nothing on the screen', () => {
    const open = openChat(visitOf(null))
    const line = (seq: number) =>
      ({
        seq,
        at: NOW,
        author: { kind: 'agent', name: 'x' },
        body: { kind: 'text', text: 'x' },
        clientId: null,
      }) as const
    const read = follow(open, heard(open, { t: 'feed', topic: 'conversation:c1', items: [line(1), line(2)] })).chat
    const doubtful = follow({ ...read, phase: 'resting', isDoubtful: true }, { kind: 'wake' }).chat
    const page = { messages: [line(2)], hasEarlier: true }
    const { chat } = follow(doubtful, { kind: 'loaded', turn: doubtful.turn, page, settings })
    expect(chat.thread).toEqual(read.thread)
  })

  it('waits longer each time, never the same for all, at most 20 s', () => {
    expect([1, 2, 3, 9, 50].map((failures) => retryDelayMs(failures, 0))).toEqual([500, 1_000, 2_000, 10_000, 10_000])
    expect(retryDelayMs(50, 0.999)).toBeLessThanOrEqual(20_000)
  })

  it('that is told goodbye stays away as long as it was told', () => {
    const open = openChat(visitOf(null))
    const told = follow(open, heard(open, { t: 'bye', reason: 'server is stopping', retryAfterMs: 6_200 })).chat
    const { chat } = follow(told, { kind: 'lost', turn: told.turn, code: 1012 })
    expect(chat.phase).toBe('resting')
    expect(chat.retryAt).toBeGreaterThanOrEqual(NOW + 6_200)
    expect(chat.retryAt).toBeLessThanOrEqual(NOW + 7_440)
    const ended = follow(open, heard(open, { t: 'bye', reason: 'session ended' })).chat
    expect(ended.phase).toBe('open')
  })

  it('never comes back before the server asked for', () => {
    const { chat } = follow(freshChat(), { kind: 'start' })
    const { chat: resting } = follow(chat, failed(chat, 429, 'too-many-requests', 60_000))
    expect(resting.retryAt).toBeGreaterThanOrEqual(NOW + 60_000)
    expect(resting.retryAt).toBeLessThanOrEqual(NOW + 72_000)
  })

  it.each([
    [404, 'channel-not-found', 'channel'],
    [403, 'origin-not-allowed', 'origin'],
    [400, 'malformed-input', 'fault'],
  ])('stops where trying again is of no use: %i %s', (status, refusal, stoppedBy) => {
    const { chat } = follow(freshChat(), { kind: 'start' })
    const stopped = follow(chat, failed(chat, status, refusal)).chat
    expect(stopped).toMatchObject({ phase: 'stopped', stoppedBy })
    expect(wakeAt(stopped)).toBeNull()
  })

  it('gives up a socket that stays silent after a ping, and one that leaves a message unanswered', () => {
    const open = openChat(visitOf(null))
    const asked = step(open, { kind: 'tick' }, { now: NOW + 20_000, random: 0.5 })
    expect(asked.effects).toEqual([{ kind: 'send', frame: { t: 'ping' } }])
    const dead = step(asked.chat, { kind: 'tick' }, { now: NOW + 28_000, random: 0.5 })
    expect(kinds(dead.effects)).toEqual(['hang-up'])
    const sent = follow(open, { kind: 'write', entry: text('w1') }).chat
    const alive = step(sent, heard(sent, { t: 'pong' }), { now: NOW + 19_000, random: 0.5 }).chat
    expect(kinds(step(alive, { kind: 'tick' }, { now: NOW + 20_000, random: 0.5 }).effects)).toEqual(['hang-up'])
  })

  it('pauses with the window closed and goes on where it was', () => {
    const paused = follow(openChat(visitOf(null)), { kind: 'pause' })
    expect(kinds(paused.effects)).toEqual(['hang-up'])
    expect(wakeAt(paused.chat)).toBeNull()
    expect(kinds(follow(paused.chat, { kind: 'start' }).effects)).toEqual(['connect'])
  })
})

describe('whom the page vouches for', () => {
  it('a visit of another customer left on this page is not used, nor what they left unsent', () => {
    const kept = { deviceToken: 'd', visit: visitOf('mei'), outbox: [text('w1')], isLive: false }
    for (const identity of [null, tokenOf('lin')]) {
      const { chat, effects } = follow(newChat({ language: 'en', identity, kept }), { kind: 'start' })
      expect(effects).toMatchObject([{ kind: 'begin-visit', identity }])
      expect(chat.outbox.entries).toEqual([])
    }
  })

  it('a new token for the same customer keeps the conversation as it is', () => {
    const open = openChat(visitOf('mei'), tokenOf('mei'))
    const same = follow(open, { kind: 'identify', identity: { ...tokenOf('mei'), token: 'another' } })
    expect(same.effects).toEqual([])
    expect(same.chat.phase).toBe('open')
  })

  it('another customer, or nobody any more, ends the visit and takes everything from the screen at once', () => {
    for (const identity of [tokenOf('lin'), null]) {
      const open = openChat(visitOf('mei'), tokenOf('mei'))
      const spoken = { ...open, contact: { ...contact, phase: 'served' } as const }
      const { chat, effects } = follow(spoken, { kind: 'identify', identity })
      expect(kinds(effects)).toEqual(['end-visit', 'hang-up', 'begin-visit'])
      expect(chat).toMatchObject({ visit: null, contact: null, thread: { lines: [], conversationId: null } })
    }
  })

  it('a visitor who signs in while waiting keeps the place, and is a customer from the next contact on', () => {
    const waiting = { ...openChat(visitOf(null)), contact: { ...contact, phase: 'waiting' } as const }
    const signedIn = follow(waiting, { kind: 'identify', identity: tokenOf('mei') })
    expect(signedIn.effects).toEqual([])
    expect(follow(signedIn.chat, { kind: 'write', entry: text('w1') }).effects).toMatchObject([{ frame: { id: 'w1' } }])
    const kept = { deviceToken: 'd', visit: visitOf(null), outbox: [], isLive: true }
    expect(newChat({ language: 'en', identity: tokenOf('mei'), kept }).visit).toEqual(kept.visit)
    const over = { ...signedIn.chat, contact: { ...contact, phase: 'ended' } as const }
    for (const input of [
      { kind: 'write', entry: text('w2') },
      { kind: 'act', act: { id: 'a', name: 'ask-for-person', body: {} } },
    ] as const) {
      const next = follow(over, input)
      expect(kinds(next.effects)).toEqual(['end-visit', 'hang-up', 'begin-visit'])
      expect(next.effects.at(-1)).toMatchObject({ identity: tokenOf('mei') })
      expect(next.chat.outbox.entries.length + Number(next.chat.act !== null)).toBe(1)
    }
  })

  it('words typed before signing in go along into the customer’s own conversation', () => {
    const visitor = follow({ ...openChat(visitOf(null)), phase: 'resting' }, { kind: 'write', entry: text('w1') }).chat
    const { chat } = follow(visitor, { kind: 'identify', identity: tokenOf('mei') })
    expect(chat.outbox.entries.map(({ clientId }) => clientId)).toEqual(['w1'])
  })

  it('a customer whose visit ends never turns into a stranger unasked', () => {
    const open = openChat(visitOf('mei'), tokenOf('mei'))
    const ended = follow(open, { kind: 'lost', turn: open.turn, code: 4401 })
    expect(ended.chat).toMatchObject({ phase: 'stopped', stoppedBy: 'identity' })
    expect(ended.effects).toContainEqual({ kind: 'identity-needed' })
    expect(follow(ended.chat, { kind: 'identify', identity: tokenOf('mei') }).effects).toContainEqual(
      expect.objectContaining({ kind: 'begin-visit', identity: tokenOf('mei') }),
    )
    expect(follow(ended.chat, { kind: 'go-on-unknown' }).effects).toMatchObject([
      { kind: 'begin-visit', identity: null },
    ])
  })

  it('a refused token is not tried again; a lost answer is, as the same attempt', () => {
    const options = { language: 'en', kept: { deviceToken: null, visit: null, outbox: [], isLive: false } } as const
    const { chat } = follow(newChat({ ...options, identity: tokenOf('mei') }), { kind: 'start' })
    const refused = follow(chat, failed(chat, 401, 'identity-not-valid'))
    expect(refused.chat).toMatchObject({ phase: 'stopped', stoppedBy: 'identity', identity: null })
    const unanswered = follow(chat, failed(chat, 0), { kind: 'wake' })
    expect(unanswered.effects).toMatchObject([{ kind: 'begin-visit', identity: { attempt: 'a1' } }])
  })
})

describe('messages and wishes', () => {
  it('one message is under way at a time', () => {
    const open = openChat(visitOf(null))
    const first = follow(open, { kind: 'write', entry: text('w1') })
    expect(first.effects).toMatchObject([{ frame: { id: 'w1', name: 'post-message' } }])
    const second = follow(first.chat, { kind: 'write', entry: text('w2') })
    expect(second.effects).toEqual([])
    const done = { t: 'done', id: 'w1', body: { seq: 1 } } as const
    expect(follow(second.chat, heard(second.chat, done)).effects).toMatchObject([{ frame: { id: 'w2' } }])
  })

  it('a refused message stays until its writer decides, and holds back nothing', () => {
    const open = openChat(visitOf(null))
    const sent = follow(open, { kind: 'write', entry: text('w1') }, { kind: 'write', entry: text('w2') }).chat
    const problem = { type: 'x', title: 'x', status: 413, refusal: 'message-too-long' }
    const refused = follow(sent, heard(sent, { t: 'refused', id: 'w1', problem }))
    expect(refused.chat.outbox.entries[0]).toMatchObject({ state: 'refused', refusal: 'message-too-long' })
    expect(refused.effects).toMatchObject([{ frame: { id: 'w2' } }])
    expect(follow(refused.chat, { kind: 'discard', clientId: 'w1' }).chat.outbox.entries).toHaveLength(1)
  })

  it('a message whose line lies before what is shown leaves with its acknowledgement', () => {
    const open = openChat(visitOf(null))
    const sent = follow({ ...open, thread: { ...open.thread, after: 9 } }, { kind: 'write', entry: text('w1') }).chat
    const done = { t: 'done', id: 'w1', body: { seq: 4 } } as const
    expect(follow(sent, heard(sent, done)).chat.outbox.entries).toEqual([])
  })

  it('a server that is busy gets the same message again after a pause', () => {
    const open = openChat(visitOf(null))
    const sent = follow(open, { kind: 'write', entry: text('w1') }).chat
    const problem = { type: 'x', title: 'x', status: 503, refusal: 'not-available' }
    const held = follow(sent, heard(sent, { t: 'refused', id: 'w1', problem }))
    expect(held.effects).toEqual([])
    const due = wakeAt(held.chat)!
    expect(due).toBe(NOW + 2_000)
    expect(step(held.chat, { kind: 'tick' }, { now: due, random: 0.5 }).effects).toMatchObject([
      { frame: { id: 'w1' } },
    ])
  })

  it('asking for a person survives a cut; leaving is asked again of the customer', () => {
    const open = openChat(visitOf(null))
    const ask = { id: 'a', name: 'ask-for-person', body: {} } as const
    const leave = { id: 'b', name: 'leave', body: {} } as const
    const lost: ChatInput = { kind: 'lost', turn: open.turn, code: 1006 }
    expect(follow(open, { kind: 'act', act: ask }, lost).chat.act).toEqual(ask)
    expect(follow(open, { kind: 'act', act: leave }, lost).chat).toMatchObject({
      act: null,
      actProblem: { name: 'leave', refusal: 'link-lost' },
    })
  })

  it('a rating survives a cut and a closed window, is told again, and is shown as soon as it is taken', () => {
    const dueAt = NOW + 3_600_000
    const rating = { dueAt, score: null, comment: null, changeableUntil: null }
    const ended = { ...contact, phase: 'ended', contactId: 'k1', endedAt: NOW, rating } as const
    const open = { ...openChat(visitOf(null)), contact: ended }
    const rate = { id: 'r', name: 'rate-contact', body: { contactId: 'k1', score: 4, comment: '' } } as const
    const told = { kind: 'send', frame: { t: 'do', id: 'r', name: 'rate-contact', body: rate.body } } as const
    const sent = follow(open, { kind: 'act', act: rate })
    expect(sent.effects).toEqual([told])
    const away = follow(sent.chat, { kind: 'lost', turn: open.turn, code: 1006 }, { kind: 'pause' }, { kind: 'start' })
    expect(away.chat.act).toEqual(rate)
    const back = follow(away.chat, heard(away.chat, { t: 'hello', protocol: 1, at: NOW }))
    expect(back.effects).toContainEqual(told)
    const taken = { dueAt, score: 4, comment: null, changeableUntil: NOW + 600_000, isRepeat: true }
    const { chat } = follow(back.chat, heard(back.chat, { t: 'done', id: 'r', body: taken }))
    expect(chat).toMatchObject({ act: null, actProblem: null, contact: { contactId: 'k1', rating: { score: 4 } } })
    const problem = { type: '/problems/rating-too-late', title: 'x', status: 409, refusal: 'rating-too-late' }
    const refused = follow(sent.chat, heard(sent.chat, { t: 'refused', id: 'r', problem }))
    expect(refused.chat).toMatchObject({ act: null, actProblem: { name: 'rate-contact' }, contact: { rating } })
  })

  it('a rating of a contact that is not the latest any more changes nothing on the screen', () => {
    const open = { ...openChat(visitOf(null)), contact: { ...contact, contactId: 'k2' } }
    const rate = { id: 'r', name: 'rate-contact', body: { contactId: 'k1', score: 4, comment: '' } } as const
    const sent = follow(open, { kind: 'act', act: rate }).chat
    const body = { dueAt: NOW, score: 4, comment: null, changeableUntil: NOW + 1, isRepeat: false }
    expect(follow(sent, heard(sent, { t: 'done', id: 'r', body })).chat.contact).toEqual(open.contact)
  })

  it('words typed while a file uploads pass it; the file goes out when it is through', () => {
    const open = openChat(visitOf(null))
    const file: Outgoing = {
      ...text('f1'),
      kind: 'file',
      name: 'a.png',
      mediaType: 'image/png',
      byteCount: 10,
      fileId: null,
      isUploading: false,
      uploadedShare: 0,
    }
    const chosen = follow(open, { kind: 'write', entry: file })
    expect(chosen.effects).toEqual([{ kind: 'upload', clientId: 'f1', visitToken: 'v-c1' }])
    const typed = follow(chosen.chat, { kind: 'write', entry: text('w1') })
    expect(typed.effects).toMatchObject([{ frame: { id: 'w1' } }])
    const done = { t: 'done', id: 'w1', body: { seq: 1 } } as const
    const through = follow(typed.chat, heard(typed.chat, done), { kind: 'uploaded', clientId: 'f1', fileId: 'x' })
    expect(through.effects).toMatchObject([{ frame: { id: 'f1', body: { body: { kind: 'file', fileId: 'x' } } } }])
  })

  it('asks for its place again while it waits, for a long wait may be offered something else', () => {
    const open = openChat(visitOf(null))
    const view = { t: 'view', topic: 'contact:c1', at: NOW, state: { ...contact, phase: 'waiting' } } as const
    const waiting = follow(open, heard(open, view)).chat
    expect(wakeAt(waiting)).toBe(NOW + 15_000)
    const asked = step(waiting, { kind: 'tick' }, { now: NOW + 15_000, random: 0.5 })
    expect(asked.effects).toEqual([{ kind: 'send', frame: { t: 'open', topic: 'contact:c1' } }])
    expect(step(asked.chat, { kind: 'tick' }, { now: NOW + 15_001, random: 0.5 }).effects).toEqual([])
  })

  it('a thread that ends before what we have of it, as after a restored backup, is loaded afresh', () => {
    const open = openChat(visitOf(null))
    const chat = { ...open, thread: { ...open.thread, after: 50 }, readSeq: 50 }
    const problem = { type: 'x', title: 'x', status: 409, refusal: 'ahead-of-feed', requestId: 'r' }
    const refused = follow(chat, heard(chat, { t: 'refused', topic: 'conversation:c1', problem }))
    expect(refused.chat).toMatchObject({ phase: 'resting', readSeq: 0, visit: { visitToken: 'v-c1' } })
    expect(follow(refused.chat, { kind: 'wake' }).effects).toMatchObject([{ kind: 'load', limit: 40 }])
  })

  it('an earlier page that no longer joins on is left out', () => {
    const line = (seq: number) =>
      ({
        seq,
        at: NOW,
        author: { kind: 'agent', name: 'x' },
        body: { kind: 'text', text: 'x' },
        clientId: null,
      }) as const
    const open = openChat(visitOf(null))
    const thread = { ...open.thread, lines: [line(50)], after: 50, hasEarlier: true }
    const asking = follow({ ...open, thread }, { kind: 'load-earlier' })
    expect(asking.effects).toMatchObject([{ kind: 'load-earlier', before: 50 }])
    const skipped = follow(asking.chat, heard(asking.chat, { t: 'gap', topic: 'conversation:c1', first: 900 })).chat
    const page = { messages: [line(49)], hasEarlier: false }
    const answer: ChatInput = { kind: 'earlier-loaded', conversationId: 'c1', before: 50, page }
    expect(follow(skipped, answer).chat.thread.lines).toEqual([])
    expect(follow(asking.chat, answer).chat.thread.lines.map(({ seq }) => seq)).toEqual([49, 50])
    const ofOther: ChatInput = { ...answer, conversationId: 'c2' }
    expect(follow(asking.chat, ofOther).chat.thread.lines.map(({ seq }) => seq)).toEqual([50])
  })
})
