import type { DeskContact } from '#modules/conversations/contract.ts'
import { pick } from '../../seed/chance.ts'
import { pause } from '../door/pause.ts'
import { workSeconds } from '../pace.ts'
import { COURTESIES } from '../utterances/courtesies.ts'
import type { World } from '../world.ts'
import type { Desk } from './desk.ts'
import { languageOf } from './habits.ts'

const SHARE_REACHED = 0.85

/** A callback is a call, which the simulation only waits for; a message is answered in the thread. */
export async function serveCallback(
  world: World,
  desk: Desk,
  { contact }: DeskContact,
  callbackId: string,
  signal: AbortSignal,
): Promise<void> {
  await pause(world.clock.realMs(workSeconds(world.chance, null)), signal)
  if (contact.channel === 'message') {
    await desk.say(contact.conversationId, pick(world.chance, COURTESIES[languageOf(contact)].generic), signal)
    await desk.finishCallback(callbackId, 'answered', signal)
  } else {
    const isReached = world.chance() < SHARE_REACHED
    await desk.finishCallback(callbackId, isReached ? 'reached' : 'not-reached', signal)
  }
  await desk.end(contact.contactId, signal)
}
