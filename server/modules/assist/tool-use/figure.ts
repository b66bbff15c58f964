import type { AssistDeps } from '#modules/assist/deps.ts'
import { toolUseGoal } from '#modules/assist/tool-use/goal.ts'
import {
  LEAST_USES,
  type ToolAct,
  type ToolActRow,
  type ToolActsReply,
  type ToolUseReply,
  type ToolUser,
} from '#modules/assist/tool-use-contract.ts'
import type { PersonCard } from '#modules/identity/questions.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { type Queryable, type Sql, sql } from '#platform/database/database.ts'

interface Counted {
  readonly personId: string
  readonly contacts: number
  readonly contactsWithUse: number
  readonly uses: number
  readonly acts: Readonly<Partial<Record<ToolAct, number>>>
}

/** KPI 43 of one week over the people within reach: the figure is the sum of the lines under it. */
export async function toolUseOf(deps: AssistDeps, actor: Actor, week: string): Promise<ToolUseReply> {
  const { db, clock } = deps.platform
  const asOf = clock.now()
  const cards = new Map((await peopleWithin(deps, db, actor, week)).map((card) => [card.personId, card]))
  const counted = await countPeople(db, week, sql`s.person_id = any(${[...cards.keys()]}::uuid[])`)
  const people = counted
    .flatMap((one): ToolUser[] => {
      const card = cards.get(one.personId)
      if (!card) return []
      const { displayName: name, agentNo, unitName } = card
      return [{ ...one, acts: { ...one.acts }, name, agentNo, unitName, isUser: one.uses >= LEAST_USES }]
    })
    .sort((a, b) => a.uses - b.uses || a.agentNo.localeCompare(b.agentNo))
  const users = people.filter(({ isUser }) => isUser).length
  const sum = (value: (one: ToolUser) => number) => people.reduce((total, one) => total + value(one), 0)
  return {
    asOf,
    week,
    goal: await toolUseGoal(db),
    leastUses: LEAST_USES,
    users,
    eligible: people.length,
    share: people.length === 0 ? null : users / people.length,
    contacts: sum(({ contacts }) => contacts),
    contactsWithUse: sum(({ contactsWithUse }) => contactsWithUse),
    people,
  }
}

/** The acts of one person in one week; undefined when that person is not within reach. */
export async function actsOf(
  deps: AssistDeps,
  actor: Actor,
  week: string,
  personId: string,
): Promise<ToolActsReply | undefined> {
  const { db, clock } = deps.platform
  const asOf = clock.now()
  const [card] = within(actor, await deps.asks.identity.people(db, [personId]))
  if (!card) return undefined
  const acts = await db.rows<ToolActRow>(sql`select act, at, subject, contact_id "contactId" from assist.tool_use
    where week = ${week} and person_id = ${personId} order by at, key`)
  return { asOf, week, name: card.displayName, acts }
}

/** Who had contacts in hand that week, as far as the reader's reach goes. */
async function peopleWithin(
  { asks }: AssistDeps,
  db: Queryable,
  actor: Actor,
  week: string,
): Promise<readonly PersonCard[]> {
  const rows = await db.rows<{ personId: string }>(
    sql`select distinct person_id "personId" from assist.served where week = ${week}`,
  )
  const ids = rows.map(({ personId }) => personId)
  return within(actor, await asks.identity.people(db, ids))
}

/** Of these people those the reader may look at: oneself, the units one leads, or all. */
function within(actor: Actor, cards: readonly PersonCard[]): readonly PersonCard[] {
  const scope = scopeOf(actor, 'assist.read-tool-use')
  if (scope.kind === 'all') return cards
  if (scope.kind === 'none') return []
  const unitIds = scope.kind === 'units' ? scope.unitIds : []
  return cards.filter(({ personId, unitId }) => personId === scope.personId || unitIds.includes(unitId))
}

const countPeople = (db: Queryable, week: string, which: Sql): Promise<Counted[]> =>
  db.rows<Counted>(sql`with used as (
      select person_id, act, count(*)::int n from assist.tool_use where week = ${week} group by person_id, act
    )
    select s.person_id "personId", count(*)::int contacts,
      count(*) filter (where exists (select from assist.tool_use u where u.week = s.week and u.person_id = s.person_id
        and u.contact_id = s.contact_id))::int "contactsWithUse",
      coalesce((select sum(n) from used where used.person_id = s.person_id), 0)::int uses,
      coalesce((select jsonb_object_agg(act, n) from used where used.person_id = s.person_id), '{}') acts
    from assist.served s where s.week = ${week} and ${which}
    group by s.person_id`)
