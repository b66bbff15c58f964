import type { Instant } from '#libs/facts/event.ts'
import type { Actor } from '#platform/access.ts'
import { type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { Me } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { personChanged } from './events.ts'

interface MeRow {
  readonly unit_id: string
  readonly unit_name: string
  readonly locale: Me['locale']
  readonly theme: Me['theme']
  readonly has_password: boolean
  readonly ends_at: Instant
  readonly roles: Me['roles']
}

/** The signed-in person as the console needs them; undefined when the session ended this moment. */
export async function readMe(db: Queryable, deps: Pick<IdentityDeps, 'config'>, actor: Actor): Promise<Me | undefined> {
  const row = await db.maybe<MeRow>(sql`select p.unit_id, u.name unit_name, p.locale, p.theme,
      p.password_hash is not null has_password, s.ends_at,
      coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id, 'unitName', ru.name)
          order by r.role, ru.name)
        from identity.person_role r join identity.unit ru on ru.id = r.unit_id where r.person_id = p.id), '[]') roles
    from identity.session s join identity.person p on p.id = s.person_id join identity.unit u on u.id = p.unit_id
    where s.id = ${actor.sessionId}`)
  return (
    row && {
      personId: actor.personId,
      agentNo: actor.agentNo,
      displayName: actor.displayName,
      unitId: row.unit_id,
      unitName: row.unit_name,
      locale: row.locale,
      theme: row.theme,
      timeZone: deps.config.TIME_ZONE,
      roles: row.roles,
      permissions: Object.fromEntries(actor.permissions),
      session: {
        sessionId: actor.sessionId,
        endsAt: row.ends_at,
        idleMinutes: deps.config.SESSION_IDLE_MINUTES,
      },
      hasPassword: row.has_password,
    }
  )
}

/** Language and theme are the person's own business. */
export async function changeOwnLook(
  tx: Tx,
  deps: IdentityDeps,
  personId: string,
  look: { readonly locale?: Me['locale'] | undefined; readonly theme?: Me['theme'] | undefined },
): Promise<void> {
  await tx.run(sql`update identity.person set locale = coalesce(${look.locale ?? null}, locale),
    theme = coalesce(${look.theme ?? null}, theme) where id = ${personId}`)
  if (look.locale === undefined) return
  await deps.log.announce(tx, { kind: 'person', id: personId }, [
    personChanged.of(personId, deps.clock.now(), { personId, what: ['locale'] }),
  ])
}
