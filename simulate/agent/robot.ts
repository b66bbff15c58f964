import { setMaxListeners } from 'node:events'
import type { Desk as ContactsDesk, DeskContact } from '#modules/conversations/contract.ts'
import type { DeskShape, OfferShape } from '#modules/routing/contract.ts'
import { insist } from '../door/insist.ts'
import { type Link, openLink } from '../door/link.ts'
import { pause, Stopped } from '../door/pause.ts'
import { Refusal } from '../door/refusal.ts'
import { recordFault, type World } from '../world.ts'
import { createDesk, type Desk } from './desk.ts'
import { coolDown, isInTalk, isInWrapUp, nextBreak, offerHabit, secondsToNextBreak } from './habits.ts'
import { serveCallback } from './serve-callback.ts'
import { finishWrapUp, type Served, serveContact } from './serve-contact.ts'

export interface Codes {
  readonly reasons: readonly string[]
  readonly dispositions: readonly string[]
}

export interface Credentials {
  readonly agentNo: string
  readonly password: string
}

/** An agent at work: signs in, takes what rings, serves, wraps up, takes breaks, and comes back when the line broke. */
export interface Robot {
  readonly agentNo: string
  /** Whether new work may come at this moment. */
  isPresent(): boolean
  isBusy(): boolean
  /** The roster wants this agent on duty, or no longer; work in hand is finished first. */
  setOnDuty(isOnDuty: boolean): void
  /** Finishes quickly: ends what is in hand, goes offline and signs out. */
  goHome(): Promise<void>
}

const HOME_WITHIN_MS = 8_000

export async function startRobot(
  world: World,
  credentials: Credentials,
  codes: Codes,
  signal: AbortSignal,
): Promise<Robot> {
  const session = await signIn(world, credentials, signal)
  const stopped = new AbortController()
  const stop = stopped.signal
  // Everything this agent waits for listens to it.
  setMaxListeners(0, stop)
  let link = open()
  const desk = createDesk(world.api, { ...proxy() }, { personId: session.personId, token: () => session.token })
  const seenOffers = new Set<string>()
  const talks = new Map<string, AbortController>()
  const served = new Map<string, Served>()
  const callbacks = new Map<string, string>()
  const wrapUps = new Set<string>()
  let routing: DeskShape | undefined
  let contacts: readonly DeskContact[] = []
  let wanted = 'offline'
  let isOnDuty = false
  let isSettingPresence = false

  function open(): Link {
    const opened = openLink({
      url: world.url,
      path: '/api/realtime',
      credentials: () => ({ headers: { authorization: `Bearer ${session.token}` } }),
      onEnded: () => void comeBack(),
    })
    opened.watch(`offers:${session.personId}`, (state) => onRouting(state as DeskShape))
    opened.watch(`desk:${session.personId}`, (state) => onContacts((state as ContactsDesk).contacts))
    return opened
  }

  /** The link may be replaced when the session ends; what works with it keeps working. */
  function proxy(): Link {
    return {
      watch: (topic, onState) => link.watch(topic, onState),
      follow: (topic, after, onItem) => link.follow(topic, after, onItem),
      leave: (topic) => link.leave(topic),
      do: (name, body) => link.do(name, body),
      close: () => link.close(),
    }
  }

  async function comeBack(): Promise<void> {
    if (stop.aborted) return
    try {
      Object.assign(session, await signIn(world, credentials, stop))
      link = open()
    } catch (error) {
      recordFault(world, `${credentials.agentNo} could not sign in again`, error)
    }
  }

  function onRouting(state: DeskShape): void {
    routing = state
    for (const offer of state.offers) {
      if (seenOffers.has(offer.offerId)) continue
      seenOffers.add(offer.offerId)
      run('an offer', answerOffer(offer))
    }
    run('presence', keepPresence())
  }

  async function answerOffer(offer: OfferShape): Promise<void> {
    const habit = offerHabit(world.chance, offer)
    if (habit.kind === 'miss') {
      world.tally.offersMissed += 1
      return
    }
    await pause(world.clock.realMs(habit.afterSeconds), stop)
    try {
      if (habit.kind === 'decline') return await desk.decline(offer.offerId, habit.reason)
      const accepted = await insist(stop, () => desk.accept(offer.offerId))
      if (accepted.callbackId !== null) callbacks.set(accepted.contactId, accepted.callbackId)
      if (accepted.kind === 'consult') await desk.note(offer.conversationId, '收到，我看一下记录再给您建议。', stop)
    } catch (error) {
      // It was withdrawn, or somebody was faster: that is what offers are like.
      if (!(error instanceof Refusal)) throw error
    }
  }

  /** What was chosen for this agent meanwhile (a vanished line, missed offers) is chosen back. */
  async function keepPresence(): Promise<void> {
    if (routing === undefined || isSettingPresence || stop.aborted) return
    const now = routing.nextPresence ?? chosenOf(routing.presence)
    if (now === wanted) return
    isSettingPresence = true
    try {
      await pause(world.clock.realMs(5), stop)
      await desk.setPresence(wanted, stop)
    } finally {
      isSettingPresence = false
    }
  }

  function onContacts(rows: readonly DeskContact[]): void {
    contacts = rows
    const inTalk = rows.filter(isInTalk)
    for (const [contactId, talk] of talks) {
      if (inTalk.some((row) => row.contact.contactId === contactId)) continue
      talks.delete(contactId)
      talk.abort()
    }
    for (const row of inTalk) if (!talks.has(row.contact.contactId)) run('a contact', serve(row))
    for (const row of rows.filter(isInWrapUp)) {
      const { contactId } = row.contact
      if (!wrapUps.has(contactId)) run('a wrap-up', wrapUp(row))
    }
  }

  async function serve(row: DeskContact): Promise<void> {
    const { contactId } = row.contact
    const talk = new AbortController()
    talks.set(contactId, talk)
    stop.addEventListener('abort', () => talk.abort(), { once: true })
    const record = served.get(contactId) ?? { answers: 0, wasUpset: false, contact: row.contact }
    served.set(contactId, record)
    try {
      const callbackId = callbacks.get(contactId)
      if (callbackId !== undefined) await serveCallback(world, desk, row, callbackId, talk.signal)
      else await serveContact(world, desk, proxy(), row, record, talk.signal)
    } catch (error) {
      if (!hasLeftMyDesk(error)) throw error
    }
  }

  async function wrapUp(row: DeskContact): Promise<void> {
    const { contactId } = row.contact
    wrapUps.add(contactId)
    const record = served.get(contactId) ?? { answers: 0, wasUpset: false, contact: row.contact }
    try {
      await finishWrapUp(world, desk, record, codes, stop)
    } catch (error) {
      if (!hasLeftMyDesk(error)) throw error
    } finally {
      served.delete(contactId)
      callbacks.delete(contactId)
    }
    const rest = coolDown(world.chance, record.wasUpset)
    if (rest && wanted === 'available') await takeBreak(rest.presence, rest.seconds)
  }

  async function takeBreak(presence: string, seconds: number): Promise<void> {
    wanted = presence
    await keepPresence()
    await pause(world.clock.realMs(seconds), stop)
    wanted = isOnDuty ? 'available' : 'offline'
    await keepPresence()
  }

  async function rhythm(): Promise<void> {
    for (;;) {
      await pause(world.clock.realMs(secondsToNextBreak(world.chance)), stop)
      if (!isOnDuty || wanted !== 'available') continue
      const { presence, seconds } = nextBreak(world.chance)
      await takeBreak(presence, seconds)
    }
  }

  function run(what: string, work: Promise<void>): void {
    work.catch((error) => recordFault(world, `${credentials.agentNo}, ${what}`, error))
  }

  run('the rhythm of breaks', rhythm())
  return {
    agentNo: credentials.agentNo,
    isPresent: () => routing !== undefined && ['available', 'busy', 'wrap-up'].includes(routing.presence),
    isBusy: () => contacts.some((row) => isInTalk(row) || isInWrapUp(row)),
    setOnDuty(on) {
      if (on === isOnDuty) return
      isOnDuty = on
      wanted = on ? 'available' : 'offline'
      run('presence', keepPresence())
    },
    async goHome() {
      stopped.abort()
      const within = AbortSignal.timeout(HOME_WITHIN_MS)
      try {
        await endEverything(desk, contacts, codes, within)
        await desk.setPresence('offline', within)
        await world.api('/api/sign-out', { method: 'POST', token: session.token })
      } catch (error) {
        recordFault(world, `${credentials.agentNo} going home`, error)
      } finally {
        link.close()
      }
    },
  }
}

interface Session {
  personId: string
  token: string
}

async function signIn(world: World, { agentNo, password }: Credentials, signal: AbortSignal): Promise<Session> {
  const body = { agentNo, password, as: 'token' }
  return insist(signal, () => world.api<Session>('/api/sign-in', { method: 'POST', body }))
}

async function endEverything(
  desk: Desk,
  contacts: readonly DeskContact[],
  codes: Codes,
  signal: AbortSignal,
): Promise<void> {
  const form = {
    reasonCode: codes.reasons[0] ?? '',
    dispositionCode: codes.dispositions.find((code) => code === 'no-request') ?? codes.dispositions[0] ?? '',
    summary: '模拟结束。',
  }
  for (const row of contacts) {
    const { contactId } = row.contact
    try {
      if (isInTalk(row)) await desk.end(contactId, signal)
      if (isInTalk(row) || isInWrapUp(row)) await desk.wrapUp(contactId, form, signal)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
}

/** The work in hand shows over what was chosen. */
const chosenOf = (presence: DeskShape['presence']): string =>
  presence === 'busy' || presence === 'wrap-up' ? 'available' : presence

/** The customer, a supervisor or the house ended it or took it elsewhere while this agent was about to act. */
const hasLeftMyDesk = (error: unknown): boolean =>
  error instanceof Stopped || (error instanceof Refusal && [403, 404, 409].includes(error.status))
