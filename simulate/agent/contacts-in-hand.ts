import type { DeskContact } from '#modules/conversations/contract.ts'
import type { Link } from '../door/link.ts'
import { Stopped } from '../door/pause.ts'
import { Refusal } from '../door/refusal.ts'
import type { World } from '../world.ts'
import type { Desk } from './desk.ts'
import { isInTalk, isInWrapUp } from './habits.ts'
import { serveCallback } from './serve-callback.ts'
import { type Codes, finishWrapUp, type Served, serveContact } from './serve-contact.ts'

/** The contacts of one agent's desk: each is served while it is there, and wrapped up afterwards. */
export interface ContactsInHand {
  /** The desk has changed: begins what is new, and lets go of what is no longer there. */
  seen(rows: readonly DeskContact[]): void
  rows(): readonly DeskContact[]
  isBusy(): boolean
  /** A callback or message of this conversation rings: what begins when it is accepted is that. */
  expectCallback(conversationId: string, callbackId: string): void
}

export interface Surroundings {
  readonly world: World
  readonly desk: Desk
  readonly link: Link
  readonly codes: Codes
  readonly signal: AbortSignal
  /** Does a piece of work in the background. */
  readonly run: (what: string, work: Promise<void>) => void
  /** Told after each wrap-up. */
  readonly finished: (served: Served) => void
}

export function createContactsInHand(surroundings: Surroundings): ContactsInHand {
  const { world, desk, link, codes, signal, run, finished } = surroundings
  const talks = new Map<string, AbortController>()
  const served = new Map<string, Served>()
  const wrapUps = new Set<string>()
  const callbacks = new Map<string, string>()
  let rows: readonly DeskContact[] = []

  const recordOf = ({ contact }: DeskContact): Served => {
    const record = served.get(contact.contactId) ?? { answers: 0, wasUpset: false, contact }
    served.set(contact.contactId, record)
    return record
  }

  function serve(row: DeskContact, talk: AbortSignal): Promise<void> {
    const isCallback = row.contact.channel === 'callback' || row.contact.channel === 'message'
    const callbackId = isCallback ? callbacks.get(row.contact.conversationId) : undefined
    return callbackId === undefined
      ? serveContact(world, desk, link, row, recordOf(row), talk)
      : serveCallback(world, desk, row, callbackId, talk)
  }

  async function wrapUp(row: DeskContact): Promise<void> {
    const record = recordOf(row)
    await finishWrapUp(world, desk, record, codes, signal).catch(ignoreWhenGone)
    served.delete(row.contact.contactId)
    finished(record)
  }

  return {
    seen(now) {
      rows = now
      if (signal.aborted) return
      const inTalk = rows.filter(isInTalk)
      for (const [contactId, talk] of talks) {
        if (inTalk.some((row) => row.contact.contactId === contactId)) continue
        talks.delete(contactId)
        talk.abort()
        if (!rows.some((row) => row.contact.contactId === contactId)) served.delete(contactId)
      }
      for (const row of inTalk.filter(({ contact }) => !talks.has(contact.contactId))) {
        const talk = new AbortController()
        talks.set(row.contact.contactId, talk)
        signal.addEventListener('abort', () => talk.abort(), { once: true, signal: talk.signal })
        run('a contact', serve(row, talk.signal).catch(ignoreWhenGone))
      }
      for (const row of rows.filter(isInWrapUp)) {
        if (wrapUps.has(row.contact.contactId)) continue
        wrapUps.add(row.contact.contactId)
        run('a wrap-up', wrapUp(row))
      }
    },
    rows: () => rows,
    isBusy: () => rows.some((row) => isInTalk(row) || isInWrapUp(row)),
    expectCallback: (conversationId, callbackId) => callbacks.set(conversationId, callbackId),
  }
}

/** The customer, a supervisor or the house ended it or took it elsewhere while this agent was about to act. */
function ignoreWhenGone(error: unknown): void {
  const isGone = error instanceof Stopped || (error instanceof Refusal && [403, 404, 409].includes(error.status))
  if (!isGone) throw error
}
