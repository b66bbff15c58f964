import { customerIndexes } from '#modules/customers/domain.ts'
import { sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

const AT_ONCE = 500

/** Customers stored by a release that did not index names are found by them from now on; one that is indexed is not read. */
export async function fillIndexes({ db, cipher }: Platform): Promise<void> {
  for (let more = true; more; ) {
    const rows = await db.rows<{ id: string; name_sealed: string; phone_sealed: string | null }>(sql`
      select id, name_sealed, phone_sealed from customers.customer
      where name_sealed is not null and name_index is null limit ${AT_ONCE}`)
    const indexed = rows.map(({ id, name_sealed, phone_sealed }) => ({
      id,
      ...customerIndexes(cipher, cipher.open(name_sealed), phone_sealed === null ? null : cipher.open(phone_sealed)),
    }))
    if (rows.length > 0)
      await db.run(sql`update customers.customer c
        set name_index = r.name_index, phone_tail_index = r.phone_tail_index
        from jsonb_to_recordset(${JSON.stringify(indexed)}::jsonb) as r(id uuid, name_index text, phone_tail_index text)
        where c.id = r.id`)
    more = rows.length === AT_ONCE
  }
}
