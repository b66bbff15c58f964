import type { z } from 'zod'
import { type Queryable, sql } from '#platform/database/database.ts'
import type { skillItem, unitItem } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { today } from './local-day.ts'

/** Every unit, those nearer to the head office first. */
export function listUnits(db: Queryable): Promise<z.infer<typeof unitItem>[]> {
  return db.rows(sql`select u.id "unitId", u.parent_id "parentId", u.kind, u.name,
      (select count(*)::int from identity.person p where p.unit_id = u.id and p.active) "peopleCount"
    from identity.unit u
    order by (select count(*) from identity.unit_within w where w.unit_id = u.id), u.name`)
}

export function listSkills(
  db: Queryable,
  deps: Pick<IdentityDeps, 'config' | 'clock'>,
): Promise<z.infer<typeof skillItem>[]> {
  return db.rows(sql`select k.code, k.kind, k.names, k.offered,
      (select count(*)::int from identity.person_skill s join identity.person p on p.id = s.person_id
        where s.skill = k.code and p.active and (s.expires_on is null or s.expires_on >= ${today(deps)}::date)) holders
    from identity.skill k order by k.kind, k.code`)
}
