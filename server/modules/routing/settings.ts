import type { Policy } from '#libs/skill-matching/types.ts'
import { type RoutingSettings, routingSettings } from '#modules/routing/contract.ts'
import { json, type Queryable, sql, type Tx } from '#platform/database/database.ts'

const KEY = 'routing'

/** What holds until an administrator says otherwise. */
export const DEFAULT_SETTINGS: RoutingSettings = {
  defaultCapacity: {
    points: 4,
    channels: {
      web: { cost: 1, most: 3 },
      message: { cost: 1, most: 2 },
      callback: { cost: 2, most: 1 },
      phone: { cost: 'all', most: 1 },
    },
  },
  headStartSeconds: { vip: 30, vulnerable: 60, fraud: 120 },
  vanishGraceSeconds: 15,
  declinedForSeconds: 60,
  missedOffersInARow: 2,
  callbackWithinMinutes: 120,
  messageWithinMinutes: 480,
}

export async function loadSettings(db: Queryable): Promise<RoutingSettings> {
  const row = await db.maybe<{ value: unknown }>(sql`select value from platform.setting where key = ${KEY}`)
  return row === undefined ? DEFAULT_SETTINGS : routingSettings.parse(row.value)
}

export async function saveSettings(tx: Tx, settings: RoutingSettings): Promise<void> {
  await tx.run(sql`insert into platform.setting (key, value, changed_at) values (${KEY}, ${json(settings)}, now())
    on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`)
}

/** The head starts as the matching library reads them. */
export function policyOf({ headStartSeconds }: RoutingSettings): Policy {
  return {
    headStartMs: {
      ordinary: 0,
      vip: headStartSeconds.vip * 1000,
      vulnerable: headStartSeconds.vulnerable * 1000,
      fraud: headStartSeconds.fraud * 1000,
    },
  }
}
