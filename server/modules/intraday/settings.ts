import { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { PROPOSALS, type Rails, type Settings, type SettingsView, settingsBody } from '#modules/intraday/contract.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import { deskSettingsChanged } from '#modules/intraday/events.ts'
import { at, json, type Queryable, sql } from '#platform/database/database.ts'

/** What holds until somebody sets something else: the autopilot does nothing by itself. */
export const USUAL_SETTINGS: Settings = {
  graceSeconds: 180,
  callbackAfterSeconds: 60,
  callbackShare: 0.3,
  messageShare: 0.1,
  leadMinutes: 10,
  mostTouchedShare: 0.2,
  autopilot: PROPOSALS.map((kind) => ({
    kind,
    isOn: false,
    leastGain: 0.02,
    mostPeopleHour: 5,
    from: '09:00',
    to: '18:00',
  })),
}

interface Row {
  readonly settings: unknown
  readonly revision: number
  readonly changedAt: number
  readonly changedBy: string
}

const readRow = (db: Queryable) =>
  db.maybe<Row>(sql`select settings, revision, changed_at "changedAt", changed_by "changedBy" from intraday.setting`)

export async function settingsOf(db: Queryable): Promise<Settings> {
  const row = await readRow(db)
  return row ? completed(row.settings) : USUAL_SETTINGS
}

/** Stored before a kind or a figure was known: that one is as usual. */
function completed(stored: unknown): Settings {
  const given = storedSettings.parse(stored)
  const railsOf = (usual: Rails) => given.autopilot.find(({ kind }) => kind === usual.kind) ?? usual
  return settingsBody.parse({ ...USUAL_SETTINGS, ...given, autopilot: USUAL_SETTINGS.autopilot.map(railsOf) })
}
const storedSettings = z.looseObject({ autopilot: z.array(z.looseObject({ kind: z.string() })) })

export async function viewSettings({ asks }: Pick<IntradayDeps, 'asks'>, db: Queryable): Promise<SettingsView> {
  const row = await readRow(db)
  if (!row) return { settings: USUAL_SETTINGS, revision: 0, changedAt: null, changedBy: null }
  const [by] = await asks.identity.people(db, [row.changedBy])
  return {
    settings: completed(row.settings),
    revision: row.revision,
    changedAt: row.changedAt,
    changedBy: by?.displayName ?? row.changedBy,
  }
}

/** @param revision the one that was seen: who changed something meanwhile is not overwritten */
export async function changeSettings(
  deps: IntradayDeps,
  personId: string,
  settings: Settings,
  revision: number,
): Promise<Outcome<SettingsView, 'settings-changed-meanwhile'>> {
  const { db, clock, log } = deps.platform
  return db.transaction(async (tx) => {
    const now = clock.now()
    const written = await tx.run(sql`insert into intraday.setting (settings, revision, changed_at, changed_by)
      select ${json(settings)}::jsonb, 1, ${at(now)}, ${personId} where ${revision}::int = 0
        or exists (select from intraday.setting)
      on conflict (is_only) do update set settings = excluded.settings, revision = setting.revision + 1,
        changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where setting.revision = ${revision}`)
    if (written === 0) return refused('settings-changed-meanwhile')
    await log.announce(tx, { kind: 'person', id: personId }, [
      deskSettingsChanged.of('settings', now, { revision: revision + 1 }),
    ])
    return done(await viewSettings(deps, tx))
  })
}
