import { sql } from '#platform/database/database.ts'
import type { IdentityDeps } from './deps.ts'
import { fieldRevealed } from './events.ts'
import type { IdentityQuestions, PersonCard, SkillLevel, UnitCard } from './questions.ts'

interface CardRow {
  readonly id: string
  readonly display_name: string
  readonly agent_no: string
  readonly unit_id: string
  readonly unit_name: string
  readonly active: boolean
  readonly roles: readonly string[]
}

const CARD = sql`select p.id, p.display_name, p.agent_no, p.unit_id, u.name unit_name, p.active,
    array(select distinct r.role from identity.person_role r where r.person_id = p.id order by r.role) roles
  from identity.person p join identity.unit u on u.id = p.unit_id`

/** What other modules may ask, answered from the tables as they are now. */
export function identityAnswers(deps: Pick<IdentityDeps, 'log' | 'clock'>): IdentityQuestions {
  return {
    async people(db, personIds) {
      const rows = await db.rows<CardRow>(sql`${CARD} where p.id = any(${[...personIds]}::uuid[])`)
      return rows.map(toCard)
    },

    async skillsOf(db, personIds, onDate) {
      const rows = await db.rows<
        SkillLevel & { person_id: string }
      >(sql`select person_id, skill, level from identity.person_skill
            where person_id = any(${[...personIds]}::uuid[]) and (expires_on is null or expires_on >= ${onDate}::date)
            order by person_id, skill`)
      const skills = new Map<string, SkillLevel[]>(personIds.map((personId) => [personId, []]))
      for (const { person_id, skill, level } of rows) skills.get(person_id)?.push({ skill, level })
      return skills
    },

    async skillsOffered(db, skills) {
      const rows = await db.rows<{ code: string; offered: boolean }>(
        sql`select code, offered from identity.skill where code = any(${[...skills]}::text[])`,
      )
      return new Map(rows.map(({ code, offered }) => [code, offered]))
    },

    async peopleWithRole(db, roles, unitIds) {
      const rows = await db.rows<CardRow>(sql`${CARD} where p.active and exists (
          select from identity.person_role r where r.person_id = p.id and r.role = any(${[...roles]}))
        and (${unitIds.length === 0} or p.unit_id in (
          select unit_id from identity.unit_within where within_id = any(${[...unitIds]}::uuid[])))
        order by p.agent_no`)
      return rows.map(toCard)
    },

    units: (db) =>
      db.rows<UnitCard>(sql`select id "unitId", kind, name, parent_id "parentId" from identity.unit order by name, id`),

    async unitsBelow(db, unitId) {
      const rows = await db.rows<{ unit_id: string }>(
        sql`select unit_id from identity.unit_within where within_id = ${unitId}`,
      )
      return rows.map((row) => row.unit_id)
    },

    async recordReveal(tx, reveal) {
      await deps.log.announce(tx, { kind: 'person', id: reveal.personId, purpose: reveal.purpose }, [
        fieldRevealed.of(reveal.subject, deps.clock.now(), reveal),
      ])
    },
  }
}

const toCard = (row: CardRow): PersonCard => ({
  personId: row.id,
  displayName: row.display_name,
  agentNo: row.agent_no,
  unitId: row.unit_id,
  unitName: row.unit_name,
  roles: row.roles,
  active: row.active,
})
