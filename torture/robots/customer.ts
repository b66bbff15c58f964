import type { ContactNow, PostReply, VisitReply } from '#channels/web/contract.ts'
import { newId } from '#platform/ids.ts'
import { wholeBetween } from '../../seed/chance.ts'
import { chanceOf } from '../../simulate/chance-of.ts'
import { pause } from '../../simulate/door/pause.ts'
import { ENTRANCES } from './entrances.ts'
import { keepLine, type Line } from './line.ts'
import { isRefused, type Room, type Way, wayOf } from './room.ts'
import { hearThread, type Thread } from './thread.ts'
import { cardNumber, wordsOf } from './words.ts'

/** In the chat window of one visit. */
interface Seat extends Way {
  readonly cid: string
  readonly token: string
  readonly line: Line
  readonly thread: Thread
  readonly contact: () => ContactNow | undefined
  /** The last one acknowledged, to be sent again. */
  previous: { readonly id: string; readonly text: string } | undefined
  count: number
}

const SHARE_SENT_AGAIN = 0.05
const SHARE_CARD = 0.03
const SHARE_BEFORE_BOT = 0.4
const SHARE_BY_HTTP = 0.2
const SHARE_LEAVING = 0.35
const MOST_WAIT_MS = 20_000

/** Customers one after the other, each with a few contacts, until the house is to be calm. */
export async function liveCustomers(room: Room, seed: number, name: string): Promise<void> {
  for (let life = 1; !room.calm.aborted; life++) {
    const who = `${name}.${life}`
    await liveOne(wayOf(room, who, chanceOf(seed, who)))
  }
}

async function liveOne(way: Way): Promise<void> {
  const seat = await takeSeat(way)
  try {
    for (let left = wholeBetween(way.chance, 1, 4); left > 0 && !way.calm.aborted; left--) await liveContact(seat)
    await leave(seat)
    const newest = () => way.api<{ messages: { seq: number }[] }>('/chat/messages?limit=1', { token: seat.token })
    const { messages } = await way.insist(newest)
    await seat.thread.hearUpTo(messages.at(-1)?.seq ?? 0)
  } finally {
    seat.line.close()
  }
}

async function takeSeat(way: Way): Promise<Seat> {
  const channel = way.chance() < SHARE_BEFORE_BOT ? ENTRANCES.bot : ENTRANCES.people
  const body = { channel, language: 'zh-CN' }
  const { visitToken, conversationId } = await way.insist(() =>
    way.api<VisitReply>('/chat/visits', { method: 'POST', body }),
  )
  way.write({ t: 'visit', who: way.who, cid: conversationId, token: visitToken })
  const line = keepLine({
    urls: way.urls,
    path: '/chat/socket',
    credentials: () => ({ protocols: ['yinuo.v1', `token.${visitToken}`] }),
    first: wholeBetween(way.chance, 0, way.urls.length - 1),
  })
  let contact: ContactNow | undefined
  line.watch(`contact:${conversationId}`, (state) => {
    contact = state as ContactNow
  })
  const thread = hearThread(way, line, conversationId, 0)
  return {
    ...way,
    cid: conversationId,
    token: visitToken,
    line,
    thread,
    contact: () => contact,
    previous: undefined,
    count: 0,
  }
}

/** Asks for a person, or just begins to talk; goes on talking whether anyone is there or not; leaves, or waits for the end. */
async function liveContact(seat: Seat): Promise<void> {
  const { chance, calm } = seat
  if (chance() < 0.5) await ask(seat)
  for (let left = wholeBetween(chance, 3, 20); left > 0 && !calm.aborted; left--) {
    await say(seat)
    if (chance() < SHARE_SENT_AGAIN) await sayAgain(seat)
    await pause(wholeBetween(chance, 20, 400), seat.over)
  }
  if (chance() < SHARE_LEAVING) return leave(seat)
  const until = Date.now() + MOST_WAIT_MS
  while (isOpen(seat) && Date.now() < until && !calm.aborted) await pause(100, seat.over)
}

const isOpen = ({ contact }: Seat): boolean => ['waiting', 'served'].includes(contact()?.phase ?? 'none')

async function ask(seat: Seat): Promise<void> {
  const topic = seat.chance() < 0.5 ? 'second' : null
  const { contactId } = await seat.insist(() => seat.line.do<{ contactId: string }>('ask-for-person', { topic }))
  seat.write({ t: 'asked', who: seat.who, cid: seat.cid, contact: contactId })
}

async function say(seat: Seat): Promise<void> {
  const { who, cid, chance } = seat
  seat.count += 1
  const canary = chance() < SHARE_CARD ? cardNumber(chance) : undefined
  const words = wordsOf(chance, `${who}-${seat.count}`)
  const message = { id: newId(), text: canary === undefined ? words : `${words} ${canary}` }
  seat.write({ t: 'said', who, cid, ...message, ...(canary === undefined ? {} : { canary }) })
  await post(seat, message)
  seat.previous = message
}

async function sayAgain(seat: Seat): Promise<void> {
  if (seat.previous) await post(seat, seat.previous)
}

/** The same client id until it is acknowledged, over the socket or by HTTP, at whatever node answers. */
async function post(seat: Seat, { id, text }: { readonly id: string; readonly text: string }): Promise<void> {
  const { who, cid, token } = seat
  const body = { clientId: id, body: { kind: 'text', text } }
  const { seq } = await seat.insist(() =>
    seat.chance() < SHARE_BY_HTTP
      ? seat.api<PostReply>('/chat/messages', { method: 'POST', token, body })
      : seat.line.do<PostReply>('post-message', body),
  )
  seat.write({ t: 'acked', who, cid, id, seq })
  seat.acknowledged()
}

/** Whoever goes says so; that nothing was open any more is as good. */
async function leave(seat: Seat): Promise<void> {
  try {
    await seat.insist(() => seat.line.do('leave', {}))
    seat.write({ t: 'left', who: seat.who, cid: seat.cid })
  } catch (error) {
    if (!isRefused(error, 404, 409)) throw error
  }
}
