import type { z } from 'zod'
import { join, type Queryable, raw, type Sql, sql } from '#platform/database/database.ts'
import { type Authority, personOf, reachesUnit, scopeFor } from './authority.ts'
import {
  EXPIRING_DAYS,
  type SkillMatrixPage,
  type SkillMatrixRow,
  type skillMatrixQuery,
  type skillStates,
} from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { today } from './local-day.ts'
import { readCursor, writeCursor } from './people-cursor.ts'
import { namedWithin, peopleWithin } from './people-views.ts'

type MatrixQuery = z.output<typeof skillMatrixQuery>
type Row = Omit<SkillMatrixRow, 'mayGrant'> & { readonly sortKey: string }

/** Team by team, then by number; text, so that a page can go on from it. */
const ORDER = raw('u.name || chr(9) || lower(p.agent_no)')

/** Active people within reach with the skills they have on file, expired ones too: one page of the skill matrix. */
export async function readSkillMatrix(
  db: Queryable,
  deps: IdentityDeps,
  by: Authority,
  query: MatrixQuery,
): Promise<SkillMatrixPage> {
  const day = today(deps)
  const ofSkill = query.skill === undefined ? sql`true` : sql`s.skill = ${query.skill}`
  const where = join(
    [
      sql`p.active`,
      peopleWithin(scopeFor(by, 'identity.read-people')),
      ...namedWithin(query),
      ...(query.state === undefined ? [] : [haveCell(query.state, ofSkill, day)]),
    ],
    ' and ',
  )
  const from = sql`from identity.person p join identity.unit u on u.id = p.unit_id where ${where}`
  const after = readCursor(query.cursor)
  const rows = await db.rows<Row>(sql`select p.id "personId", p.agent_no "agentNo", p.display_name "displayName",
      p.unit_id "unitId", u.name "unitName", ${ORDER} "sortKey",
      coalesce((select jsonb_agg(jsonb_build_object('skill', s.skill, 'level', s.level, 'expiresOn', s.expires_on,
          'state', ${stateOn(day)}) order by s.skill)
        from identity.person_skill s where s.person_id = p.id and ${ofSkill}), '[]') cells
    ${from} ${after ? sql`and (${ORDER}, p.id) > (${after.key}, ${after.id}::uuid)` : sql``}
    order by ${ORDER}, p.id limit ${query.limit + 1}`)
  const { n } = await db.one<{ n: number }>(sql`select count(*)::int n ${from}`)
  const page = rows.slice(0, query.limit)
  const last = page[page.length - 1]
  const grants = scopeFor(by, 'identity.grant-skills')
  return {
    people: page.map(({ sortKey: _, ...row }) => ({
      ...row,
      mayGrant: row.personId !== personOf(by) && reachesUnit(grants, row.unitId),
    })),
    peopleCount: n,
    nextCursor: rows.length > query.limit && last ? writeCursor({ key: last.sortKey, id: last.personId }) : null,
  }
}

/** How a skill on file stands on a local date: `s` is a row of identity.person_skill. */
const stateOn = (day: string): Sql =>
  sql`(case when s.expires_on < ${day}::date then ${'expired' satisfies State}
    when s.expires_on <= ${day}::date + ${EXPIRING_DAYS}::int then ${'expiring' satisfies State}
    else ${'valid' satisfies State} end)::text`

type State = (typeof skillStates)[number]

function haveCell(state: NonNullable<MatrixQuery['state']>, ofSkill: Sql, day: string): Sql {
  const found = (states: readonly State[]) => sql`exists (select from identity.person_skill s
    where s.person_id = p.id and ${ofSkill} and ${stateOn(day)} = any(${[...states]}::text[]))`
  if (state === 'missing') return sql`not ${found(['valid', 'expiring'])}`
  return found(state === 'held' ? ['valid', 'expiring'] : [state])
}
