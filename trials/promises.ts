import { sql } from '#platform/database/database.ts'
import { Broken, nameOf, type Trial } from './trial.ts'

/** A first response is promised within so long; from so long before it is endangered. As the house begins. */
const ALLOWED_MS = 30_000
const WARNED_MS = 10_000

interface Row {
  readonly contact_id: string
  readonly asked_at: number
  readonly first_response_at: number | null
  readonly ended_at: number | null
  readonly state: string
  readonly due_at: number
  readonly kept_at: number | null
  readonly promise_ended_at: number | null
}

/** Every first-response clock stands where a plain reckoning from the contact's own instants says. */
export async function checkPromises(trial: Trial): Promise<void> {
  const rows = await trial.house.db.rows<Row>(sql`
    select k.id contact_id, k.asked_at, k.first_response_at, k.ended_at, p.state, p.due_at, p.kept_at,
      p.ended_at promise_ended_at
    from conversations.contact k left join promises.promise p on p.about_kind = 'contact' and p.about_id = k.id::text
    where k.conversation_id = any(${trial.customers.map(({ visitor }) => visitor.conversationId)}::uuid[])`)
  for (const row of rows) {
    const found = `${row.state}, due ${row.due_at - row.asked_at}, kept ${row.kept_at}, over ${row.promise_ended_at}`
    const right = reckon(row, trial.now)
    if (found !== right)
      throw new Broken(
        'a promise is kept or broken as its facts say',
        `${nameOf(trial, 'contact', row.contact_id)} is ${found}, should be ${right}`,
      )
  }
}

function reckon({ asked_at, first_response_at, ended_at }: Row, now: number): string {
  const dueAt = asked_at + ALLOWED_MS
  const words = (state: string, over: number | null) =>
    `${state}, due ${ALLOWED_MS}, kept ${first_response_at}, over ${over}`
  if (first_response_at !== null) return words(first_response_at <= dueAt ? 'kept' : 'broken', first_response_at)
  if (ended_at !== null) return words('withdrawn', ended_at)
  if (now > dueAt) return words('broken', null)
  return words(now >= dueAt - WARNED_MS ? 'endangered' : 'running', null)
}
