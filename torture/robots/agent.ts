import type { Desk as ContactsDesk, DeskContact, Posted } from '#modules/conversations/contract.ts'
import type { AcceptedShape, DeskShape, OfferShape } from '#modules/routing/contract.ts'
import { newId } from '#platform/ids.ts'
import { wholeBetween } from '../../seed/chance.ts'
import { chanceOf } from '../../simulate/chance-of.ts'
import { pause, Stopped } from '../../simulate/door/pause.ts'
import { keepLine, type Line } from './line.ts'
import { isRefused, ordered, type Room, type Way, wayOf } from './room.ts'
import { hearThread } from './thread.ts'
import { wordsOf } from './words.ts'

export interface AgentSignIn {
  readonly agentNo: string
  readonly password: string
}

interface Desk extends Way {
  readonly personId: string
  readonly token: string
  readonly line: Line
  readonly queueIds: readonly string[]
  isOnBreak: boolean
}

const SHARE_DECLINED = 0.08
const SHARE_MISSED = 0.04
const SHARE_TRANSFERRED = 0.12
const SHARE_LEFT_TO_THE_CUSTOMER = 0.15
const SHARE_HELD = 0.15
const SHARE_AUTOMATIC_WRAP_UP = 0.1
const SHARE_NOTE = 0.2
const WAIT_FOR_CUSTOMER_MS = 8_000

/** An agent at work until the end: takes what rings, answers, notes, holds, hands on, ends, wraps up, takes short breaks. */
export async function liveAgent(
  room: Room,
  seed: number,
  signIn: AgentSignIn,
  queueIds: readonly string[],
): Promise<void> {
  const way = wayOf(room, signIn.agentNo, chanceOf(seed, signIn.agentNo))
  const { personId, token } = await way.insist(() =>
    way.api<{ personId: string; token: string }>('/api/sign-in', { method: 'POST', body: { ...signIn, as: 'token' } }),
  )
  const line = keepLine({
    urls: room.urls,
    path: '/api/realtime',
    credentials: () => ({ headers: { authorization: `Bearer ${token}` } }),
    first: wholeBetween(way.chance, 0, room.urls.length - 1),
  })
  const desk: Desk = { ...way, personId, token, line, queueIds, isOnBreak: false }
  const doing = new Set<string>()
  /** Does one thing at a time of each name; a refusal means that the world went on meanwhile. */
  const once = (name: string, act: () => Promise<void>) => {
    if (doing.has(name)) return
    doing.add(name)
    const isExpected = (error: unknown) => error instanceof Stopped || isRefused(error, 403, 404, 409)
    act()
      .catch((error) => {
        if (!isExpected(error)) way.write({ t: 'odd', who: way.who, what: `${name}: ${error}` })
      })
      .finally(() => doing.delete(name))
  }
  line.watch(`offers:${personId}`, (state) => {
    const seen = state as DeskShape
    checkHands(desk, seen)
    for (const offer of seen.offers) once(`offer ${offer.offerId}`, () => answer(desk, offer))
    if (seen.presence !== 'available' && !['busy', 'wrap-up'].includes(seen.presence) && !desk.isOnBreak)
      once('presence', () => setPresence(desk, 'available'))
  })
  line.watch(`desk:${personId}`, (state) => {
    for (const row of (state as ContactsDesk).contacts.filter(({ role }) => role === 'owner')) {
      const name = `contact ${row.contact.contactId}`
      if (row.contact.endedAt === null) once(name, () => serve(desk, row))
      else once(`${name} wrap-up`, () => wrapUp(desk, row))
    }
  })
  try {
    for (;;) {
      await pause(wholeBetween(way.chance, 15_000, 45_000), room.calm)
      await takeBreak(desk)
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
  await ordered(room.over)
  line.close()
}

function checkHands({ who, personId, write }: Desk, { holdings, capacity, usedPoints }: DeskShape): void {
  const most = capacity.channels.web?.most ?? 0
  if (holdings.length > most || usedPoints > capacity.points)
    write({ t: 'over', who, person: personId, inHand: holdings.length, most })
}

async function takeBreak(desk: Desk): Promise<void> {
  desk.isOnBreak = true
  try {
    await setPresence(desk, 'break')
    await pause(wholeBetween(desk.chance, 500, 3_000), desk.over)
  } finally {
    desk.isOnBreak = false
  }
  await setPresence(desk, 'available')
}

const setPresence = async (desk: Desk, presence: string): Promise<void> =>
  void (await desk.insist(() => desk.line.do('set-presence', { presence })))

async function answer(desk: Desk, { offerId }: OfferShape): Promise<void> {
  const luck = desk.chance()
  if (luck < SHARE_MISSED) return pause(10_000, desk.over)
  await pause(wholeBetween(desk.chance, 0, 500), desk.over)
  if (luck < SHARE_MISSED + SHARE_DECLINED)
    return void (await desk.insist(() => desk.line.do('decline-offer', { offerId, reason: 'other' })))
  const { contactId, epoch } = await desk.insist(() => desk.line.do<AcceptedShape>('accept-offer', { offerId }))
  const { who, personId } = desk
  desk.write({ t: 'accepted', who, person: personId, offer: offerId, contact: contactId, epoch })
}

async function serve(desk: Desk, { contact, lastSeq }: DeskContact): Promise<void> {
  const { contactId, conversationId: cid } = contact
  const topic = `conversation:${cid}`
  hearThread(desk, desk.line, cid, Math.max(0, lastSeq - 20))
  try {
    await talk(desk, cid)
    if (desk.chance() < SHARE_HELD) await hold(desk, contactId)
    const luck = desk.calm.aborted ? 1 : desk.chance()
    if (luck < SHARE_TRANSFERRED) return await transfer(desk, contact.contactId, contact.queueId)
    if (luck < SHARE_TRANSFERRED + SHARE_LEFT_TO_THE_CUSTOMER) await pause(WAIT_FOR_CUSTOMER_MS, desk.over)
    await desk.insist(() => call(desk, `/api/contacts/${contactId}/end`))
    desk.write({ t: 'done', who: desk.who, what: 'end', contact: contactId })
  } finally {
    desk.line.leave(topic)
  }
}

async function talk(desk: Desk, cid: string): Promise<void> {
  for (let left = wholeBetween(desk.chance, 1, 6); left > 0; left--) {
    await pause(wholeBetween(desk.chance, 100, 900), desk.over)
    const id = newId()
    const text = wordsOf(desk.chance, desk.who)
    const audience = desk.chance() < SHARE_NOTE ? 'staff' : 'everyone'
    desk.write({ t: 'said', who: desk.who, cid, id, text })
    const message = { conversationId: cid, clientId: id, audience, body: { kind: 'text', text } }
    const { seq } = await desk.insist(() => desk.line.do<Posted>('post-message', message))
    desk.write({ t: 'acked', who: desk.who, cid, id, seq })
    desk.acknowledged()
  }
}

async function hold(desk: Desk, contactId: string): Promise<void> {
  await desk.insist(() => call(desk, `/api/contacts/${contactId}/hold`))
  await pause(wholeBetween(desk.chance, 200, 1_500), desk.over)
  await desk.insist(() => call(desk, `/api/contacts/${contactId}/hold`, undefined, 'DELETE'))
}

/** To another queue than the one it came by. */
async function transfer(desk: Desk, contactId: string, queueId: string | null): Promise<void> {
  const other = desk.queueIds.find((each) => each !== queueId) ?? desk.queueIds[0]
  const body = { to: { kind: 'queue', queueId: other }, reason: 'needs other hands' }
  await desk.insist(() => call(desk, `/api/routing/contacts/${contactId}/transfer`, body))
  desk.write({ t: 'done', who: desk.who, what: 'transfer', contact: contactId })
}

async function wrapUp(desk: Desk, { contact }: DeskContact): Promise<void> {
  if (desk.chance() < SHARE_AUTOMATIC_WRAP_UP) return pause(10_000, desk.over)
  await pause(wholeBetween(desk.chance, 0, 500), desk.over)
  const { contactId } = contact
  const form = { reasonCode: 'torture', dispositionCode: 'done', summary: desk.who }
  await desk.insist(() => call(desk, `/api/contacts/${contactId}/wrap-up/finish`, form))
  desk.write({ t: 'done', who: desk.who, what: 'wrap-up', contact: contactId })
}

const call = (desk: Desk, path: string, body?: unknown, method: 'POST' | 'DELETE' = 'POST'): Promise<unknown> =>
  desk.api(path, { method, token: desk.token, ...(body === undefined ? {} : { body }) })
