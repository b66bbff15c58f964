import type { z } from 'zod'
import type { AssistDeps } from '#modules/assist/deps.ts'
import type { ScriptWalk, scriptWalkList, scriptWalkQuery } from '#modules/assist/script-walk-contract.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { join, type Sql, sql } from '#platform/database/database.ts'

interface Row extends Omit<ScriptWalk, 'person'> {
  readonly personId: string
}

/** How scripts were walked, newest first: those of one's own, of one's units (where the agent belonged then), or all. */
export async function listWalks(
  { platform, asks }: AssistDeps,
  actor: Actor,
  query: z.output<typeof scriptWalkQuery>,
): Promise<z.infer<typeof scriptWalkList>> {
  const rows = await platform.db.rows<Row>(sql`select w.id "walkId", w.finished_at "at", w.contact_id "contactId",
      w.script_id "scriptId", w.code, w.version, w.name, w.person_id "personId", cardinality(w.ticked) ticked,
      w.step_count steps, w.skipped, case when f.missing is not null then jsonb_build_object('filled', f.filled,
        'fields', f.asked, 'missing', f.missing) end form
    from assist.script_walk w
    left join assist.script_form f on f.contact_id = w.contact_id and f.script_id = w.script_id where ${join([seenBy(actor), ...filtersOf(query)], ' and ')}
    order by w.id desc limit ${query.limit + 1}`)
  const shown = rows.slice(0, query.limit)
  const people = await asks.identity.people(platform.db, [...new Set(shown.map(({ personId }) => personId))])
  const nameOf = new Map(people.map(({ personId, displayName }) => [personId, displayName]))
  return {
    asOf: platform.clock.now(),
    walks: shown.map(({ personId, ...row }) => {
      const name = nameOf.get(personId)
      return { ...row, person: name === undefined ? null : { personId, name } }
    }),
    next: rows.length > query.limit ? (shown.at(-1)?.walkId ?? null) : null,
  }
}

function seenBy(actor: Actor): Sql {
  const scope = scopeOf(actor, 'assist.read-script-walks')
  if (scope.kind === 'all') return sql`true`
  if (scope.kind === 'units') return sql`w.unit_id = any(${[...scope.unitIds]}::uuid[])`
  return scope.kind === 'own' ? sql`w.person_id = ${scope.personId}` : sql`false`
}

const SKIPPED: Readonly<Record<'some' | 'none' | 'all', readonly Sql[]>> = {
  some: [sql`(w.skipped <> '[]'::jsonb or f.missing <> '[]'::jsonb)`],
  none: [sql`w.skipped = '[]'::jsonb and coalesce(f.missing, '[]'::jsonb) = '[]'::jsonb`],
  all: [],
}

const filtersOf = ({ skipped, scriptId, personId, before }: z.output<typeof scriptWalkQuery>): Sql[] => [
  sql`w.finished_at is not null`,
  ...SKIPPED[skipped],
  ...(scriptId === undefined ? [] : [sql`w.script_id = ${scriptId}`]),
  ...(personId === undefined ? [] : [sql`w.person_id = ${personId}`]),
  ...(before === undefined ? [] : [sql`w.id < ${before}`]),
]
