import { CLOCK_MS, type Evidence, type Violation, violation } from './evidence.ts'
import { groupBy } from './messages.ts'

type Given = Pick<Evidence, 'messages' | 'contacts' | 'botTurns' | 'botSessions'>

/**
 * The bot answers each message once, whichever node does it; whom it gives to a person, has one; and it is silent once a
 * person serves.
 */
export function checkBot({ messages, contacts, botTurns, botSessions }: Given): readonly Violation[] {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]))
  return [
    ...[...groupBy(botTurns, ({ cid, seq }) => `${cid}: ${seq}`)]
      .filter(([, turns]) => turns.length > 1)
      .map(([message, turns]) => violation('doubled', `${message} was answered by the bot ${turns.length} times`)),
    ...botSessions
      .filter(({ outcome }) => outcome === 'handed-over' || outcome === 'failed')
      .filter(({ cid, contact }) => contact === null || byId.get(contact)?.cid !== cid)
      .map(({ id, contact }) => violation('lost', `the bot gave ${id} to a person, and ${contact} is not there`)),
    ...messages
      .filter(
        ({ author, contact, at }) => author === 'bot' && at > (byId.get(contact ?? '')?.answeredAt ?? at) + CLOCK_MS,
      )
      .map(({ cid, seq }) => violation('double-owner', `${cid}: ${seq} is by the bot, and a person was serving`)),
  ]
}
