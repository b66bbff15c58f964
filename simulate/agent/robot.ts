import { setMaxListeners } from 'node:events'
import type { Desk as ContactsDesk, DeskContact } from '#modules/conversations/contract.ts'
import type { DeskShape, OfferShape } from '#modules/routing/contract.ts'
import { insist } from '../door/insist.ts'
import { pause } from '../door/pause.ts'
import { Refusal } from '../door/refusal.ts'
import { recordFault, type World } from '../world.ts'
import { createContactsInHand } from './contacts-in-hand.ts'
import { createDesk, type Desk } from './desk.ts'
import { coolDown, isInTalk, isInWrapUp, offerHabit } from './habits.ts'
import { createPresence } from './presence.ts'
import type { Codes } from './serve-contact.ts'
import { beginSession, type Credentials } from './session.ts'

/** An agent at work: signs in, takes what rings, serves, wraps up, takes breaks, and comes back when the line broke. */
export interface Robot {
  /** New work may come at this moment. */
  isPresent(): boolean
  isBusy(): boolean
  setOnDuty(isOnDuty: boolean): void
  /** Finishes quickly: ends what is in hand, goes offline and signs out. */
  goHome(): Promise<void>
}

const HOME_WITHIN_MS = 8_000
const LOOK_AGAIN_MS = 200

/** @param beginning gives up signing in; who is at work goes home only when told to */
export async function startRobot(
  world: World,
  credentials: Credentials,
  codes: Codes,
  beginning: AbortSignal,
): Promise<Robot> {
  const working = new AbortController()
  const { signal } = working
  // Everything this agent waits for listens to it.
  setMaxListeners(0, signal)
  const run = (what: string, work: Promise<void>) => {
    work.catch((error) => recordFault(world, `${credentials.agentNo}, ${what}`, error))
  }
  const session = await beginSession(world, credentials, beginning)
  const { link, personId } = session
  const desk = createDesk(world.api, link, session.token)
  const presence = createPresence(world, desk, signal)
  const contacts = createContactsInHand({
    world,
    desk,
    link,
    codes,
    signal,
    run,
    finished({ wasUpset }) {
      const rest = coolDown(world.chance, wasUpset)
      if (rest) run('a cool-down', presence.takeBreak(rest))
    },
  })
  const seenOffers = new Set<string>()

  function onRouting(state: DeskShape): void {
    run('presence', presence.seen(state))
    for (const offer of state.offers) {
      if (seenOffers.has(offer.offerId)) continue
      seenOffers.add(offer.offerId)
      run('an offer', answer(offer))
    }
  }

  async function answer({ offerId, kind, conversationId, callbackId }: OfferShape): Promise<void> {
    if (callbackId !== null) contacts.expectCallback(conversationId, callbackId)
    const habit = offerHabit(world.chance, kind)
    if (habit.kind === 'miss') {
      world.tally.offersMissed += 1
      return
    }
    await pause(habit.afterSeconds * 1000, signal)
    try {
      if (habit.kind === 'decline') return await desk.decline(offerId, habit.reason)
      await insist(signal, () => desk.accept(offerId))
      if (kind === 'consult') await desk.note(conversationId, '收到，我看一下记录再给您建议。', signal)
    } catch (error) {
      // It was withdrawn, or somebody was faster: that is what offers are like.
      if (!(error instanceof Refusal)) throw error
    }
  }

  link.watch(`offers:${personId}`, (state) => onRouting(state as DeskShape))
  link.watch(`desk:${personId}`, (state) => contacts.seen((state as ContactsDesk).contacts))
  run('the rhythm of breaks', presence.rhythm())
  return {
    isPresent: presence.isPresent,
    isBusy: contacts.isBusy,
    setOnDuty: (on) => run('presence', presence.setOnDuty(on)),
    async goHome() {
      working.abort()
      const within = AbortSignal.timeout(HOME_WITHIN_MS)
      try {
        // First, so that nothing else comes; it begins when the last contact is finished.
        await desk.setPresence('offline', within)
        await endEverything(desk, contacts.rows, codes, within)
      } catch (error) {
        recordFault(world, `${credentials.agentNo} going home`, error)
      }
      await session.signOut().catch(() => {})
    },
  }
}

/** The customer may end it at the same moment, so the desk is looked at until nothing is left on it. */
async function endEverything(
  desk: Desk,
  rows: () => readonly DeskContact[],
  { reasons, dispositions }: Codes,
  signal: AbortSignal,
): Promise<void> {
  const form = {
    reasonCode: reasons[0] ?? '',
    dispositionCode: dispositions.find((code) => code === 'no-request') ?? dispositions[0] ?? '',
    summary: '模拟结束。',
  }
  for (;;) {
    const left = rows().filter((row) => isInTalk(row) || isInWrapUp(row))
    if (left.length === 0) return
    for (const { contact } of left) {
      await desk.end(contact.contactId, signal).catch(ignoreRefusal)
      await desk.wrapUp(contact.contactId, form, signal).catch(ignoreRefusal)
    }
    await pause(LOOK_AGAIN_MS, signal)
  }
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
}
