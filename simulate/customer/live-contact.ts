import { randomUUID } from 'node:crypto'
import type { VisitReply } from '#channels/web/contract.ts'
import { SATISFIED_FROM } from '#modules/conversations/rating-contract.ts'
import { pick } from '../../seed/chance.ts'
import { insist } from '../door/insist.ts'
import { pause, Stopped } from '../door/pause.ts'
import { Refusal } from '../door/refusal.ts'
import { patienceSeconds, thinkSeconds } from '../pace.ts'
import type { Chain } from '../utterances/chain.ts'
import { asksBack } from '../utterances/conversations.ts'
import { COURTESIES } from '../utterances/courtesies.ts'
import type { World } from '../world.ts'
import type { BankPage } from './bank-page.ts'
import { opinionOf } from './opinion.ts'
import type { Persona } from './persona.ts'
import { type Seat, takeSeat } from './seat.ts'

export const CHANNEL = 'main'
/** An agent who says nothing for this long is asked whether anyone is there; twice, then the customer goes. */
const NUDGE_AFTER_MS = 75_000
const MOST_NUDGES = 2
/** After saying good-bye; the question comes with the end. */
const ENDS_WITHIN_MS = 2_000
const LEAVE_AFTER_THANKS = 0.35
const SAYS_THANKS = 0.75

interface Visitor {
  readonly world: World
  readonly persona: Persona
  readonly seat: Seat
  readonly signal: AbortSignal
  /** What the customer remembers of it, as it goes on. */
  readonly memory: { firstWordsAt: number | null; nudges: number }
}

/** One contact from the customer's side: ask, wait, talk, go. Ends early, and in good manners, when told to stop. */
export async function liveContact(
  world: World,
  page: BankPage | undefined,
  persona: Persona,
  chain: Chain,
  signal: AbortSignal,
  foundClosed: () => void,
): Promise<void> {
  const visit = await beginVisit(world, page, persona, signal)
  const { messages } = await insist(signal, () => lastMessages(world, visit.visitToken))
  let askedAt = Number.NaN
  const memory: Visitor['memory'] = { firstWordsAt: null, nudges: 0 }
  const seat = takeSeat(world.url, visit, messages.at(-1)?.seq ?? 0, () => {
    memory.firstWordsAt = Date.now()
    if (Date.now() - askedAt <= 30_000) world.tally.respondedWithin30s += 1
  })
  const visitor: Visitor = { world, persona, seat, signal, memory }
  try {
    await seat.ask(persona.topic, signal)
    world.tally.asked += 1
    askedAt = Date.now()
    await seat.say(chain.turns[0]?.say ?? '', signal)
    if (await waitForSomeone(visitor, askedAt, foundClosed)) await talk(visitor, chain)
  } catch (error) {
    if (!(error instanceof Stopped || hasEndedMeanwhile(error))) throw error
  } finally {
    await goInGoodManners(visitor)
    await sayHowItWas(visitor, chain, askedAt)
    seat.stand()
  }
}

async function beginVisit(
  world: World,
  page: BankPage | undefined,
  { customerNo, language }: Persona,
  signal: AbortSignal,
): Promise<VisitReply> {
  const identityToken = customerNo === null ? undefined : await page?.vouchFor(customerNo)
  const claim = identityToken === undefined ? {} : { identityToken, attempt: randomUUID() }
  const body = { channel: CHANNEL, language, ...claim }
  return insist(signal, () => world.api('/chat/visits', { method: 'POST', body }))
}

/** The same customer may have been here before: what was said then is not said to them again. */
const lastMessages = (world: World, token: string) =>
  world.api<{ messages: readonly { seq: number }[] }>('/chat/messages?limit=1', { token })

/** @returns true once a person is there; false when the customer went, or chose another way */
async function waitForSomeone(visitor: Visitor, askedAt: number, foundClosed: () => void): Promise<boolean> {
  const { world, seat, signal } = visitor
  const isSettled = () => isServed(seat) || isOver(seat) || isClosed(seat)
  await seat.until(isSettled, patienceSeconds(world.chance) * 1000, signal)
  if (isServed(seat)) {
    world.tally.answered += 1
    if (Date.now() - askedAt <= 25_000) world.tally.answeredWithin25s += 1
    return true
  }
  if (isOver(seat)) return false
  if (isClosed(seat)) {
    foundClosed()
    world.tally.askedWhileClosed += 1
    await pause(world.clock.realMs(thinkSeconds(world.chance)), signal)
  }
  await giveUpWaiting(visitor)
  return false
}

async function giveUpWaiting({ world, persona, seat, signal }: Visitor): Promise<void> {
  const offered = seat.contact()?.mayChoose ?? []
  const luck = world.chance()
  if (offered.includes('callback') && luck < 0.35)
    await insist(signal, () => seat.choose({ kind: 'callback', phone: persona.phone }))
  else if (offered.includes('message') && luck < 0.6) await insist(signal, () => seat.choose({ kind: 'message' }))
  else {
    await insist(signal, seat.leave)
    world.tally.abandoned += 1
    return
  }
  world.tally.choseInstead += 1
}

/** The opening words are said; each answer brings the next, a question after the last one more, and then thanks. */
async function talk(visitor: Visitor, chain: Chain): Promise<void> {
  const { world, persona, seat, signal } = visitor
  const turns = chain.turns.map(({ say }) => say)
  let heard = 0
  for (let said = 1; ; said++) {
    if (!(await hearAnswer(visitor, heard))) return
    heard = await thinkItOver(visitor)
    if (isOver(seat)) return
    const isAsked = said === turns.length && asksBack(seat.lastHeard())
    const next = isAsked ? pick(world.chance, COURTESIES[persona.language].confirmations) : turns[said]
    if (next === undefined) return part(visitor)
    await seat.say(next, signal)
  }
}

/** @returns false when the contact is over, or nobody answered however often they were asked */
async function hearAnswer({ world, persona, seat, signal, memory }: Visitor, heard: number): Promise<boolean> {
  for (let nudges = 0; ; nudges++) {
    const isAnswered = await seat.until(() => seat.answers() > heard || isOver(seat), NUDGE_AFTER_MS, signal)
    if (isOver(seat)) return false
    if (isAnswered) return true
    if (nudges === MOST_NUDGES) {
      await insist(signal, seat.leave)
      return false
    }
    memory.nudges += 1
    await seat.say(pick(world.chance, COURTESIES[persona.language].nudges), signal)
  }
}

/** Reads, thinks and types. Another line of the agent's meanwhile belongs to the same answer. */
async function thinkItOver({ world, seat, signal }: Visitor): Promise<number> {
  const ms = world.clock.realMs(thinkSeconds(world.chance))
  await seat.until(() => isOver(seat), ms / 2, signal)
  if (!isOver(seat)) seat.typing()
  await seat.until(() => isOver(seat), ms / 2, signal)
  return seat.answers()
}

async function part({ world, persona, seat, signal }: Visitor): Promise<void> {
  const { chance, clock } = world
  if (chance() < SAYS_THANKS) await seat.say(pick(chance, COURTESIES[persona.language].thanks), signal)
  if (chance() < LEAVE_AFTER_THANKS) {
    await seat.until(() => isOver(seat), clock.realMs(8), signal)
    return
  }
  await seat.until(() => isOver(seat), Math.max(clock.realMs(240), NUDGE_AFTER_MS), signal)
}

/** Whoever goes says so: an open contact would wait for the idle clock. Words that crossed its end may have begun one. */
async function goInGoodManners({ world, seat }: Visitor): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300))
  const phase = seat.contact()?.phase
  if (phase !== 'served' && phase !== 'waiting') return
  const isLeftWaiting = phase === 'waiting' && seat.isMine()
  const hasLeft = await seat.leave().then(
    () => true,
    () => false,
  )
  if (hasLeft && isLeftWaiting) world.tally.abandoned += 1
}

/** Asked how it was, some answer. Whoever is sent home, or loses the line, does not. */
async function sayHowItWas(visitor: Visitor, { mood }: Chain, askedAt: number): Promise<void> {
  const { world, persona, seat, signal, memory } = visitor
  if (signal.aborted) return
  try {
    const isToldOfTheEnd = await seat.until(() => isOver(seat), ENDS_WITHIN_MS, signal)
    if (!isToldOfTheEnd || seat.contact()?.rating?.score !== null) return
    world.tally.askedHowItWas += 1
    const opinion = opinionOf(world.chance, persona.language, {
      waitedSeconds: memory.firstWordsAt === null ? null : (memory.firstWordsAt - askedAt) / 1000,
      agentsMet: seat.agentsMet(),
      nudges: memory.nudges,
      mood,
    })
    if (!opinion) return
    await pause(world.clock.realMs(thinkSeconds(world.chance)), signal)
    await insist(signal, () => seat.rate(opinion))
    world.tally.rated += 1
    if (opinion.score >= SATISFIED_FROM) world.tally.satisfied += 1
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
}

const isServed = (seat: Seat) => seat.isMine() && seat.contact()?.phase === 'served'
const isOver = (seat: Seat) => seat.isMine() && seat.contact()?.phase === 'ended'
const isClosed = (seat: Seat) =>
  seat.isMine() && seat.contact()?.phase === 'waiting' && seat.contact()?.isOpen === false
const hasEndedMeanwhile = (error: unknown) =>
  error instanceof Refusal && ['contact-ended', 'not-waiting', 'contact-not-found'].includes(error.refusal)
