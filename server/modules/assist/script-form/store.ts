import type { Instant } from '#libs/facts/event.ts'
import { at, json, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export interface KeptForm {
  readonly contactId: string
  readonly scriptId: string
  readonly scriptVersion: number
  readonly revision: number
  readonly values: Readonly<Record<string, string>>
  readonly savedAt: Instant
  readonly savedBy: string
  readonly handedInAt: Instant | null
}

const columns: Sql = sql`f.contact_id "contactId", f.script_id "scriptId", f.script_version "scriptVersion",
  f.revision, f."values", f.saved_at "savedAt", f.saved_by "savedBy", f.handed_in_at "handedInAt"`

/** The form as it is now; whoever fills in the same one at the same time waits, a first field too. */
export async function lockForm(tx: Tx, contactId: string, scriptId: string): Promise<KeptForm | undefined> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`script-form ${contactId} ${scriptId}`}, 0))`)
  return tx.maybe<KeptForm>(sql`select ${columns} from assist.script_form f
    where f.contact_id = ${contactId} and f.script_id = ${scriptId} for update`)
}

export async function writeForm(
  tx: Tx,
  { customerId }: { readonly customerId: string },
  form: KeptForm,
): Promise<void> {
  const { contactId, scriptId, scriptVersion, revision, values, savedAt, savedBy } = form
  await tx.run(sql`insert into assist.script_form
      (contact_id, script_id, customer_id, script_version, revision, "values", saved_at, saved_by)
    values (${contactId}, ${scriptId}, ${customerId}, ${scriptVersion}, ${revision}, ${json(values)}, ${at(savedAt)},
      ${savedBy})
    on conflict (contact_id, script_id) do update set script_version = excluded.script_version,
      revision = excluded.revision, "values" = excluded."values", saved_at = excluded.saved_at,
      saved_by = excluded.saved_by`)
}

export const formsOf = (db: Queryable, contactId: string): Promise<KeptForm[]> =>
  db.rows<KeptForm>(sql`select ${columns} from assist.script_form f
    where f.contact_id = ${contactId} order by f.saved_at, f.script_id`)

/** A form that was begun is a script that was begun: quality sees it, ticks or none. */
export const beginWalk = (tx: Tx, form: KeptForm, unitId: string | null) =>
  tx.run(sql`insert into assist.script_walk (id, contact_id, script_id, version, person_id, unit_id)
    values (${newId(form.savedAt)}, ${form.contactId}, ${form.scriptId}, ${form.scriptVersion}, ${form.savedBy}, ${unitId})
    on conflict (contact_id, script_id) do nothing`)

/** The forms of a contact that nobody handed in. */
export const openForms = (tx: Tx, contactId: string): Promise<KeptForm[]> =>
  tx.rows<KeptForm>(sql`select ${columns} from assist.script_form f
    where f.contact_id = ${contactId} and f.handed_in_at is null for update`)

export const handIn = (
  tx: Tx,
  form: KeptForm,
  now: Instant,
  asked: number,
  missing: readonly { readonly field: string }[],
) =>
  tx.run(sql`update assist.script_form set handed_in_at = ${at(now)},
      filled = ${Object.keys(form.values).length}, asked = ${asked}, missing = ${json(missing)}
    where contact_id = ${form.contactId} and script_id = ${form.scriptId}`)
