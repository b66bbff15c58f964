import { FIRST_TOOL_USE_GOAL } from '#modules/assist/tool-use-contract.ts'
import { goalChanged } from '#modules/insights/events.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

/** The name of KPI 43 in the dictionary of figures, where its goal is set. */
const KPI = 'tool_adoption'

/** Keeps the goal the house has set for tool use; the latest one counts. */
export const noteGoal: Reaction = async (tx, fact) => {
  if (!goalChanged.is(fact) || fact.data.kpi !== KPI) return
  await tx.run(sql`insert into assist.tool_use_goal (is_one, target, set_at) values (true, ${fact.data.target}, ${at(fact.at)})
    on conflict (is_one) do update set target = excluded.target, set_at = excluded.set_at`)
}

/** The share of people, 0..1, the house aims at. */
export async function toolUseGoal(db: Queryable): Promise<number> {
  const set = await db.maybe<{ target: number }>(sql`select target from assist.tool_use_goal`)
  return set?.target ?? FIRST_TOOL_USE_GOAL
}
