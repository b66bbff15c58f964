import type { CapacityShape } from '#modules/routing/contract.ts'
import { json, sql, type Tx } from '#platform/database/database.ts'

/**
 * Makes this the capacity that holds for these agents, whose rows are locked. What they hold is counted anew by it;
 * nothing is taken away, and nothing new comes until there is room.
 */
export async function applyCapacity(tx: Tx, agentIds: readonly string[], capacity: CapacityShape): Promise<void> {
  const ids = sql`${agentIds}::uuid[]`
  const channels = Object.entries(capacity.channels).map(([channel, { cost, most }]) => ({
    channel,
    cost: cost === 'all' ? null : cost,
    most,
  }))
  const record = sql`jsonb_to_recordset(${json(channels)}::jsonb) as r(channel text, cost int, most int)`
  await tx.run(sql`update routing.item i set held_points = coalesce(r.cost, ${capacity.points}) from ${record}
    where i.agent_id = any(${ids}) and i.channel = r.channel and i.held_points > 0`)
  await tx.run(sql`update routing.agent a set points = ${capacity.points}, used_points = u.used,
      ceiling_points = greatest(${capacity.points}, u.used)
    from (select e.id, coalesce((select sum(i.held_points) from routing.item i where i.agent_id = e.id), 0)::int used
      from unnest(${ids}) e(id)) u where a.id = u.id`)
  await tx.run(sql`delete from routing.agent_channel c where c.agent_id = any(${ids})
    and c.channel not in (select channel from ${record})`)
  await tx.run(sql`insert into routing.agent_channel (agent_id, channel, cost, most, held, ceiling)
    select a.id, r.channel, r.cost, r.most, h.held, greatest(r.most, h.held)
    from unnest(${ids}) a(id) cross join ${record}
    cross join lateral (select count(*)::int held from routing.item i
      where i.agent_id = a.id and i.channel = r.channel and i.held_points > 0) h
    on conflict (agent_id, channel) do update
      set cost = excluded.cost, most = excluded.most, held = excluded.held, ceiling = excluded.ceiling`)
}
