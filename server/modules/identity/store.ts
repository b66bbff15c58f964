import type { Instant } from '#libs/facts/event.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'

/** A person as the use cases decide about one. */
export interface Person {
  readonly personId: string
  readonly agentNo: string
  readonly displayName: string
  readonly unitId: string
  readonly active: boolean
  readonly passwordHash: string | null
  readonly ssoAccount: string | null
  readonly roles: readonly string[]
}

interface PersonRow {
  readonly id: string
  readonly agent_no: string
  readonly display_name: string
  readonly unit_id: string
  readonly active: boolean
  readonly password_hash: string | null
  readonly sso_account: string | null
  readonly roles: readonly string[]
}

const COLUMNS = sql`p.id, p.agent_no, p.display_name, p.unit_id, p.active, p.password_hash, p.sso_account,
  array(select distinct r.role from identity.person_role r where r.person_id = p.id) roles`

const toPerson = (row: PersonRow): Person => ({
  personId: row.id,
  agentNo: row.agent_no,
  displayName: row.display_name,
  unitId: row.unit_id,
  active: row.active,
  passwordHash: row.password_hash,
  ssoAccount: row.sso_account,
  roles: row.roles,
})

/** The person, locked until the transaction ends. Everything that changes a person or their sessions starts here. */
export async function lockPerson(tx: Tx, personId: string): Promise<Person | undefined> {
  const [row] = await tx.rows<PersonRow>(
    sql`select ${COLUMNS} from identity.person p where p.id = ${personId} for update of p`,
  )
  return row && toPerson(row)
}

export async function personById(db: Queryable, personId: string): Promise<Person | undefined> {
  const row = await db.maybe<PersonRow>(sql`select ${COLUMNS} from identity.person p where p.id = ${personId}`)
  return row && toPerson(row)
}

export async function personByAgentNo(db: Queryable, agentNo: string): Promise<Person | undefined> {
  const [row] = await db.rows<PersonRow>(
    sql`select ${COLUMNS} from identity.person p where lower(p.agent_no) = lower(${agentNo})`,
  )
  return row && toPerson(row)
}

export async function personBySsoAccount(db: Queryable, account: string): Promise<Person | undefined> {
  const row = await db.maybe<PersonRow>(sql`select ${COLUMNS} from identity.person p where p.sso_account = ${account}`)
  return row && toPerson(row)
}

export async function anyoneExists(db: Queryable): Promise<boolean> {
  return (await db.one<{ found: boolean }>(sql`select exists (select from identity.person) found`)).found
}

export async function insertPeople(
  tx: Tx,
  people: readonly {
    readonly personId: string
    readonly agentNo: string
    readonly displayName: string
    readonly unitId: string
    readonly locale: string
    readonly passwordHash: string | null
  }[],
  now: Instant,
): Promise<void> {
  await tx.run(sql`insert into identity.person (id, agent_no, display_name, unit_id, locale, password_hash, created_at)
    select id, agent_no, display_name, unit_id, locale, password_hash, ${at(now)}
    from unnest(${people.map((p) => p.personId)}::uuid[], ${people.map((p) => p.agentNo)}::text[],
      ${people.map((p) => p.displayName)}::text[], ${people.map((p) => p.unitId)}::uuid[],
      ${people.map((p) => p.locale)}::text[], ${people.map((p) => p.passwordHash)}::text[])
      as u(id, agent_no, display_name, unit_id, locale, password_hash)`)
}

export interface RoleAtUnit {
  readonly personId: string
  readonly role: string
  readonly unitId: string
}

/** @returns those that were not held before */
export async function insertRoles(
  tx: Tx,
  roles: readonly RoleAtUnit[],
  grantedBy: string | null,
  now: Instant,
): Promise<RoleAtUnit[]> {
  return tx.rows<RoleAtUnit>(sql`insert into identity.person_role (person_id, role, unit_id, granted_by, granted_at)
    select person_id, role, unit_id, ${grantedBy}::uuid, ${at(now)}
    from unnest(${roles.map((r) => r.personId)}::uuid[], ${roles.map((r) => r.role)}::text[],
      ${roles.map((r) => r.unitId)}::uuid[]) as u(person_id, role, unit_id)
    on conflict do nothing returning person_id "personId", role, unit_id "unitId"`)
}

/** Which of these units exist. */
export async function existingUnits(db: Queryable, unitIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(
    sql`select id from identity.unit where id = any(${[...unitIds]}::uuid[]) for share`,
  )
  return new Set(rows.map((row) => row.id))
}

/** Decisions about who remains administrator wait for each other. Take it before any person's row. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('identity.administrators'))`)
}

/** Whether no other active person is administrator. */
export async function isLastAdministrator(tx: Tx, personId: string): Promise<boolean> {
  const { held, others } = await tx.one<{ held: boolean; others: boolean }>(sql`select
      exists (select from identity.person_role where role = 'administrator' and person_id = ${personId}) held,
      exists (select from identity.person_role r join identity.person p on p.id = r.person_id
        where r.role = 'administrator' and p.active and p.id <> ${personId}) others`)
  return held && !others
}
