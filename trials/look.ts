import type { Queryable } from '#platform/database/database.ts'
import { sql } from '#platform/database/database.ts'

export interface ItemNow {
  readonly id: string
  readonly kind: 'contact' | 'consult' | 'callback' | 'message'
  readonly contactId: string
  readonly state: 'scheduled' | 'waiting' | 'ringing' | 'assigned' | 'wrap-up'
  readonly agentId: string | null
  readonly offerId: string | null
  readonly epoch: number
}

export interface ContactNow {
  readonly id: string
  readonly conversationId: string
  readonly ownerId: string | null
  readonly epoch: number
  readonly isEnded: boolean
  readonly isHeld: boolean
  readonly isWrappingUp: boolean
}

export interface SeatNow {
  readonly contactId: string
  readonly personId: string
  readonly role: string
}

export interface AgentNow {
  readonly id: string
  readonly chosen: string
  readonly presence: string
}

/** The world of a trial as the database has it, in one snapshot. */
export interface Floor {
  readonly items: readonly ItemNow[]
  readonly contacts: readonly ContactNow[]
  readonly seats: readonly SeatNow[]
  readonly agents: readonly AgentNow[]
  /** The first timer that is set, apart from those that are always set. */
  readonly nextTimerAt: number | null
  /** What no commit may leave behind, in words. */
  readonly wrong: readonly string[]
}

export const EMPTY_FLOOR: Floor = { items: [], contacts: [], seats: [], agents: [], nextTimerAt: null, wrong: [] }

/** Set as long as there are nodes. */
export const STANDING_TIMERS = ['platform.node-silent', 'routing.tidy', 'web.forget']

/** What the work of these people and the threads of these customers look like now. */
export async function lookAtFloor(
  db: Queryable,
  people: readonly string[],
  conversations: readonly string[],
): Promise<Floor> {
  const [found] = await db.rows<{ floor: Floor }>(sql`with person as (select unnest(${[...people]}::uuid[]) id),
      thread as (select * from conversations.conversation where id = any(${[...conversations]}::uuid[])),
      contact as (select k.* from conversations.contact k join thread t on t.id = k.conversation_id),
      item as (select * from routing.item where state <> 'ended'),
      seat as (select p.* from conversations.participant p join thread t on t.id = p.conversation_id
        where p.left_at is null),
      wrong as (
        select 'capacity kept: ' || a.id fault from routing.agent a join person on person.id = a.id
          where a.used_points > a.points
            or a.used_points <> coalesce((select sum(i.held_points) from item i where i.agent_id = a.id), 0)
        union all
        select 'capacity kept: more of a channel than fits, ' || c.agent_id from routing.agent_channel c
          join person on person.id = c.agent_id where c.held > c.most or c.held <> (select count(*) from item i
            where i.agent_id = c.agent_id and i.channel = c.channel and i.held_points > 0)
        union all
        select 'work in hand takes room: ' || i.id from item i where i.agent_id is not null and i.held_points = 0
        union all
        select 'one owner, the same everywhere: ' || k.id from contact k join item i on i.id = k.id
          where k.ended_at is null and (k.epoch <> i.epoch
            or k.owner_id is distinct from case when i.state = 'assigned' then i.agent_id end)
        union all
        select 'one owner, the same everywhere: seat of ' || k.id from contact k where k.ended_at is null
          and k.owner_id is distinct from (select person_id from seat s where s.contact_id = k.id and s.role = 'owner')
        union all
        select 'one owner, the same everywhere: two seats of ' || contact_id from seat where role = 'owner'
          group by contact_id having count(*) > 1
        union all
        select 'numbers without gaps: ' || t.id from thread t where t.last_seq <> (select count(*)
          from conversations.message m where m.conversation_id = t.id)
        union all
        select 'what rings ends by a timer: ' || i.id from item i where i.state = 'ringing' and not exists (
          select from platform.timer where kind = 'routing.offer-expiry' and key = i.offer_id::text)
        union all
        select 'no timer for what is closed: promise of ' || p.about_id from promises.promise p
          join platform.timer t on t.kind = 'promises.look' and t.key = p.id::text where p.ended_at is not null)
      select json_build_object(
        'items', coalesce((select json_agg(json_build_object('id', id, 'kind', kind, 'contactId', contact_id,
          'state', state, 'agentId', agent_id, 'offerId', offer_id, 'epoch', epoch) order by id) from item), '[]'),
        'contacts', coalesce((select json_agg(json_build_object('id', id, 'conversationId', conversation_id,
          'ownerId', owner_id, 'epoch', epoch, 'isEnded', ended_at is not null, 'isHeld', held_since is not null,
          'isWrappingUp', wrap_up_due_at is not null and wrap_up_finished_at is null) order by id) from contact), '[]'),
        'seats', coalesce((select json_agg(json_build_object('contactId', contact_id, 'personId', person_id,
          'role', role) order by id) from seat), '[]'),
        'agents', coalesce((select json_agg(json_build_object('id', a.id, 'chosen', a.chosen, 'presence', a.presence)
          order by a.id) from routing.agent a join person on person.id = a.id), '[]'),
        'nextTimerAt', (select round(extract(epoch from min(due_at)) * 1000) from platform.timer
          where kind <> all(${STANDING_TIMERS})),
        'wrong', coalesce((select json_agg(fault) from wrong), '[]')) floor`)
  if (!found) throw new Error('the floor could not be seen')
  return found.floor
}
