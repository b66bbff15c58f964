import { setTimeout as sleep } from 'node:timers/promises'
import { type Violation, violation } from '../check/evidence.ts'
import { createStrandWatch } from '../check/stranded.ts'
import { query } from './database.ts'

const LOOK_EVERY_MS = 500

/** Looks into the database while everything runs, for what is only wrong for as long as it lasts. */
export interface Watch {
  readonly seen: readonly Violation[]
  stop(): Promise<void>
}

/** @param isCalm whether nothing is broken at this moment: only then does waiting count */
export function startWatch(databaseUrl: () => string, isCalm: () => boolean): Watch {
  const seen: Violation[] = []
  const told = new Set<string>()
  const strands = createStrandWatch()
  let isStopped = false
  const see = (kind: Violation['kind'], text: string) => {
    if (told.has(text)) return
    told.add(text)
    seen.push(violation(kind, text))
  }
  const look = async () => {
    const pairs = await query<{ pair: string }>(databaseUrl(), STRANDED)
    const waits = strands.observe(
      pairs.map(({ pair }) => pair),
      Date.now(),
      isCalm(),
    )
    for (const wait of waits) see('stranded', wait)
    for (const { text } of await query<{ text: string }>(databaseUrl(), OVER)) see('over-capacity', text)
    for (const { text } of await query<{ text: string }>(databaseUrl(), TWO_OWNERS)) see('double-owner', text)
  }
  const watching = (async () => {
    while (!isStopped) {
      // A database that is away shows nothing, and what was seen before it went begins anew.
      await look().catch(() => strands.reset())
      await sleep(LOOK_EVERY_MS)
    }
  })()
  return {
    seen,
    async stop() {
      isStopped = true
      await watching
    },
  }
}

/**
 * Who waits while an agent of that queue is available, reached, and has room. An offer made to either since makes it
 * another pair: somebody is at work on it.
 */
const STRANDED = `
  select i.id || ' in ' || q.code || ' since ' || i.waiting_since || ', agent ' || a.id || ' offers ' ||
    coalesce(i.offer_id::text, 'none') || ' ' ||
    coalesce((select max(o.offer_made_at)::text from routing.item o where o.offer_agent_id = a.id), 'none') pair
  from routing.item i
  join routing.queue q on q.id = i.queue_id
  join routing.membership m on m.queue_id = i.queue_id
  join routing.agent a on a.id = m.agent_id
  join routing.agent_channel c on c.agent_id = a.id and c.channel = i.channel
  where i.state = 'waiting' and a.chosen = 'available' and a.next_presence is null and a.unreachable_since is null
    and exists (select from routing.link l where l.agent_id = a.id)
    and c.held < c.most and a.used_points + coalesce(c.cost, a.points) <= a.points`

/** What an agent has in hand, counted from the work itself, in one snapshot with what their row says. */
const OVER = `
  select a.id || ' has ' || coalesce(sum(i.held_points), 0) || ' points in hand, counts ' || a.used_points ||
    ', may have ' || a.ceiling_points text
  from routing.agent a left join routing.item i on i.agent_id = a.id
  group by a.id having coalesce(sum(i.held_points), 0) <> a.used_points or a.used_points > a.ceiling_points
    or count(i.id) filter (where i.channel = 'web') > (select most from routing.agent_channel c
      where c.agent_id = a.id and c.channel = 'web')`

/** Routing and conversations say of an open contact who has it, in one transaction: they never differ. */
const TWO_OWNERS = `
  select i.contact_id || ' is ' || coalesce(i.agent_id::text, 'nobody') || '''s to routing and ' ||
    coalesce(c.owner_id::text, 'nobody') || '''s to conversations' text
  from routing.item i join conversations.conversation c on c.contact_id = i.contact_id and c.is_open
  where i.kind = 'contact' and i.state <> 'ended'
    and (case when i.state = 'assigned' then i.agent_id end) is distinct from c.owner_id`
