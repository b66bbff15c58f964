import { setTimeout as sleep } from 'node:timers/promises'
import { query } from '../house/database.ts'

/** The longest clock of the house that may still run is a link that died silently: 25 s. A busy machine gets more. */
const SETTLED_WITHIN_MS = 180_000
const LOOK_EVERY_MS = 250

/**
 * Waits until nothing is left to be done: nobody waits, no wrap-up runs, the bot has answered, every fact is in the log and digested, no timer
 * is due, and servers that died are forgotten.
 * @returns what is left all the same, in words; empty when the house has settled
 */
export async function settle(databaseUrl: string, nodes: number): Promise<readonly string[]> {
  const until = Date.now() + SETTLED_WITHIN_MS
  for (;;) {
    const left = await query<{ text: string }>(databaseUrl, LEFT_OVER, [nodes]).catch((error: Error) => [
      { text: `the database: ${error.message}` },
    ])
    if (left.length === 0 || Date.now() > until) return left.map(({ text }) => text)
    await sleep(LOOK_EVERY_MS)
  }
}

/** What each subscriber must have digested; what concerns nobody may lie ahead of it for a while. */
const CONCERNS: Readonly<Record<string, readonly string[]>> = {
  conversations: ['routing.contact-queued', 'routing.contact-assigned', 'routing.contact-transferred'],
  routing: ['conversations.contact-asked', 'conversations.contact-ended', 'conversations.wrap-up-finished'],
  insights: ['conversations.contact-asked', 'conversations.contact-ended', 'conversations.wrap-up-finished'],
  customers: ['conversations.contact-asked', 'routing.contact-assigned', 'conversations.wrap-up-finished'],
}
/** Facts of others are passed over by the hundred. */
const MOST_BEHIND = 1_000

const LEFT_OVER = `
  select 'work: ' || kind || ' ' || contact_id || ' is ' || state text from routing.item where state <> 'ended'
  union all select 'wrap-up: ' || id || ' should have finished by itself' from conversations.contact
    where ended_at is not null and owner_id is not null and wrap_up_finished_at is null
  union all select count(*) || ' facts have not reached the log' from platform.outbox having count(*) > 0
  union all select name || ' has read up to ' || s.position || ', and at ' || max(l.position) || ' is ' || max(l.type)
    from platform.subscriber s join platform.log l on l.position > s.position
    join (values ${Object.entries(CONCERNS).flatMap(([name, types]) => types.map((type) => `('${name}', '${type}')`))})
      concerns (subscriber, type) on concerns.subscriber = s.name and concerns.type = l.type
    group by s.name, s.position
  union all select name || ' is ' || h.position - s.position || ' behind' from platform.subscriber s, platform.log_head h
    where h.position - s.position > ${MOST_BEHIND}
  union all select 'parked: ' || subscriber || ' at ' || position || ': ' || error from platform.parked_fact
  union all select 'timer: ' || kind || ' ' || key || ' was due at ' || due_at from platform.timer
    where due_at < now() - interval '3 seconds'
  union all select count(*) || ' servers are on record, ' || $1::int || ' live' from platform.node having count(*) <> $1::int
  union all select 'bot: ' || s.conversation_id || ' has not been answered ' || m.seq from bot.session s
    join conversations.message m on m.conversation_id = s.conversation_id and m.author_kind = 'customer'
      and m.seq > s.begun_after_seq and m.seq > s.answered_up_to_seq
    where s.ended_at is null
  union all select 'pass: a mark waits' from routing.pass_due having count(*) > 0`
