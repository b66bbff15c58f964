import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { ConsentSettings, consentSettingsBody } from '#modules/consent/contract.ts'
import { rulesChosen } from '#modules/consent/events.ts'
import type { Actor } from '#platform/access.ts'
import { type Queryable, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export const readSettings = (db: Queryable): Promise<ConsentSettings> =>
  db.one(sql`select jurisdiction, consent_months "consentMonths", version from consent.setting`)

/** Consent given so far keeps the instant it expires at. */
export function saveSettings(
  platform: Platform,
  actor: Actor,
  body: z.output<typeof consentSettingsBody>,
): Promise<Outcome<ConsentSettings, 'edited-meanwhile'>> {
  return platform.db.transaction(async (tx) => {
    const { jurisdiction, consentMonths, version } = body
    const changed = await tx.run(sql`update consent.setting set jurisdiction = ${jurisdiction},
      consent_months = ${consentMonths}, version = version + 1 where version = ${version}`)
    if (changed === 0) return refused('edited-meanwhile', 'Somebody changed it since: load it again.')
    await platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      rulesChosen.of('consent.settings', platform.clock.now(), { jurisdiction, consentMonths }),
    ])
    return done(await readSettings(tx))
  })
}
