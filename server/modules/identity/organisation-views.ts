import type { z } from 'zod'
import { type Queryable, sql } from '#platform/database/database.ts'
import { EXPIRING_DAYS, type skillItem, type unitItem } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { today } from './local-day.ts'

/** Every unit, those nearer to the head office first. */
export function listUnits(db: Queryable): Promise<z.infer<typeof unitItem>[]> {
  return db.rows(sql`select u.id "unitId", u.parent_id "parentId", u.kind, u.name,
      (select count(*)::int from identity.person p where p.unit_id = u.id and p.active) "peopleCount"
    from identity.unit u
    order by (select count(*) from identity.unit_within w where w.unit_id = u.id), u.name`)
}

/** The catalogue, with how many hold each skill and for how many it soon ends. */
export function listSkills(
  db: Queryable,
  deps: Pick<IdentityDeps, 'config' | 'clock'>,
): Promise<z.infer<typeof skillItem>[]> {
  const day = today(deps)
  return db.rows(sql`select k.code, k.kind, k.names, k.offered, h.holders, h.expiring
    from identity.skill k cross join lateral (
      select count(*)::int holders,
        (count(*) filter (where s.expires_on <= ${day}::date + ${EXPIRING_DAYS}::int))::int expiring
      from identity.person_skill s join identity.person p on p.id = s.person_id
      where s.skill = k.code and p.active and (s.expires_on is null or s.expires_on >= ${day}::date)) h
    order by k.kind, k.code`)
}
